package com.datifyy.adapters.postgres.matching;

import static com.datifyy.adapters.postgres.schema.Tables.MATCH_CARDS;
import static com.datifyy.adapters.postgres.schema.Tables.USERS;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import com.datifyy.adapters.postgres.PostgresDatabase;
import com.datifyy.application.matching.port.PeopleIndex;
import com.datifyy.application.matching.port.RankCursor;
import com.datifyy.domain.identity.AccountStatus;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.matching.Compatibility;
import com.datifyy.domain.matching.Eligibility;
import com.datifyy.domain.matching.MatchCard;
import com.datifyy.domain.matching.Moment;
import com.datifyy.domain.matching.Ranked;
import com.datifyy.domain.matching.SearchFilters;
import com.datifyy.domain.matching.Standing;
import com.datifyy.domain.shared.Page;
import com.datifyy.domain.shared.PageRequest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/// The index of people in PostgreSQL: columns and their indexes narrow down whose cards are read, the
/// domain decides and scores, and only the best few are kept.
///
/// Cards arrive in chunks through a cursor of the server, so a question about a million people needs no
/// more memory than one about a hundred. The cursor is declared in SQL and lives in one transaction, which
/// also works behind a pooler.
public final class PostgresPeopleIndex implements PeopleIndex {
    private static final int CHUNK = 2_000;

    private static final List<String> TAKING_PART = Arrays.stream(AccountStatus.values())
            .filter(AccountStatus::takesPart)
            .map(Enum::name)
            .toList();

    private final PostgresDatabase database;

    public PostgresPeopleIndex(PostgresDatabase database) {
        this.database = database;
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
        return database.reading()
                .select(
                        MATCH_CARDS.USER_ID,
                        MATCH_CARDS.TAKES_PART,
                        MATCH_CARDS.VERIFIED,
                        MATCH_CARDS.LAST_ACTIVE_AT,
                        MATCH_CARDS.CARD)
                .from(MATCH_CARDS)
                .where(MATCH_CARDS.USER_ID.eq(person.value()))
                .fetchOptional(PostgresPeopleIndex::card);
    }

    @Override
    public Page<Ranked> fitting(MatchCard seeker, PageRequest page, Instant now) {
        Moment at = Moment.of(now);
        if (!Eligibility.isShown(seeker, at)) {
            RankCursor.of(page); // a wrong cursor is refused even so
            return new Page<>(List.of(), null);
        }
        return ranked(seeker, page, at, Narrowing.fitting(seeker, at), other -> Eligibility.fits(seeker, other, at));
    }

    @Override
    public Page<Ranked> matching(MatchCard seeker, SearchFilters filters, PageRequest page, Instant now) {
        Moment at = Moment.of(now);
        return ranked(
                seeker,
                page,
                at,
                Narrowing.matching(seeker, filters, at),
                other -> Eligibility.isShown(other, at)
                        && filters.admit(other, at)
                        && Eligibility.meetsDemands(other, seeker, at));
    }

    private Page<Ranked> ranked(
            MatchCard seeker, PageRequest page, Moment at, Condition narrowing, Predicate<MatchCard> condition) {
        RankCursor cursor = RankCursor.of(page);
        int keep = page.limit() + 1;
        // The worst of those kept is on top, to be replaced by a better one.
        PriorityQueue<Ranked> best = new PriorityQueue<>(keep, Ranked.BEST_FIRST.reversed());
        readEach(narrowing, card -> {
            if (condition.test(card)) {
                Ranked ranked = new Ranked(card, Compatibility.pointsBetween(seeker, card, at));
                if (cursor == null || cursor.isBefore(ranked)) {
                    if (best.size() < keep) {
                        best.add(ranked);
                    } else if (Ranked.BEST_FIRST.compare(ranked, best.element()) < 0) {
                        best.remove();
                        best.add(ranked);
                    }
                }
            }
        });
        return RankCursor.page(best.stream().sorted(Ranked.BEST_FIRST).toList(), page);
    }

    /// The question as it is put to the database, with its values in place.
    static String queryFor(DSLContext sql, Condition narrowing) {
        return sql.renderInlined(
                sql.select(MATCH_CARDS.USER_ID, MATCH_CARDS.VERIFIED, MATCH_CARDS.LAST_ACTIVE_AT, MATCH_CARDS.CARD)
                        .from(MATCH_CARDS)
                        .where(narrowing));
    }

    private void readEach(Condition narrowing, Consumer<MatchCard> reader) {
        database.<Boolean>readingTogether(sql -> {
            String query = queryFor(sql, narrowing);
            return sql.connectionResult(connection -> {
                readEach(connection, query, reader);
                return true;
            });
        });
    }

    /// The values in the query are numbers, days and times of ours, never text from outside.
    private static void readEach(Connection connection, String query, Consumer<MatchCard> reader) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setQueryTimeout((int) PostgresDatabase.STATEMENT_LIMIT.toSeconds());
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
            CardCodec.Contents contents = CardCodec.decode(rows.getBytes(4));
            reader.accept(new MatchCard(
                    new UserId(rows.getInt(1)),
                    new Standing(
                            true,
                            rows.getBoolean(2),
                            rows.getObject(3, OffsetDateTime.class).toInstant()),
                    contents.traits(),
                    contents.wishes()));
        }
        return count;
    }

    private static MatchCard card(Record row) {
        CardCodec.Contents contents = CardCodec.decode(row.get(MATCH_CARDS.CARD));
        return new MatchCard(
                new UserId(row.get(MATCH_CARDS.USER_ID)),
                new Standing(
                        row.get(MATCH_CARDS.TAKES_PART),
                        row.get(MATCH_CARDS.VERIFIED),
                        row.get(MATCH_CARDS.LAST_ACTIVE_AT)),
                contents.traits(),
                contents.wishes());
    }
}
