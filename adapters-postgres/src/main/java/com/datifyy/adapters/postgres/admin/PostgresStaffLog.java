package com.datifyy.adapters.postgres.admin;

import static com.datifyy.adapters.postgres.schema.Tables.STAFF_DEEDS;

import com.datifyy.adapters.postgres.PostgresDatabase;
import com.datifyy.adapters.postgres.answers.Details;
import com.datifyy.application.admin.port.StaffLog;
import com.datifyy.domain.admin.AdminId;
import com.datifyy.domain.admin.StaffDeed;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.shared.NumberedPage;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.impl.DSL;

/// The log of what the staff did, in PostgreSQL.
public final class PostgresStaffLog implements StaffLog {
    private static final Field<Integer[]> NOBODY = DSL.inline(new Integer[0]);
    private static final Set<String> KINDS =
            Arrays.stream(StaffDeed.Kind.values()).map(Enum::name).collect(Collectors.toUnmodifiableSet());

    private final PostgresDatabase database;
    private final int longest;

    public PostgresStaffLog(PostgresDatabase database) {
        this(database, LONGEST);
    }

    /// @param longest how many deeds the list holds at most
    public PostgresStaffLog(PostgresDatabase database, int longest) {
        this.database = database;
        this.longest = longest;
    }

    @Override
    public void append(StaffDeed deed) {
        AdminId who = deed.who();
        UserId subject = deed.subject();
        database.writing()
                .insertInto(STAFF_DEEDS)
                .set(STAFF_DEEDS.KIND, deed.kind().name())
                .set(STAFF_DEEDS.ADMIN_ID, who == null ? null : who.value())
                .set(STAFF_DEEDS.USER_ID, subject == null ? null : subject.value())
                .set(
                        STAFF_DEEDS.OTHERS,
                        deed.others().stream().map(UserId::value).sorted().toArray(Integer[]::new))
                .set(STAFF_DEEDS.WHY, deed.why())
                .set(STAFF_DEEDS.NETWORK, deed.network())
                .set(STAFF_DEEDS.AT, deed.at())
                .set(STAFF_DEEDS.DETAILS, Details.written(deed.details()))
                .execute();
    }

    @Override
    public List<StaffDeed> about(UserId person, int atMost) {
        return known(database.reading()
                .selectFrom(STAFF_DEEDS)
                .where(STAFF_DEEDS.USER_ID.eq(person.value()))
                .orderBy(STAFF_DEEDS.ID.desc())
                .limit(atMost)
                .fetch());
    }

    @Override
    public List<StaffDeed> naming(UserId person, int atMost) {
        DSLContext sql = database.reading();
        // Each half is found by an index of its own, which one condition for both would not be.
        return known(sql.selectFrom(STAFF_DEEDS)
                .where(STAFF_DEEDS.USER_ID.eq(person.value()))
                .orderBy(STAFF_DEEDS.ID.desc())
                .limit(atMost)
                .unionAll(sql.selectFrom(STAFF_DEEDS)
                        .where(STAFF_DEEDS.OTHERS.contains(new Integer[] {person.value()}))
                        .and(STAFF_DEEDS.OTHERS.ne(NOBODY))
                        .orderBy(STAFF_DEEDS.ID.desc())
                        .limit(atMost))
                .orderBy(STAFF_DEEDS.ID.desc())
                .limit(atMost)
                .fetch());
    }

    @Override
    public NumberedPage<StaffDeed> list(NumberedPage.Wanted wanted) {
        return database.readingTogether(sql -> {
            // Counted in the order of the key, which is not read any further than that.
            int total = sql.fetchCount(sql.selectOne()
                    .from(STAFF_DEEDS)
                    .orderBy(STAFF_DEEDS.ID.desc())
                    .limit(longest));
            List<StaffDeed> deeds = wanted.offset() >= total
                    ? List.of()
                    : known(sql.selectFrom(STAFF_DEEDS)
                            .orderBy(STAFF_DEEDS.ID.desc())
                            .limit(Math.min(wanted.size(), longest - wanted.offset()))
                            .offset(wanted.offset())
                            .fetch());
            return new NumberedPage<>(deeds, wanted.page(), wanted.size(), total);
        });
    }

    /// A later release may have noted deeds of a kind that this one does not know: they stay, and are not shown.
    private static List<StaffDeed> known(Result<? extends Record> rows) {
        return rows.stream()
                .filter(row -> KINDS.contains(row.get(STAFF_DEEDS.KIND)))
                .map(PostgresStaffLog::deed)
                .toList();
    }

    private static StaffDeed deed(Record row) {
        Integer who = row.get(STAFF_DEEDS.ADMIN_ID);
        Integer subject = row.get(STAFF_DEEDS.USER_ID);
        return new StaffDeed(
                StaffDeed.Kind.valueOf(row.get(STAFF_DEEDS.KIND)),
                who == null ? null : new AdminId(who),
                subject == null ? null : new UserId(subject),
                Arrays.stream(row.get(STAFF_DEEDS.OTHERS)).map(UserId::new).collect(Collectors.toUnmodifiableSet()),
                row.get(STAFF_DEEDS.WHY),
                row.get(STAFF_DEEDS.NETWORK),
                row.get(STAFF_DEEDS.AT),
                Details.read(row.get(STAFF_DEEDS.DETAILS)));
    }
}
