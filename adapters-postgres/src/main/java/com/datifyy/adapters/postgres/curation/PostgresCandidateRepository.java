package com.datifyy.adapters.postgres.curation;

import static com.datifyy.adapters.postgres.schema.Tables.AVAILABILITY_SLOTS;
import static com.datifyy.adapters.postgres.schema.Tables.MATCH_CARDS;
import static com.datifyy.adapters.postgres.schema.Tables.USERS;
import static com.datifyy.adapters.postgres.schema.Tables.USER_SETTINGS;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.or;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;

import com.datifyy.adapters.postgres.PostgresDatabase;
import com.datifyy.adapters.postgres.dates.BookedTime;
import com.datifyy.adapters.postgres.identity.UserColumns;
import com.datifyy.application.curation.port.CandidateRepository;
import com.datifyy.application.curation.port.JoiningCursor;
import com.datifyy.domain.curation.Tomorrow;
import com.datifyy.domain.identity.AccountStatus;
import com.datifyy.domain.identity.User;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.shared.Page;
import com.datifyy.domain.shared.PageRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.Field;

/// The people who can be brought together, in PostgreSQL: accounts are walked from the newest on until a page
/// is full.
public final class PostgresCandidateRepository implements CandidateRepository {
    private final PostgresDatabase database;

    public PostgresCandidateRepository(PostgresDatabase database) {
        this.database = database;
    }

    @Override
    public Page<Candidate> free(Tomorrow from, LocalDate bornBy, PageRequest page) {
        JoiningCursor cursor = JoiningCursor.of(page);
        Condition behind = cursor == null
                ? noCondition()
                : row(USERS.CREATED_AT, USERS.ID)
                        .lt(cursor.joinedAt(), cursor.id().value());
        List<User> users = database.reading()
                .select(UserColumns.FIELDS)
                .from(USERS)
                .where(isActive())
                .and(behind)
                .and(exists(selectOne()
                        .from(MATCH_CARDS)
                        .where(MATCH_CARDS.USER_ID.eq(USERS.ID))
                        .and(MATCH_CARDS.SHOWN)
                        .and(MATCH_CARDS.GENDER.isNotNull())
                        .and(MATCH_CARDS.BIRTH_DATE.le(bornBy))))
                .and(exists(selectOne()
                        .from(AVAILABILITY_SLOTS)
                        .where(AVAILABILITY_SLOTS.USER_ID.eq(USERS.ID))
                        .and(AVAILABILITY_SLOTS.STARTS_AT.ge(beginning(from)))
                        .and(BookedTime.leavesTheHour())))
                .orderBy(USERS.CREATED_AT.desc(), USERS.ID.desc())
                .limit(page.limit() + 1)
                .fetch(UserColumns::user);
        Map<UserId, Hours> hours = hoursOf(users.stream().map(User::id).toList(), from);
        List<Candidate> following = new ArrayList<>();
        for (User user : users) {
            Hours free = hours.get(user.id());
            if (free != null) {
                following.add(new Candidate(user, free.slots, free.earliest));
            }
        }
        return JoiningCursor.page(following, page);
    }

    @Override
    public Map<UserId, Candidate> freeAmong(Collection<UserId> people, Tomorrow from) {
        Map<UserId, Hours> hours = hoursOf(people, from);
        Map<UserId, Candidate> free = new HashMap<>();
        accounts(hours.keySet()).forEach((id, user) -> {
            Hours of = hours.get(id);
            if (of != null && user.status().mayBeIntroduced()) {
                free.put(id, new Candidate(user, of.slots, of.earliest));
            }
        });
        return free;
    }

    @Override
    public Map<UserId, User> accounts(Collection<UserId> people) {
        Map<UserId, User> found = new HashMap<>();
        if (!people.isEmpty()) {
            database.reading()
                    .select(UserColumns.FIELDS)
                    .from(USERS)
                    .where(USERS.ID.in(numbers(people)))
                    .fetch(UserColumns::user)
                    .forEach(user -> found.put(user.id(), user));
        }
        return found;
    }

    private record Hours(int slots, Instant earliest) {}

    private Map<UserId, Hours> hoursOf(Collection<UserId> people, Tomorrow from) {
        Map<UserId, Hours> found = new HashMap<>();
        if (!people.isEmpty()) {
            database.reading()
                    .select(AVAILABILITY_SLOTS.USER_ID, count(), min(AVAILABILITY_SLOTS.STARTS_AT))
                    .from(AVAILABILITY_SLOTS)
                    .where(areAhead(people, from))
                    .and(BookedTime.leavesTheHourOf(numbers(people)))
                    .groupBy(AVAILABILITY_SLOTS.USER_ID)
                    .forEach(row -> found.put(new UserId(row.value1()), new Hours(row.value2(), row.value3())));
        }
        return found;
    }

    /// When tomorrow begins for the account that is looked at. The times of the zones are read in a question of their
    /// own, which is asked once: beside the zone they would be read anew for each account.
    private static Field<Instant> beginning(Tomorrow from) {
        Map<String, Instant> zones = from.byZone();
        Field<Instant> own = field(select(field(
                        "((SELECT {0}::timestamptz[]))[array_position({1}, {2})]",
                        AVAILABILITY_SLOTS.STARTS_AT.getDataType(),
                        val(zones.values().stream().map(Instant::toString).toArray(String[]::new)),
                        val(zones.keySet().toArray(String[]::new)),
                        USER_SETTINGS.TIME_ZONE))
                .from(USER_SETTINGS)
                .where(USER_SETTINGS.USER_ID.eq(USERS.ID)));
        return coalesce(own, val(from.usual(), AVAILABILITY_SLOTS.STARTS_AT));
    }

    /// The hours of several people from their own tomorrow on.
    private Condition areAhead(Collection<UserId> people, Tomorrow from) {
        Map<Integer, String> zones = database.reading()
                .select(USER_SETTINGS.USER_ID, USER_SETTINGS.TIME_ZONE)
                .from(USER_SETTINGS)
                .where(USER_SETTINGS.USER_ID.in(numbers(people)))
                .and(USER_SETTINGS.TIME_ZONE.isNotNull())
                .fetchMap(USER_SETTINGS.USER_ID, USER_SETTINGS.TIME_ZONE);
        Map<Instant, List<Integer>> byBeginning = people.stream()
                .map(UserId::value)
                .collect(Collectors.groupingBy(
                        person -> zones.containsKey(person) ? from.in(ZoneId.of(zones.get(person))) : from.usual()));
        return or(byBeginning.entrySet().stream()
                .map(group -> AVAILABILITY_SLOTS
                        .USER_ID
                        .in(group.getValue())
                        .and(AVAILABILITY_SLOTS.STARTS_AT.ge(group.getKey())))
                .toList());
    }

    private static Condition isActive() {
        return USERS.STATUS.eq(AccountStatus.ACTIVE.name());
    }

    private static List<Integer> numbers(Collection<UserId> people) {
        return people.stream().map(UserId::value).toList();
    }
}
