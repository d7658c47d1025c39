package com.datifyy.adapters.postgres.identity;

import static com.datifyy.adapters.postgres.schema.Tables.LINKED_IDENTITIES;
import static com.datifyy.adapters.postgres.schema.Tables.PARTED_IDENTITIES;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import com.datifyy.adapters.postgres.PostgresDatabase;
import com.datifyy.application.identity.port.LinkedIdentityRepository;
import com.datifyy.domain.identity.IdentityProvider;
import com.datifyy.domain.identity.UserId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
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
        database.writing()
                .deleteFrom(PARTED_IDENTITIES)
                .where(parted(link.provider(), link.subject(), link.account()))
                .execute();
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
    public int takeOffSince(UserId account, Instant since, Instant now) {
        return takeOff(LINKED_IDENTITIES.USER_ID.eq(account.value()).and(LINKED_IDENTITIES.LINKED_AT.gt(since)), now);
    }

    @Override
    public int takeOff(UserId account, IdentityProvider provider, Instant now) {
        return takeOff(
                LINKED_IDENTITIES.USER_ID.eq(account.value()).and(LINKED_IDENTITIES.PROVIDER.eq(provider.name())), now);
    }

    private int takeOff(Condition which, Instant now) {
        database.writing()
                .insertInto(
                        PARTED_IDENTITIES,
                        PARTED_IDENTITIES.PROVIDER,
                        PARTED_IDENTITIES.SUBJECT,
                        PARTED_IDENTITIES.USER_ID,
                        PARTED_IDENTITIES.PARTED_AT)
                .select(select(
                                LINKED_IDENTITIES.PROVIDER,
                                LINKED_IDENTITIES.SUBJECT,
                                LINKED_IDENTITIES.USER_ID,
                                val(now, PARTED_IDENTITIES.PARTED_AT))
                        .from(LINKED_IDENTITIES)
                        .where(which))
                .onConflictDoNothing()
                .execute();
        return database.writing().deleteFrom(LINKED_IDENTITIES).where(which).execute();
    }

    @Override
    public boolean wasTakenOff(IdentityProvider provider, String subject, UserId account) {
        return database.reading().fetchExists(PARTED_IDENTITIES, parted(provider, subject, account));
    }

    private static Condition parted(IdentityProvider provider, String subject, UserId account) {
        return PARTED_IDENTITIES
                .PROVIDER
                .eq(provider.name())
                .and(PARTED_IDENTITIES.SUBJECT.eq(subject))
                .and(PARTED_IDENTITIES.USER_ID.eq(account.value()));
    }

    @Override
    public List<Parting> takenOff(UserId account) {
        return database
                .reading()
                .selectFrom(PARTED_IDENTITIES)
                .where(PARTED_IDENTITIES.USER_ID.eq(account.value()))
                .fetch(row -> new Parting(
                        IdentityProvider.valueOf(row.get(PARTED_IDENTITIES.PROVIDER)),
                        row.get(PARTED_IDENTITIES.SUBJECT),
                        account,
                        row.get(PARTED_IDENTITIES.PARTED_AT)))
                .stream()
                .sorted(Comparator.comparing(Parting::provider).thenComparing(Parting::subject))
                .toList();
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
