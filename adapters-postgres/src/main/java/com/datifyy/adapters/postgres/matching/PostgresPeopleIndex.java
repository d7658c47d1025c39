package com.datifyy.adapters.postgres.matching;

import static com.datifyy.adapters.postgres.schema.Tables.MATCH_CARDS;
import static com.datifyy.adapters.postgres.schema.Tables.MATCH_OUTLINES;
import static com.datifyy.adapters.postgres.schema.Tables.USERS;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import com.datifyy.adapters.postgres.Ids;
import com.datifyy.adapters.postgres.PostgresDatabase;
import com.datifyy.adapters.postgres.StillTrue;
import com.datifyy.application.matching.port.PeopleIndex;
import com.datifyy.domain.identity.AccountStatus;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.matching.Compatibility;
import com.datifyy.domain.matching.Eligibility;
import com.datifyy.domain.matching.MatchCard;
import com.datifyy.domain.matching.Moment;
import com.datifyy.domain.matching.Ranked;
import com.datifyy.domain.matching.Rotation;
import com.datifyy.domain.matching.Sample;
import com.datifyy.domain.matching.SearchFilters;
import com.datifyy.domain.shared.Page;
import com.datifyy.domain.shared.PageRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Select;
import org.jspecify.annotations.Nullable;

/// The index of people in PostgreSQL. Outlines narrow down who is looked at, and tell the most points that each
/// can have; the cards are read of those who could be among the best, most promising first, until nobody left
/// could. The domain decides about each card and scores it.
///
/// Of those whose card was read before, only its stamp is asked for at first, and the card itself if it has
/// changed since. Nothing is kept open between the questions, and a question takes no more
/// memory about a hundred million people than about a million.
public final class PostgresPeopleIndex implements PeopleIndex {
    private static final int PROMISES = 64_000;

    /// How many times as many are asked for the next time, and gathered at most.
    private static final int MORE_PROMISES = 4;

    /// How many are asked for at once in the end: some ten megabytes.
    private static final int MOST_PROMISES = MORE_PROMISES * PROMISES;

    private static final int CARDS_AT_FIRST = 100;
    private static final int CARDS_AT_ONCE = 400;
    private static final int FEW = 1_000;
    private static final int QUESTIONS_OF_A_CROWD = 15;
    private static final int COUNTED_PER_DRAWN = 10;

    private static final List<String> TAKING_PART = Arrays.stream(AccountStatus.values())
            .filter(AccountStatus::takesPart)
            .map(Enum::name)
            .toList();

    private static final int SHARE_OF_HEAP = 10;
    private static final int BYTES = 850;
    private static final int BYTES_PER_WISH = 16;

    private static final String STAMPS = "SELECT user_id, xmin FROM datifyy.match_cards WHERE user_id = ANY (?)";

    private static final String CARDS = """
            SELECT user_id, xmin, takes_part, verified, last_active_at, shown, shows_age, shows_distance, card
            FROM datifyy.match_cards WHERE user_id = ANY (?)""";

    private final PostgresDatabase database;
    private final Turns turns;
    private final StillTrue<Long, MatchCard> known;
    private final int few;
    private final int promises;
    private final int manageable;
    private final AtomicInteger crowded = new AtomicInteger();

    public PostgresPeopleIndex(PostgresDatabase database) {
        this(database, FEW, PROMISES);
    }

    /// @param few up to how many people are looked at without asking what they promise
    /// @param promises how many promising people are asked for at first
    PostgresPeopleIndex(PostgresDatabase database, int few, int promises) {
        this(
                database,
                new Turns(Math.max(2, Runtime.getRuntime().availableProcessors()), Duration.ofSeconds(5)),
                new StillTrue<>(
                        SHARE_OF_HEAP,
                        card -> BYTES + BYTES_PER_WISH * card.wishes().size()),
                few,
                promises);
        database.remembering("cards", known);
    }

    private PostgresPeopleIndex(
            PostgresDatabase database, Turns turns, StillTrue<Long, MatchCard> known, int few, int promises) {
        this.database = database;
        this.turns = turns;
        this.known = known;
        this.few = few;
        this.promises = promises;
        this.manageable = MORE_PROMISES * promises;
    }

    /// The same people read from a replica, where rows have the stamps they have here: what is remembered of
    /// either is good for both. Nobody waits for a turn with a connection in hand: the few connections to a
    /// replica are turns enough.
    public PostgresPeopleIndex in(PostgresDatabase replica) {
        return new PostgresPeopleIndex(replica, new Turns(Integer.MAX_VALUE, Duration.ZERO), known, few, promises);
    }

    /// The account is locked against changes for a moment: from then on a trigger keeps the standing in
    /// step with it.
    @Override
    public void put(MatchCard card) {
        Map<Field<?>, @Nullable Object> row = CardColumns.row(card);
        Map<Field<?>, Field<?>> changes = new LinkedHashMap<>();
        List<Field<?>> fields =
                new ArrayList<>(List.of(MATCH_CARDS.TAKES_PART, MATCH_CARDS.VERIFIED, MATCH_CARDS.LAST_ACTIVE_AT));
        List<Field<?>> values = new ArrayList<>(List.of(
                field(USERS.STATUS.in(TAKING_PART)), field(USERS.EMAIL_VERIFIED_AT.isNotNull()), USERS.LAST_ACTIVE_AT));
        row.forEach((field, value) -> {
            fields.add(field);
            values.add(val(value, field.getDataType()));
            changes.put(field, excluded(field));
        });
        int written = database.writing()
                .insertInto(MATCH_CARDS)
                .columns(fields)
                .select(select(values)
                        .from(USERS)
                        .where(USERS.ID.eq(card.owner().value()))
                        .forShare())
                .onConflict(MATCH_CARDS.USER_ID)
                .doUpdate()
                .set(changes)
                .execute();
        if (written != 1) {
            throw new IllegalStateException("there is no account " + card.owner());
        }
    }

    @Override
    public Optional<MatchCard> find(UserId person) {
        List<MatchCard> found = new ArrayList<>();
        readCards(List.of(person), (_, card) -> found.add(card));
        return found.stream().findFirst();
    }

    @Override
    public Page<Ranked> fitting(MatchCard seeker, Rotation rotation, PageRequest page, Instant now) {
        Best best = new Best(page);
        Moment at = Moment.of(now);
        if (Eligibility.isReady(seeker, at)) {
            find(
                    seeker,
                    rotation,
                    at,
                    Narrowing.fitting(seeker, at),
                    Outlines.mostPoints(seeker, true, at),
                    other -> Eligibility.fits(seeker, other, at),
                    best);
        }
        return best.page();
    }

    @Override
    public Page<Ranked> matching(MatchCard seeker, SearchFilters filters, PageRequest page, Instant now) {
        Best best = new Best(page);
        Moment at = Moment.of(now);
        find(
                seeker,
                Rotation.NONE,
                at,
                Narrowing.matching(seeker, filters, at),
                Outlines.mostPoints(seeker, false, at),
                other -> Eligibility.passes(seeker, other, filters, at),
                best);
        return best.page();
    }

    /// Ids are random, so the next ones after the seeker's own are people drawn at random. Where the narrowing
    /// leaves more than can be counted, it is asked about a stretch of ids alone.
    @Override
    public Sample draw(MatchCard seeker, int most, Instant now) {
        Moment at = Moment.of(now);
        int own = seeker.owner().value();
        List<MatchCard> cards = new ArrayList<>();
        AtomicInteger all = new AtomicInteger();
        if (Eligibility.isReady(seeker, at)) {
            turns.take(() -> {
                List<Condition> narrowing = Narrowing.fitting(seeker, at);
                int countable = most * COUNTED_PER_DRAWN;
                List<Integer> ids = ids(narrowing, countable + 1);
                if (ids.size() <= countable) {
                    all.set(ids.size());
                } else {
                    Stretch stretch = Stretch.after(own, countable, database);
                    ids = ids(
                            narrowing.stream()
                                    .map(part -> part.and(stretch.condition()))
                                    .toList(),
                            countable);
                    all.set(Math.max(countable + 1, stretch.scaled(ids.size())));
                }
                List<UserId> drawn = ids.stream()
                        .sorted(Comparator.comparing((Integer id) -> id < own).thenComparing(id -> id))
                        .limit(most)
                        .map(UserId::new)
                        .toList();
                readCards(drawn, (_, card) -> cards.add(card.asSeenByOthers()));
                all.addAndGet(cards.size() - drawn.size()); // who is gone by now
            });
        }
        return new Sample(cards, all.get());
    }

    private List<Integer> ids(List<Condition> narrowing, int most) {
        // A materialized part is planned for all of its rows, and still ends early.
        List<Select<?>> parts = narrowing.stream()
                .<Select<?>>map(part ->
                        select(MATCH_OUTLINES.USER_ID).from(MATCH_OUTLINES).where(part))
                .toList();
        String question =
                "WITH people AS MATERIALIZED (" + united(parts) + ") SELECT user_id FROM people LIMIT " + most;
        return database.askOnce(question, rows -> {
            List<Integer> ids = new ArrayList<>();
            while (rows.next()) {
                ids.add(rows.getInt(1));
            }
            return ids;
        });
    }

    private static List<Select<?>> promising(List<Condition> narrowing, Field<Integer> most) {
        return narrowing.stream()
                .<Select<?>>map(part -> select(MATCH_OUTLINES.USER_ID, most.as("most"))
                        .from(MATCH_OUTLINES)
                        .where(part))
                .toList();
    }

    private void find(
            MatchCard seeker,
            Rotation rotation,
            Moment at,
            List<Condition> narrowing,
            Field<Integer> most,
            Predicate<MatchCard> condition,
            Best best) {
        Consumer<MatchCard> judge = whole -> {
            MatchCard card = whole.asSeenByOthers();
            if (condition.test(card)) {
                best.see(Ranked.of(card, Compatibility.pointsBetween(seeker, card, at), rotation));
            }
        };
        turns.take(() -> {
            if (!mayBeFew() || !looksAtAll(narrowing, judge)) {
                lookAtBest(promising(narrowing, most), rotation, judge, best);
            }
        });
    }

    /// After a question about many, the next ones are probably about as many: they are not tried as if they
    /// were not.
    private boolean mayBeFew() {
        return crowded.getAndUpdate(left -> Math.max(0, left - 1)) == 0;
    }

    /// Looks at everybody whom the narrowing leaves, unless they are many. Where they are few that takes less
    /// than having added up what each of them promises.
    ///
    /// @return false when they are many; nobody was looked at then
    private boolean looksAtAll(List<Condition> narrowing, Consumer<MatchCard> judge) {
        List<Integer> ids = ids(narrowing, few + 1);
        if (ids.size() > few) {
            crowded.set(QUESTIONS_OF_A_CROWD);
            return false;
        }
        present(ids.stream().map(UserId::new).toList(), true, judge);
        return true;
    }

    private void lookAtBest(List<Select<?>> parts, Rotation rotation, Consumer<MatchCard> judge, Best best) {
        String everybody = united(parts);
        Portion portion = null;
        boolean more;
        int limit = promises;
        do {
            portion = portion(everybody, portion, limit, rotation);
            look(portion.people(), best, judge);
            more = portion.leavesOut(limit) && best.hasRoomFor(Promises.highest(portion.most(), rotation), 0);
            limit = Math.min(MORE_PROMISES * limit, MOST_PROMISES);
        } while (more);
    }

    /// Those who promise most, or most of those behind others.
    ///
    /// @param sorted whether they were too many to be gathered
    /// @param size how many they are
    /// @param all how many they were gathered from
    /// @param most how many points the last of them promises
    /// @param id the greatest of those who promise as much as the last
    private record Portion(Promises people, boolean sorted, int size, int all, int most, int id) {
        /// @param limit how many were asked for
        boolean leavesOut(int limit) {
            return sorted ? size == limit : size < all;
        }
    }

    private Portion portion(String everybody, @Nullable Portion before, int limit, Rotation rotation) {
        // The values stand in place: a plan kept for any of them takes longer to run than is saved by keeping it.
        String behind = before == null
                ? ""
                : " WHERE most < %1$d OR most = %1$d AND user_id > %2$d".formatted(before.most(), before.id());
        if (before == null || !before.sorted()) {
            Portion gathered = portion(gathering(everybody, behind, limit), false, rotation);
            if (gathered.all() <= manageable) {
                return gathered;
            }
        }
        return portion(sorting(everybody, behind, limit), true, rotation);
    }

    /// Everybody by what they promise, and of them those who promise most, with all who promise as much as the
    /// last. That takes less than sorting them, and more memory the more they are: of more than can be managed
    /// it tells no more than that.
    private String gathering(String everybody, String behind, int most) {
        return """
                SELECT most, CASE WHEN size <= %1$d THEN ids END, size FROM (
                    SELECT most, array_agg(user_id) AS ids, sum(count(*)) OVER () AS size,
                        sum(count(*)) OVER (ORDER BY most DESC) - count(*) AS before
                    FROM (SELECT most, user_id FROM (%2$s) AS people%3$s LIMIT %1$d + 1) AS people GROUP BY most) AS groups
                WHERE before < %4$d ORDER BY most DESC""".formatted(manageable, everybody, behind, most);
    }

    /// Those who promise most, and of equal ones those with the smaller ids.
    private static String sorting(String everybody, String behind, int most) {
        return """
                SELECT most, array_agg(user_id), sum(count(*)) OVER () FROM (
                    SELECT most, user_id FROM (%1$s) AS people%2$s ORDER BY most DESC, user_id LIMIT %3$d) AS people
                GROUP BY most ORDER BY most DESC""".formatted(everybody, behind, most);
    }

    /// Asks a question about what people promise: a row for each number of points, the greatest first.
    private Portion portion(String question, boolean sorted, Rotation rotation) {
        return database.askOnce(question, rows -> {
            Promises people = new Promises(rotation);
            int size = 0;
            int all = 0;
            int most = 0;
            int id = 0;
            while (rows.next()) {
                most = rows.getInt(1);
                String ids = rows.getString(2);
                all = rows.getInt(3);
                if (ids != null) {
                    int[] some = Ids.in(ids).toArray();
                    people.add(some, most);
                    size += some.length;
                    id = Arrays.stream(some).max().orElseThrow();
                }
            }
            return new Portion(people, sorted, size, all, most, id);
        });
    }

    private String united(List<Select<?>> parts) {
        return parts.stream().map(database::rendered).collect(Collectors.joining(" UNION ALL "));
    }

    /// Reads the cards of those who could still be among the best, some at a time: whoever is found leaves less
    /// room for the next. Mostly the first hundred leave none.
    private void look(Promises some, Best best, Consumer<MatchCard> judge) {
        int read = 0;
        int cards = CARDS_AT_FIRST;
        for (List<UserId> next = next(some, cards, best); !next.isEmpty(); next = next(some, cards, best)) {
            present(next, read < FEW, judge);
            read += next.size();
            cards = Math.min(2 * cards, CARDS_AT_ONCE);
        }
    }

    private static List<UserId> next(Promises some, int most, Best best) {
        List<UserId> people = new ArrayList<>();
        while (people.size() < most && !some.isEmpty() && best.hasRoomFor(some.rank(), some.id())) {
            people.add(new UserId(some.id()));
            some.next();
        }
        return people;
    }

    /// Lets the reader see the cards of people as they are now.
    ///
    /// @param remembering whether others are likely to ask for them: one question about thousands would leave
    ///     nothing of what many ask for
    private void present(List<UserId> people, boolean remembering, Consumer<MatchCard> reader) {
        if (database.inUnitOfWork()) {
            readCards(people, (_, card) -> reader.accept(card));
            return;
        }
        List<UserId> remembered = new ArrayList<>();
        List<UserId> unknown = new ArrayList<>();
        for (UserId person : people) {
            (known.knows(person) ? remembered : unknown).add(person);
        }
        if (!remembered.isEmpty()) {
            List<MatchCard> cards = new ArrayList<>();
            database.<Boolean>ask(STAMPS, question -> Ids.into(question, 1, remembered), rows -> {
                while (rows.next()) {
                    var id = new UserId(rows.getInt(1));
                    MatchCard card = known.of(id, rows.getLong(2));
                    if (card == null) {
                        unknown.add(id);
                    } else {
                        cards.add(card);
                    }
                }
                return true;
            });
            cards.forEach(reader);
        }
        if (!unknown.isEmpty()) {
            readCards(unknown, (stamp, card) -> {
                if (remembering) {
                    known.remember(card.owner(), stamp, card);
                }
                reader.accept(card);
            });
        }
    }

    private void readCards(List<UserId> ids, BiConsumer<Long, MatchCard> reader) {
        database.<Boolean>ask(CARDS, question -> Ids.into(question, 1, ids), rows -> {
            while (rows.next()) {
                reader.accept(rows.getLong(2), Cards.read(rows, rows.getInt(1), rows.getBoolean(3), 4));
            }
            return true;
        });
    }
}
