package com.datifyy.adapters.postgres.identity;

import static com.datifyy.adapters.postgres.schema.Tables.LINKED_IDENTITIES;
import static com.datifyy.adapters.postgres.schema.Tables.RETIRED_USER_IDS;
import static com.datifyy.adapters.postgres.schema.Tables.USERS;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.table;

import com.datifyy.adapters.postgres.PostgresDatabase;
import com.datifyy.application.identity.port.PersonalData;
import com.datifyy.domain.identity.AccountStatus;
import com.datifyy.domain.identity.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.Condition;
import org.jooq.Record1;
import org.jspecify.annotations.Nullable;

/// Everything about somebody in PostgreSQL: the account, and every row of every table that refers to it.
public final class PostgresPersonalData implements PersonalData {
    private final PostgresDatabase database;

    /// A column of another table that names accounts.
    private record Reference(String table, String column) {}

    public PostgresPersonalData(PostgresDatabase database) {
        this.database = database;
    }

    @Override
    public void noteReason(UserId account, String reason) {
        database.writing()
                .update(USERS)
                .set(USERS.CLOSING_REASON, reason.isEmpty() ? null : reason)
                .where(USERS.ID.eq(account.value()))
                .execute();
    }

    @Override
    public String reasonOf(UserId account) {
        return database.reading()
                .select(coalesce(USERS.CLOSING_REASON, ""))
                .from(USERS)
                .where(USERS.ID.eq(account.value()))
                .fetchOptional(Record1::value1)
                .orElse("");
    }

    @Override
    public List<UserId> due(Instant before, @Nullable UserId after, int atMost) {
        Condition further = after == null ? noCondition() : USERS.ID.gt(after.value());
        var owner = USERS.as("owner");
        var closed = select(USERS.ID)
                .from(USERS)
                .where(USERS.CLOSED_AT.lt(before))
                .and(further)
                .and(USERS.STATUS.eq(AccountStatus.DELETED.name()));
        var lost = select(USERS.ID)
                .from(USERS)
                .where(USERS.EMAIL_VERIFIED_AT.isNull())
                .and(USERS.PHONE_VERIFIED_AT.isNull())
                .and(USERS.STATUS.eq(inline(AccountStatus.PENDING.name())))
                .and(USERS.CREATED_AT.lt(before))
                .and(USERS.LAST_ACTIVE_AT.lt(before))
                .and(further)
                .and(exists(selectOne()
                        .from(owner)
                        .where(owner.EMAIL.eq(USERS.EMAIL))
                        .and(owner.EMAIL_VERIFIED_AT.isNotNull())))
                .and(notExists(selectOne().from(LINKED_IDENTITIES).where(LINKED_IDENTITIES.USER_ID.eq(USERS.ID))));
        return database.reading()
                .fetch(closed.union(lost).orderBy(1).limit(atMost))
                .map(row -> new UserId(row.value1()));
    }

    @Override
    public PurgeReport purge(UserId account, Instant now) {
        List<Reference> references = references();
        Map<String, Integer> removed = count(references, account);
        int accounts = database.writing()
                .deleteFrom(USERS)
                .where(USERS.ID.eq(account.value()))
                .execute();
        removed.merge(USERS.getName(), accounts, Integer::sum);
        database.writing()
                .insertInto(RETIRED_USER_IDS)
                .set(RETIRED_USER_IDS.ID, account.value())
                .set(RETIRED_USER_IDS.RETIRED_AT, now)
                .execute();
        Map<String, Integer> left = count(references, account);
        if (!left.isEmpty()) {
            throw new IllegalStateException("something is left of account " + account + " in " + left.keySet());
        }
        return new PurgeReport(removed);
    }

    private Map<String, Integer> count(List<Reference> references, UserId account) {
        Map<String, Integer> rows = new TreeMap<>();
        for (Reference reference : references) {
            int found = database.writing()
                    .fetchCount(
                            table(name("datifyy", reference.table())),
                            field(name(reference.column()), Integer.class).eq(account.value()));
            if (found > 0) {
                rows.merge(reference.table(), found, Integer::sum);
            }
        }
        return rows;
    }

    /// Asked of the catalogue, so that a table added later cannot be forgotten here.
    private List<Reference> references() {
        return database.reading()
                .resultQuery("""
                        SELECT owning.relname, attribute.attname
                        FROM pg_catalog.pg_constraint AS reference
                        JOIN pg_catalog.pg_class AS owning ON owning.oid = reference.conrelid
                        JOIN pg_catalog.pg_attribute AS attribute
                            ON attribute.attrelid = reference.conrelid AND attribute.attnum = ANY (reference.conkey)
                        WHERE reference.contype = 'f' AND reference.confrelid = 'datifyy.users'::regclass
                        ORDER BY 1, 2
                        """)
                .fetch()
                .map(row -> new Reference(row.get(0, String.class), row.get(1, String.class)));
    }
}
