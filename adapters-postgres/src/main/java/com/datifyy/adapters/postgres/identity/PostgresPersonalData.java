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
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Select;
import org.jspecify.annotations.Nullable;

/// Everything about somebody in PostgreSQL: the account, and every row of every table that refers to it.
public final class PostgresPersonalData implements PersonalData {
    private final PostgresDatabase database;

    /// A column that names rows of another table by their key.
    private record Reference(String table, String column, String parent, String key) {
        boolean isToAccounts() {
            return parent.equals(USERS.getName());
        }
    }

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
    public void noteRemoval(UserId account, Instant now) {
        database.writing()
                .update(USERS)
                .set(USERS.REMOVED_AT, now)
                .where(USERS.ID.eq(account.value()))
                .execute();
    }

    @Override
    public boolean wasRemovedBefore(UserId account, Instant before) {
        return database.reading().fetchExists(USERS, removedBefore(before).and(USERS.ID.eq(account.value())));
    }

    /// Closing an account and opening it again leaves the time of an older removal, which then means nothing.
    private static Condition removedBefore(Instant before) {
        return USERS.REMOVED_AT
                .lt(before)
                .and(USERS.STATUS.eq(AccountStatus.DELETED.name()))
                .and(USERS.CLOSED_AT.isNull());
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
        var removed = select(USERS.ID).from(USERS).where(removedBefore(before)).and(further);
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
                .fetch(closed.union(removed).union(lost).orderBy(1).limit(atMost))
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

    /// How many rows belong to an account, by table; a row that belongs to it in two ways counts once.
    private Map<String, Integer> count(List<Reference> references, UserId account) {
        Map<String, Integer> rows = new TreeMap<>();
        for (String table : tablesBelow(references)) {
            int found = database.writing().fetchCount(below(table, "ctid", references, account));
            if (found > 0) {
                rows.put(table, found);
            }
        }
        return rows;
    }

    /// The tables whose rows refer to accounts, or to such rows in turn.
    private static Set<String> tablesBelow(List<Reference> references) {
        Set<String> reached = new TreeSet<>();
        boolean more = true;
        while (more) {
            more = references.stream()
                            .filter(reference -> reference.isToAccounts() || reached.contains(reference.parent()))
                            .filter(reference -> reached.add(reference.table()))
                            .count()
                    > 0;
        }
        return reached;
    }

    /// What stands in a column of the rows that belong to an account.
    private static Select<Record1<Object>> below(
            String table, String column, List<Reference> references, UserId account) {
        Set<String> reached = tablesBelow(references);
        return references.stream()
                .filter(reference -> reference.table().equals(table))
                .filter(reference -> reference.isToAccounts() || reached.contains(reference.parent()))
                .map(reference -> named(reference, column, references, account))
                .reduce((one, other) -> one.union(other))
                .orElseThrow();
    }

    private static Select<Record1<Object>> named(
            Reference reference, String column, List<Reference> references, UserId account) {
        Field<Object> naming = field(name(reference.column()));
        Condition belongs = reference.isToAccounts()
                ? naming.eq(account.value())
                : naming.in(below(reference.parent(), reference.key(), references, account));
        return select(field(name(column)))
                .from(table(name("datifyy", reference.table())))
                .where(belongs);
    }

    /// Asked of the catalogue, so that a table added later cannot be forgotten here: every column that names accounts,
    /// and every one whose row goes with the row that it names.
    private List<Reference> references() {
        return database.reading()
                .resultQuery("""
                        SELECT owning.relname, attribute.attname, parent.relname, key.attname
                        FROM pg_catalog.pg_constraint AS reference
                        JOIN pg_catalog.pg_class AS owning ON owning.oid = reference.conrelid
                        JOIN pg_catalog.pg_class AS parent ON parent.oid = reference.confrelid
                        CROSS JOIN unnest(reference.conkey, reference.confkey) AS pair (own, other)
                        JOIN pg_catalog.pg_attribute AS attribute
                            ON attribute.attrelid = reference.conrelid AND attribute.attnum = pair.own
                        JOIN pg_catalog.pg_attribute AS key
                            ON key.attrelid = reference.confrelid AND key.attnum = pair.other
                        WHERE reference.contype = 'f' AND reference.connamespace = 'datifyy'::regnamespace
                            AND (reference.confrelid = 'datifyy.users'::regclass OR reference.confdeltype = 'c')
                        ORDER BY 1, 2, 3, 4
                        """)
                .fetch()
                .map(row -> new Reference(
                        row.get(0, String.class),
                        row.get(1, String.class),
                        row.get(2, String.class),
                        row.get(3, String.class)));
    }
}
