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
import static org.jooq.impl.DSL.nullif;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectCount;
import static org.jooq.impl.DSL.val;

import com.datifyy.adapters.postgres.PostgresDatabase;
import com.datifyy.application.admin.port.FiguresRepository;
import com.datifyy.domain.dates.DateStatus;
import com.datifyy.domain.figures.ActivePeople.Bucket;
import com.datifyy.domain.figures.ActivePeople.Sign;
import com.datifyy.domain.figures.Buckets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
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
    private static final Field<String> COUNTRY = coalesce(nullif(PROFILES.COUNTRY, inline("")), PROFILES.COUNTRY_CODE);

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
        return counted(FREE_PEOPLE, FREE_PEOPLE.UNTIL.gt(inline(time, FREE_PEOPLE.UNTIL)));
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

    @Override
    public Map<String, Long> genders() {
        var genders = new HashMap<String, Long>();
        database.reading()
                .select(PROFILES.GENDER, count())
                .from(PROFILES)
                .where(PROFILES.GENDER.isNotNull())
                .groupBy(PROFILES.GENDER)
                .forEach(row -> genders.put(row.value1(), row.value2().longValue()));
        return genders;
    }

    @Override
    public List<Long> bornBetween(List<LocalDate> days) {
        return between(PROFILES, PROFILES.DATE_OF_BIRTH, days);
    }

    @Override
    public List<Place> countries(int atMost) {
        return largest(COUNTRY, isIn("").and(COUNTRY.ne("")), List.of(COUNTRY), atMost);
    }

    @Override
    public List<Place> states(String country, int atMost) {
        return largest(
                PROFILES.STATE,
                isIn(country).and(PROFILES.STATE.isNotNull()),
                List.of(PROFILES.STATE, COUNTRY),
                atMost);
    }

    @Override
    public List<Place> cities(String country, int atMost) {
        return largest(PROFILES.CITY, isIn(country).and(PROFILES.CITY.ne("")), List.of(PROFILES.CITY, COUNTRY), atMost);
    }

    @Override
    public OfState ofState(String state, int atMost) {
        Condition living = PROFILES.STATE.isNotNull().and(lower(PROFILES.STATE).eq(lower(val(state, PROFILES.STATE))));
        return database.reading()
                .select(count(), count().filterWhere(PROFILES.CITY.ne("")))
                .from(PROFILES)
                .where(living)
                .fetchSingle(row -> new OfState(
                        row.value1(),
                        row.value2(),
                        largest(
                                PROFILES.CITY,
                                living.and(PROFILES.CITY.ne("")),
                                List.of(PROFILES.CITY, COUNTRY),
                                atMost)));
    }

    @Override
    public long withCountry(String country) {
        return counted(PROFILES, isIn(country).and(COUNTRY.ne("")));
    }

    @Override
    public long withState(String country) {
        return counted(PROFILES, isIn(country).and(PROFILES.STATE.isNotNull()));
    }

    @Override
    public long withCity(String country) {
        return counted(PROFILES, isIn(country).and(PROFILES.CITY.ne("")));
    }

    private List<Place> largest(Field<String> name, Condition which, List<Field<String>> groups, int atMost) {
        return database.reading()
                .select(name, max(PROFILES.COUNTRY_CODE), count())
                .from(PROFILES)
                .where(which)
                .groupBy(groups)
                .orderBy(count().desc(), name)
                .limit(atMost)
                .fetch(row -> new Place(row.value1(), row.value2(), row.value3()));
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

    /// One count of a narrow range of an index for each stretch.
    private <T> List<Long> between(Table<?> table, Field<T> field, List<T> limits) {
        var fields = new ArrayList<Field<Integer>>();
        for (int i = 0; i + 1 < limits.size(); i++) {
            fields.add(field(stretch(table, field, limits, i)));
        }
        return fields.isEmpty()
                ? List.of()
                : database.reading().select(fields).fetchSingle().intoList().stream()
                        .map(number -> ((Number) number).longValue())
                        .toList();
    }

    private static <T> Select<Record1<Integer>> stretch(Table<?> table, Field<T> field, List<T> limits, int i) {
        return selectCount().from(table).where(field.ge(limits.get(i))).and(field.lt(limits.get(i + 1)));
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
