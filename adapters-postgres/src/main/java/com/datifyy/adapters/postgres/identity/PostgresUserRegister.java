package com.datifyy.adapters.postgres.identity;

import static com.datifyy.adapters.postgres.schema.Tables.AVAILABILITY_SLOTS;
import static com.datifyy.adapters.postgres.schema.Tables.PROFILES;
import static com.datifyy.adapters.postgres.schema.Tables.PROFILE_PHOTOS;
import static com.datifyy.adapters.postgres.schema.Tables.USERS;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.or;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectCount;

import com.datifyy.adapters.postgres.PostgresDatabase;
import com.datifyy.adapters.postgres.dates.BookedTime;
import com.datifyy.application.admin.port.UserRegister;
import com.datifyy.domain.admin.UserField;
import com.datifyy.domain.admin.UserOrder;
import com.datifyy.domain.identity.AccountStatus;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.profile.traits.Gender;
import com.datifyy.domain.shared.NumberedPage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectField;
import org.jooq.Table;

/// The people in PostgreSQL, as the staff goes through them. A page is found by an index of its order or of
/// what it is narrowed by, whichever the planner finds cheaper; what else is told about the people on it is
/// asked of those alone.
public final class PostgresUserRegister implements UserRegister {
    private static final char ESCAPE = '!';
    private static final Field<String> NAME = field("lower({0}) collate \"C\"", String.class, USERS.NAME);
    private static final Field<String> EMAIL = field("coalesce({0}, '') collate \"C\"", String.class, USERS.EMAIL);
    private static final Field<Instant> LAST_LOGIN = coalesce(USERS.LAST_LOGIN_AT, USERS.CREATED_AT);
    private static final Field<Integer> PHOTOS =
            field(selectCount().from(PROFILE_PHOTOS).where(PROFILE_PHOTOS.USER_ID.eq(USERS.ID)));

    private final PostgresDatabase database;
    private final int longest;

    public PostgresUserRegister(PostgresDatabase database) {
        this(database, LONGEST);
    }

    /// @param longest how many people a list holds at most
    public PostgresUserRegister(PostgresDatabase database, int longest) {
        this.database = database;
        this.longest = longest;
    }

    /// Which people, and where they are found.
    private record Source(Table<?> table, Condition condition, Field<Integer> id) {}

    @Override
    public NumberedPage<Entry> list(Selection selection, NumberedPage.Wanted wanted, Instant now) {
        return page(source(selection), order(selection.order()), rises(selection), wanted, now);
    }

    /// Whoever is younger was born later.
    private static boolean rises(Selection selection) {
        return selection.ascending() != (selection.order() == UserOrder.AGE);
    }

    private static Source source(Selection selection) {
        AccountStatus status = selection.status();
        Gender gender = selection.gender();
        boolean byAge = selection.order() == UserOrder.AGE;
        Condition condition = (status == null ? noCondition() : USERS.STATUS.eq(status.name()))
                .and(gender == null ? noCondition() : PROFILES.GENDER.eq(gender.name()));
        Table<?> joined = USERS.join(PROFILES).on(PROFILES.USER_ID.eq(USERS.ID));
        return new Source(byAge || gender != null ? joined : USERS, condition, byAge ? PROFILES.USER_ID : USERS.ID);
    }

    private static Field<?> order(UserOrder order) {
        return switch (order) {
            case CREATED_AT -> USERS.CREATED_AT;
            case NAME -> NAME;
            case EMAIL -> EMAIL;
            case LAST_LOGIN -> LAST_LOGIN;
            case AGE -> PROFILES.DATE_OF_BIRTH;
        };
    }

    @Override
    public NumberedPage<Entry> search(Words words, NumberedPage.Wanted wanted, Instant now) {
        boolean inside = words.text().length() >= SHORTEST_INSIDE;
        List<Condition> places = new ArrayList<>();
        if (words.fields().contains(UserField.NAME)) {
            places.add(inside ? contains(lower(USERS.NAME), words.text()) : begins(NAME, words.text()));
        }
        if (words.fields().contains(UserField.EMAIL)) {
            places.add(inside ? contains(USERS.EMAIL, words.text()) : begins(EMAIL, words.text()));
        }
        if (words.fields().contains(UserField.PHONE) && words.digits().length() >= SHORTEST_INSIDE) {
            places.add(contains(USERS.PHONE_NUMBER, words.digits()));
        }
        return found(places.isEmpty() ? falseCondition() : or(places), wanted, now);
    }

    private static Condition contains(Field<String> field, String letters) {
        return field.like('%' + literally(letters) + '%', ESCAPE);
    }

    private static Condition begins(Field<String> field, String letters) {
        return field.like(literally(letters) + '%', ESCAPE);
    }

    private static String literally(String letters) {
        return letters.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }

    /// Found before they are ordered: an index of the order would be gone through from its beginning for
    /// letters that hardly anybody has.
    private NumberedPage<Entry> found(Condition condition, NumberedPage.Wanted wanted, Instant now) {
        var found = name("found")
                .asMaterialized(select(USERS.ID, USERS.CREATED_AT)
                        .from(USERS)
                        .where(condition)
                        .limit(longest));
        var id = field(name("found", "id"), Integer.class);
        var joined = field(name("found", "created_at"), Instant.class);
        return database.readingTogether(sql -> {
            int total = Objects.requireNonNull(
                    sql.with(found).selectCount().from(found).fetchSingle().value1());
            List<Integer> ids = wanted.offset() >= total
                    ? List.of()
                    : sql.with(found)
                            .select(id)
                            .from(found)
                            .orderBy(joined.desc(), id.desc())
                            .limit(wanted.size())
                            .offset(wanted.offset())
                            .fetch(id);
            return new NumberedPage<>(entries(sql, ids, now), wanted.page(), wanted.size(), total);
        });
    }

    private NumberedPage<Entry> page(
            Source source, Field<?> order, boolean rises, NumberedPage.Wanted wanted, Instant now) {
        return database.readingTogether(sql -> {
            // Counted in the order of an index, which is not read any further than that.
            int total = sql.fetchCount(sql.selectOne()
                    .from(source.table())
                    .where(source.condition())
                    .orderBy(
                            rises ? order.asc() : order.desc(),
                            rises ? source.id().asc() : source.id().desc())
                    .limit(longest));
            List<Integer> ids = wanted.offset() >= total
                    ? List.of()
                    : sql.select(source.id())
                            .from(source.table())
                            .where(source.condition())
                            .orderBy(
                                    rises ? order.asc() : order.desc(),
                                    rises ? source.id().asc() : source.id().desc())
                            .limit(Math.min(wanted.size(), longest - wanted.offset()))
                            .offset(wanted.offset())
                            .fetch(source.id());
            return new NumberedPage<>(entries(sql, ids, now), wanted.page(), wanted.size(), total);
        });
    }

    @Override
    public Optional<Entry> find(UserId id, Instant now) {
        return entries(database.reading(), List.of(id.value()), now).stream().findFirst();
    }

    private static List<Entry> entries(DSLContext sql, List<Integer> ids, Instant now) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Field<Integer> hours = field(selectCount()
                .from(AVAILABILITY_SLOTS)
                .where(AVAILABILITY_SLOTS.USER_ID.eq(USERS.ID))
                .and(AVAILABILITY_SLOTS.STARTS_AT.ge(now))
                .and(BookedTime.leavesTheHour()));
        List<SelectField<?>> fields = new ArrayList<>(UserColumns.FIELDS);
        fields.addAll(List.of(PROFILES.DATE_OF_BIRTH, PROFILES.GENDER, PHOTOS, hours));
        Map<Integer, Entry> found = sql
                .select(fields)
                .from(USERS)
                .leftJoin(PROFILES)
                .on(PROFILES.USER_ID.eq(USERS.ID))
                .where(USERS.ID.in(ids))
                .fetch()
                .stream()
                .collect(Collectors.toMap(row -> row.get(USERS.ID), row -> entry(row, hours)));
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    private static Entry entry(Record row, Field<Integer> hours) {
        String gender = row.get(PROFILES.GENDER);
        return new Entry(
                UserColumns.user(row),
                row.get(PROFILES.DATE_OF_BIRTH),
                gender == null ? null : Gender.valueOf(gender),
                row.get(PHOTOS),
                row.get(hours));
    }
}
