package com.datifyy.adapters.postgres.identity;

import static com.datifyy.adapters.postgres.schema.Tables.LINKED_IDENTITIES;

import com.datifyy.adapters.postgres.PostgresDatabase;
import com.datifyy.application.identity.port.LinkedIdentityRepository;
import com.datifyy.domain.identity.IdentityProvider;
import com.datifyy.domain.identity.UserId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jooq.exception.IntegrityConstraintViolationException;

/// Linked identities in PostgreSQL.
public final class PostgresLinkedIdentityRepository implements LinkedIdentityRepository {
    private final PostgresDatabase database;

    public PostgresLinkedIdentityRepository(PostgresDatabase database) {
        this.database = database;
    }

    @Override
    public void reserve(IdentityProvider provider, String subject) {
        Reservations.hold(database, "identity " + provider + " " + subject);
    }

    @Override
    public Optional<UserId> find(IdentityProvider provider, String subject) {
        return database.reading()
                .select(LINKED_IDENTITIES.USER_ID)
                .from(LINKED_IDENTITIES)
                .where(LINKED_IDENTITIES.PROVIDER.eq(provider.name()))
                .and(LINKED_IDENTITIES.SUBJECT.eq(subject))
                .fetchOptional(LINKED_IDENTITIES.USER_ID)
                .map(UserId::new);
    }

    @Override
    public void add(Link link) {
        try {
            database.writing()
                    .insertInto(LINKED_IDENTITIES)
                    .set(LINKED_IDENTITIES.PROVIDER, link.provider().name())
                    .set(LINKED_IDENTITIES.SUBJECT, link.subject())
                    .set(LINKED_IDENTITIES.USER_ID, link.account().value())
                    .set(LINKED_IDENTITIES.LINKED_AT, link.linkedAt())
                    .execute();
        } catch (IntegrityConstraintViolationException violation) {
            throw new IllegalStateException("the identity is linked already, or the account is gone", violation);
        }
    }

    @Override
    public int removeSince(UserId account, Instant since) {
        return database.writing()
                .deleteFrom(LINKED_IDENTITIES)
                .where(LINKED_IDENTITIES.USER_ID.eq(account.value()))
                .and(LINKED_IDENTITIES.LINKED_AT.gt(since))
                .execute();
    }

    @Override
    public int remove(UserId account, IdentityProvider provider) {
        return database.writing()
                .deleteFrom(LINKED_IDENTITIES)
                .where(LINKED_IDENTITIES.USER_ID.eq(account.value()))
                .and(LINKED_IDENTITIES.PROVIDER.eq(provider.name()))
                .execute();
    }

    @Override
    public List<Link> of(UserId account) {
        return database
                .reading()
                .selectFrom(LINKED_IDENTITIES)
                .where(LINKED_IDENTITIES.USER_ID.eq(account.value()))
                .fetch(row -> new Link(
                        IdentityProvider.valueOf(row.get(LINKED_IDENTITIES.PROVIDER)),
                        row.get(LINKED_IDENTITIES.SUBJECT),
                        account,
                        row.get(LINKED_IDENTITIES.LINKED_AT)))
                .stream()
                .sorted(Comparator.comparing(Link::provider).thenComparing(Link::subject))
                .toList();
    }
}
