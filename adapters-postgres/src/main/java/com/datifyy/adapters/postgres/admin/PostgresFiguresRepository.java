package com.datifyy.adapters.postgres.admin;

import static com.datifyy.adapters.postgres.schema.Tables.ACTIVE_PEOPLE;
import static com.datifyy.adapters.postgres.schema.Tables.FREE_PEOPLE;
import static com.datifyy.adapters.postgres.schema.Tables.PROFILES;
import static com.datifyy.adapters.postgres.schema.Tables.SCHEDULED_DATES;
import static com.datifyy.adapters.postgres.schema.Tables.SIGNS_OF_LIFE;
import static com.datifyy.adapters.postgres.schema.Tables.USERS;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.nullif;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectCount;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.val;

import com.datifyy.adapters.postgres.PostgresDatabase;
import com.datifyy.adapters.postgres.schema.tables.Profiles;
import com.datifyy.application.admin.port.FiguresRepository;
import com.datifyy.domain.dates.DateStatus;
import com.datifyy.domain.figures.ActivePeople.Bucket;
import com.datifyy.domain.figures.ActivePeople.Sign;
import com.datifyy.domain.figures.Buckets;
import com.datifyy.domain.profile.traits.Gender;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;

/// Counts everybody in PostgreSQL, from indexes alone; who was there was counted before.
public final class PostgresFiguresRepository implements FiguresRepository {
    private static final int ROWS_AT_ONCE = 5_000;
    /// In place, as the index has it.
    private static final Condition IS_COMPLETED = SCHEDULED_DATES.STATUS.eq(inline(DateStatus.COMPLETED.name()));

    private static final Condition IS_NOT_COMPLETED =
            SCHEDULED_DATES.STATUS.in(EnumSet.complementOf(EnumSet.of(DateStatus.COMPLETED)).stream()
                    .map(DateStatus::name)
                    .toList());
    private static final Condition NEVER_SIGNED_IN = USERS.LAST_LOGIN_AT.isNull();
    /// Those who wrote the same, and how many they are.
    private static final Profiles ALIKE = PROFILES.as("alike");

    private static final Field<Integer> PEOPLE = field(name("people"), Integer.class);
    private static final Field<String> COUNTRY = coalesce(nullif(ALIKE.COUNTRY, inline("")), ALIKE.COUNTRY_CODE);

    /// From one way of writing a country to the next in the index of its letters.
    private static final String SPELLINGS = """
            WITH RECURSIVE spelling AS (
                (SELECT country AS name FROM datifyy.profiles
                WHERE country IS NOT NULL AND lower(country) = {0} ORDER BY country LIMIT 1)
                UNION ALL
                SELECT (SELECT country FROM datifyy.profiles
                    WHERE country IS NOT NULL AND lower(country) = {0} AND country > name ORDER BY country LIMIT 1)
                FROM spelling WHERE name IS NOT NULL)
            SELECT name FROM spelling WHERE name IS NOT NULL""";

    private final PostgresDatabase database;

    public PostgresFiguresRepository(PostgresDatabase database) {
        this.database = database;
    }

    /// The index by sign-in is the smallest that has nearly everybody.
    @Override
    public long all() {
        return database.reading()
                .select(field(usersWhich(USERS.LAST_LOGIN_AT.isNotNull())), field(usersWhich(NEVER_SIGNED_IN)))
                .fetchSingle(row -> (long) row.value1() + row.value2());
    }

    /// Everybody is looked at once: who signed in since, who did before, and who never did are all there are.
    @Override
    public Accounts accounts(Instant since) {
        return database.reading()
                .select(
                        field(usersWhich(USERS.LAST_LOGIN_AT.ge(since))),
                        field(usersWhich(USERS.LAST_LOGIN_AT.lt(since))),
                        field(usersWhich(NEVER_SIGNED_IN)),
                        field(usersWhich(USERS.EMAIL_VERIFIED_AT.isNull())))
                .fetchSingle(row -> {
                    long all = (long) row.value1() + row.value2() + row.value3();
                    return new Accounts(all, row.value1(), all - row.value4());
                });
    }

    private static Select<Record1<Integer>> usersWhich(Condition are) {
        return selectCount().from(USERS).where(are);
    }

    @Override
    public long joinedBefore(Instant time) {
        return counted(USERS, USERS.CREATED_AT.lt(time));
    }

    @Override
    public List<Long> joinedBetween(List<Instant> times) {
        return between(USERS, USERS.CREATED_AT, times);
    }

    /// The time stands in the question. Apart from it, it is a text, which PostgreSQL reads again for each row that it
    /// compares with it; where most are free it goes through the table, not through the index.
    @Override
    public long freeAfter(Instant time) {
        Field<Instant> after = inline(time, FREE_PEOPLE.UNTIL);
        return counted(FREE_PEOPLE, FREE_PEOPLE.UNTIL.gt(after)) - takenAfter(after);
    }

    /// How many of them have a date in each of their hours. Few have one in the last, and only of those the others are
    /// looked at.
    private long takenAfter(Field<Instant> after) {
        return database.reading().fetchSingle("""
                        SELECT count(*) FROM (
                            SELECT DISTINCT user_id
                            FROM datifyy.date_bookings AS bookings JOIN datifyy.free_people AS free USING (user_id)
                            WHERE free.until > {0} AND during && tstzrange(free.until, free.until + interval '1 hour')
                        ) AS busy
                        WHERE NOT EXISTS (
                            SELECT FROM datifyy.availability_slots AS hours
                            WHERE hours.user_id = busy.user_id AND hours.starts_at > {0}
                                AND NOT EXISTS (
                                    SELECT FROM datifyy.date_bookings AS bookings
                                    WHERE bookings.user_id = hours.user_id
                                        AND during && tstzrange(hours.starts_at, hours.ends_at)))""", after).get(0, Long.class);
    }

    @Override
    public Dates dates() {
        return database.reading()
                .select(field(datesWhich(IS_COMPLETED)), field(datesWhich(IS_NOT_COMPLETED)))
                .fetchSingle(row -> new Dates(row.value1() + row.value2(), row.value1()));
    }

    private static Select<Record1<Integer>> datesWhich(Condition are) {
        return selectCount().from(SCHEDULED_DATES).where(are);
    }

    /// A narrow range of the index for each: grouping everybody takes three times as long.
    @Override
    public Map<String, Long> genders() {
        Map<String, Long> genders = new HashMap<>();
        List<Long> people = counts(Arrays.stream(Gender.values())
                .<Select<Record1<Integer>>>map(
                        gender -> selectCount().from(PROFILES).where(PROFILES.GENDER.eq(gender.name())))
                .toList());
        for (Gender gender : Gender.values()) {
            long many = people.get(gender.ordinal());
            if (many > 0) {
                genders.put(gender.name(), many);
            }
        }
        return genders;
    }

    @Override
    public List<Long> bornBetween(List<LocalDate> days) {
        return between(PROFILES, PROFILES.DATE_OF_BIRTH, days);
    }

    @Override
    public Living byCountry(int atMost) {
        return living(isIn(""), List.of(), COUNTRY, atMost);
    }

    /// Only those who told a state are in an index with their state.
    @Override
    public Living byState(String country, int atMost) {
        Condition there = isIn(country);
        Living told = living(there.and(PROFILES.STATE.isNotNull()), List.of(PROFILES.STATE), ALIKE.STATE, atMost);
        return new Living(counted(PROFILES, there), told.told(), told.places());
    }

    @Override
    public Living byCity(String country, int atMost) {
        return byCity(isIn(country), atMost);
    }

    @Override
    public Living byCityOfState(String state, int atMost) {
        return byCity(
                PROFILES.STATE.isNotNull().and(lower(PROFILES.STATE).eq(lower(val(state, PROFILES.STATE)))), atMost);
    }

    private Living byCity(Condition which, int atMost) {
        return living(which, List.of(PROFILES.CITY), ALIKE.CITY, atMost);
    }

    /// Those who wrote the same are counted first, from an index alone, and then added up by name: working out the
    /// name of everybody's place takes twice as long.
    private Living living(Condition which, List<Field<String>> more, Field<String> name, int atMost) {
        var same = new ArrayList<Field<String>>(List.of(PROFILES.COUNTRY, PROFILES.COUNTRY_CODE));
        same.addAll(more);
        Table<?> alike = select(same)
                .select(count().as(PEOPLE))
                .from(PROFILES)
                .where(which)
                .groupBy(same)
                .asTable(ALIKE);
        Field<BigDecimal> people = sum(PEOPLE);
        Condition told = name.ne("");
        var rows = database.reading()
                .select(
                        name,
                        max(ALIKE.COUNTRY_CODE),
                        people,
                        sum(people).over(),
                        coalesce(sum(people).filterWhere(told).over(), inline(0)))
                .from(alike)
                .groupBy(name, COUNTRY)
                .orderBy(field(told).desc(), people.desc(), name)
                .limit(atMost)
                .fetch();
        return rows.isEmpty()
                ? new Living(0, 0, List.of())
                : new Living(
                        rows.getFirst().value4().longValue(),
                        rows.getFirst().value5().longValue(),
                        rows.stream()
                                .filter(row -> !row.value1().isEmpty())
                                .map(row -> new Place(
                                        row.value1(), row.value2(), row.value3().longValue()))
                                .toList());
    }

    @Override
    public List<Long> active(Buckets buckets) {
        var people = database.reading()
                .select(ACTIVE_PEOPLE.STARTS_ON, ACTIVE_PEOPLE.PEOPLE)
                .from(ACTIVE_PEOPLE)
                .where(ACTIVE_PEOPLE.ZONE.eq(buckets.zone().getId()))
                .and(ACTIVE_PEOPLE.PERIOD.eq(buckets.period().name()))
                .and(ACTIVE_PEOPLE.STARTS_ON.between(buckets.first(), buckets.last()))
                .fetchMap(ACTIVE_PEOPLE.STARTS_ON, ACTIVE_PEOPLE.PEOPLE);
        return buckets.starts().stream()
                .map(start -> people.getOrDefault(start, 0L))
                .toList();
    }

    @Override
    public Map<Sign, Long> takeSigns(int atMost) {
        var first = SIGNS_OF_LIFE.as("first");
        var signs = new HashMap<Sign, Long>();
        database.writing()
                .deleteFrom(SIGNS_OF_LIFE)
                .where(SIGNS_OF_LIFE.ID.in(select(first.ID)
                        .from(first)
                        .orderBy(first.ID)
                        .limit(atMost)
                        .forUpdate()
                        .skipLocked()))
                .returning(SIGNS_OF_LIFE.AT, SIGNS_OF_LIFE.BEFORE)
                .fetch()
                .forEach(row ->
                        signs.merge(new Sign(row.get(SIGNS_OF_LIFE.AT), row.get(SIGNS_OF_LIFE.BEFORE)), 1L, Long::sum));
        return signs;
    }

    @Override
    public void addActive(Map<Bucket, Long> people) {
        var rows = List.copyOf(people.entrySet());
        for (int from = 0; from < rows.size(); from += ROWS_AT_ONCE) {
            var some = rows.subList(from, Math.min(rows.size(), from + ROWS_AT_ONCE));
            database.writing()
                    .query(
                            """
                            INSERT INTO datifyy.active_people (zone, period, starts_on, people)
                            SELECT * FROM unnest({0}, {1}, {2}, {3})
                            ON CONFLICT (zone, period, starts_on)
                            DO UPDATE SET people = active_people.people + excluded.people
                            """,
                            val(some.stream().map(row -> row.getKey().zone()).toArray(String[]::new)),
                            val(some.stream()
                                    .map(row -> row.getKey().period().name())
                                    .toArray(String[]::new)),
                            val(some.stream().map(row -> row.getKey().starts()).toArray(LocalDate[]::new)),
                            val(some.stream().map(Map.Entry::getValue).toArray(Long[]::new)))
                    .execute();
        }
    }

    private <T> List<Long> between(Table<?> table, Field<T> field, List<T> limits) {
        var stretches = new ArrayList<Select<Record1<Integer>>>();
        for (int i = 0; i + 1 < limits.size(); i++) {
            stretches.add(
                    selectCount().from(table).where(field.ge(limits.get(i))).and(field.lt(limits.get(i + 1))));
        }
        return counts(stretches);
    }

    /// Several counts, each of a narrow range of an index, in one statement.
    private List<Long> counts(List<Select<Record1<Integer>>> each) {
        return each.isEmpty()
                ? List.of()
                : database.reading().select(each.stream().map(DSL::field).toList()).fetchSingle().intoList().stream()
                        .map(number -> ((Number) number).longValue())
                        .toList();
    }

    private long counted(Table<?> table, Condition which) {
        return database.reading().fetchCount(table, which);
    }

    private Condition isIn(String country) {
        Condition somewhere = PROFILES.COUNTRY.isNotNull();
        return country.isEmpty()
                ? somewhere
                : somewhere.and(PROFILES.COUNTRY_CODE
                        .eq(country.toUpperCase(Locale.ROOT))
                        .or(PROFILES.COUNTRY.in(spellings(country))));
    }

    /// The ways in which people write a country. What others make up as countries costs nothing here.
    private List<String> spellings(String country) {
        return database.reading()
                .resultQuery(SPELLINGS, val(country.toLowerCase(Locale.ROOT)))
                .fetch(0, String.class);
    }
}
