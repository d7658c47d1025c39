package com.datifyy.adapters.postgres.matching;

import static com.datifyy.adapters.postgres.schema.Tables.MATCH_CARDS;
import static com.datifyy.adapters.postgres.schema.Tables.USERS;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import com.datifyy.adapters.postgres.Ids;
import com.datifyy.adapters.postgres.PostgresDatabase;
import com.datifyy.adapters.postgres.StillTrue;
import com.datifyy.application.matching.port.PeopleIndex;
import com.datifyy.application.matching.port.RankCursor;
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
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jooq.Condition;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/// The index of people in PostgreSQL: columns and their indexes narrow down whose cards are read, the
/// domain decides and scores, and only the best few are kept.
///
/// Where that leaves few people, only their ids and the stamps of their cards are asked for, and the cards
/// themselves only of those whose card has changed since it was last read. Where it leaves many, the cards
/// arrive in chunks through a cursor of the server, so a question about a million people needs no more memory
/// than one about a hundred. The cursor is declared in SQL and lives in one transaction, which also works
/// behind a pooler.
public final class PostgresPeopleIndex implements PeopleIndex {
    private static final int CHUNK = 2_000;
    private static final int QUESTIONS_OF_A_CROWD = 15;
    private static final int COUNTED_PER_DRAWN = 10;

    private static final List<String> TAKING_PART = Arrays.stream(AccountStatus.values())
            .filter(AccountStatus::takesPart)
            .map(Enum::name)
            .toList();

    private static final int SHARE_OF_HEAP = 10;
    private static final int BYTES = 850;
    private static final int BYTES_PER_WISH = 16;

    private static final String CARDS = """
            SELECT user_id, xmin, takes_part, verified, last_active_at, shown, shows_age, shows_distance, card
            FROM datifyy.match_cards WHERE user_id = ANY (?)""";

    private final PostgresDatabase database;
    private final Turns turns;
    private final StillTrue<Long, MatchCard> known;
    private final AtomicInteger crowded = new AtomicInteger();

    public PostgresPeopleIndex(PostgresDatabase database) {
        this(
                database,
                new Turns(Math.max(2, Runtime.getRuntime().availableProcessors()), Duration.ofSeconds(5)),
                new StillTrue<>(
                        SHARE_OF_HEAP,
                        card -> BYTES + BYTES_PER_WISH * card.wishes().size()));
        database.remembering("cards", known);
    }

    private PostgresPeopleIndex(PostgresDatabase database, Turns turns, StillTrue<Long, MatchCard> known) {
        this.database = database;
        this.turns = turns;
        this.known = known;
    }

    /// The same people read from a replica, where rows have the stamps they have here: what is remembered of
    /// either is good for both. Nobody waits for a turn with a connection in hand: the few connections to a
    /// replica are turns enough.
    public PostgresPeopleIndex in(PostgresDatabase replica) {
        return new PostgresPeopleIndex(replica, new Turns(Integer.MAX_VALUE, Duration.ZERO), known);
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
        Moment at = Moment.of(now);
        if (!Eligibility.isReady(seeker, at)) {
            RankCursor.of(page); // a wrong cursor is refused even so
            return new Page<>(List.of(), null);
        }
        return ranked(
                seeker,
                rotation,
                page,
                at,
                Narrowing.fitting(seeker, at),
                other -> Eligibility.fits(seeker, other, at));
    }

    @Override
    public Page<Ranked> matching(MatchCard seeker, SearchFilters filters, PageRequest page, Instant now) {
        Moment at = Moment.of(now);
        return ranked(
                seeker,
                Rotation.NONE,
                page,
                at,
                Narrowing.matching(seeker, filters, at),
                other -> Eligibility.passes(seeker, other, filters, at));
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
                Condition narrowing = Narrowing.fitting(seeker, at);
                int countable = most * COUNTED_PER_DRAWN;
                List<Integer> ids = ids(narrowing, countable + 1);
                if (ids.size() <= countable) {
                    all.set(ids.size());
                } else {
                    Stretch stretch = Stretch.after(own, countable, database);
                    ids = ids(narrowing.and(stretch.condition()), countable);
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

    private List<Integer> ids(Condition narrowing, int most) {
        return database.askOnce(peopleQuery(narrowing, most), rows -> {
            List<Integer> ids = new ArrayList<>();
            while (rows.next()) {
                ids.add(rows.getInt(1));
            }
            return ids;
        });
    }

    private Page<Ranked> ranked(
            MatchCard seeker,
            Rotation rotation,
            PageRequest page,
            Moment at,
            Condition narrowing,
            Predicate<MatchCard> condition) {
        RankCursor cursor = RankCursor.of(page);
        int keep = page.limit() + 1;
        // The worst of those kept is on top, to be replaced by a better one.
        PriorityQueue<Ranked> best = new PriorityQueue<>(keep, Ranked.BEST_FIRST.reversed());
        Consumer<MatchCard> judge = whole -> {
            MatchCard card = whole.asSeenByOthers();
            if (condition.test(card)) {
                Ranked ranked = Ranked.of(card, Compatibility.pointsBetween(seeker, card, at), rotation);
                if (cursor == null || cursor.isBefore(ranked)) {
                    if (best.size() < keep) {
                        best.add(ranked);
                    } else if (Ranked.BEST_FIRST.compare(ranked, best.element()) < 0) {
                        best.remove();
                        best.add(ranked);
                    }
                }
            }
        };
        turns.take(() -> {
            if (mayBeFew() && readFew(narrowing, judge)) {
                return;
            }
            readMany(narrowing, judge);
        });
        return RankCursor.page(best.stream().sorted(Ranked.BEST_FIRST).toList(), page);
    }

    /// After a question about many, the next ones are probably about as many: they are not tried as if
    /// they were not.
    private boolean mayBeFew() {
        return !database.inUnitOfWork() && crowded.getAndUpdate(left -> Math.max(0, left - 1)) == 0;
    }

    /// Lets the reader see everybody whom the narrowing leaves, unless they are more than a chunk holds.
    ///
    /// @return false when they are; the reader has seen nobody then
    private boolean readFew(Condition narrowing, Consumer<MatchCard> reader) {
        List<MatchCard> cards = new ArrayList<>();
        List<UserId> unknown = new ArrayList<>();
        boolean few = database.askOnce(peopleQuery(narrowing, CHUNK + 1), rows -> {
            while (rows.next()) {
                if (cards.size() + unknown.size() == CHUNK) {
                    return false;
                }
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
        if (!few) {
            crowded.set(QUESTIONS_OF_A_CROWD);
        } else {
            cards.forEach(reader);
            if (!unknown.isEmpty()) {
                readCards(unknown, (stamp, card) -> {
                    known.remember(card.owner(), stamp, card);
                    reader.accept(card);
                });
            }
        }
        return few;
    }

    /// A materialized part is planned for all of its rows, and still ends early. The values stand in
    /// place: a plan kept for any of them takes longer to run than is saved by keeping it.
    private String peopleQuery(Condition narrowing, int most) {
        return "WITH people AS MATERIALIZED ("
                + database.rendered(select(MATCH_CARDS.USER_ID, field("xmin"))
                        .from(MATCH_CARDS)
                        .where(narrowing))
                + ") SELECT * FROM people LIMIT " + most;
    }

    private void readCards(List<UserId> ids, BiConsumer<Long, MatchCard> reader) {
        database.<Boolean>ask(CARDS, question -> Ids.into(question, 1, ids), rows -> {
            while (rows.next()) {
                reader.accept(rows.getLong(2), Cards.read(rows, rows.getInt(1), rows.getBoolean(3), 4));
            }
            return true;
        });
    }

    private void readMany(Condition narrowing, Consumer<MatchCard> reader) {
        String query = database.rendered(select(
                        MATCH_CARDS.USER_ID,
                        MATCH_CARDS.TAKES_PART,
                        MATCH_CARDS.VERIFIED,
                        MATCH_CARDS.LAST_ACTIVE_AT,
                        MATCH_CARDS.SHOWN,
                        MATCH_CARDS.SHOWS_AGE,
                        MATCH_CARDS.SHOWS_DISTANCE,
                        MATCH_CARDS.CARD)
                .from(MATCH_CARDS)
                .where(narrowing));
        database.<Boolean>readingTogether(sql -> sql.connectionResult(connection -> {
            readMany(connection, query, reader);
            return true;
        }));
    }

    private void readMany(Connection connection, String query, Consumer<MatchCard> reader) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            database.limit(statement);
            // Everything is going to be read, so the plan should be the fastest for all of it; compiling it would take
            // longer than it saves. All of this, and the first chunk, goes over in one message.
            statement.execute("SET LOCAL cursor_tuple_fraction = 1; SET LOCAL jit = off; "
                    + "DECLARE people NO SCROLL CURSOR FOR " + query + "; FETCH FORWARD " + CHUNK + " FROM people");
            while (statement.getUpdateCount() != -1) {
                statement.getMoreResults();
            }
            int rows;
            try (ResultSet first = statement.getResultSet()) {
                rows = readEach(first, reader);
            }
            while (rows == CHUNK) {
                try (ResultSet next = statement.executeQuery("FETCH FORWARD " + CHUNK + " FROM people")) {
                    rows = readEach(next, reader);
                }
            }
            statement.execute("CLOSE people");
        }
    }

    private static int readEach(ResultSet rows, Consumer<MatchCard> reader) throws SQLException {
        int count = 0;
        while (rows.next()) {
            count++;
            reader.accept(Cards.read(rows, rows.getInt(1), true, 3));
        }
        return count;
    }
}
