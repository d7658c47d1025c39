package com.datifyy.adapters.postgres.matching;

import com.datifyy.adapters.postgres.Ids;
import com.datifyy.adapters.postgres.PostgresDatabase;
import com.datifyy.application.matching.port.CardChanges;
import com.datifyy.application.matching.port.CardFeed;
import com.datifyy.application.matching.port.PresentCards;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.matching.MatchCard;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// The feed of match cards in PostgreSQL, and the last look at people who were found.
///
/// A position is a snapshot as PostgreSQL writes it: which transactions were over when the question was put.
/// The next question asks for the changes of exactly those transactions that the snapshot did not see, so one
/// that began early and was committed late is not missed, and nothing comes twice.
public final class PostgresCardFeed implements CardFeed, PresentCards {
    private static final int BATCH = 2_000;
    private static final int MOST_CHANGES = 50_000;

    private static final String POSITION = "SELECT pg_current_snapshot()::text";

    private static final String SIZE = "SELECT count(*) FROM datifyy.match_cards WHERE takes_part";

    private static final String EVERYBODY = """
            SELECT user_id, takes_part, verified, last_active_at, shown, shows_age, shows_distance, card
            FROM datifyy.match_cards
            WHERE user_id > ? AND takes_part ORDER BY user_id LIMIT\s""" + BATCH;

    /// There is always one row, so that the snapshot is told even when nothing changed. What a transaction of
    /// the future changed comes from a database that this one was restored from.
    private static final String SINCE = """
            SELECT now.snapshot, changed.user_id, card.takes_part, card.verified, card.last_active_at,
                card.shown, card.shows_age, card.shows_distance, card.card
            FROM (SELECT pg_current_snapshot() AS snapshot) now
            LEFT JOIN datifyy.match_card_changes changed
                ON changed.changed_in >= pg_snapshot_xmin(?::pg_snapshot)
                AND changed.changed_in < pg_snapshot_xmax(pg_current_snapshot())
                AND NOT pg_visible_in_snapshot(changed.changed_in, ?::pg_snapshot)
            LEFT JOIN datifyy.match_cards card ON card.user_id = changed.user_id
            LIMIT\s""" + (MOST_CHANGES + 1);

    private static final String VISIBLE = """
            SELECT user_id, takes_part, verified, last_active_at, shown, shows_age, shows_distance, card
            FROM datifyy.match_cards
            WHERE user_id = ANY (?)
                AND NOT EXISTS (SELECT FROM datifyy.blocks WHERE blocker = ? AND blocked = user_id)
                AND NOT EXISTS (SELECT FROM datifyy.blocks WHERE blocked = ? AND blocker = user_id)""";

    private static final String BLOCKED = """
            SELECT blocked FROM datifyy.blocks WHERE blocker = ?
            UNION SELECT blocker FROM datifyy.blocks WHERE blocked = ?""";

    private final PostgresDatabase database;

    public PostgresCardFeed(PostgresDatabase database) {
        this.database = database;
    }

    /// @throws IllegalStateException in a unit of work, which sees what nobody else does
    @Override
    public String position() {
        requireNoUnitOfWork();
        return database.ask(POSITION, _ -> {}, rows -> {
            rows.next();
            return rows.getString(1);
        });
    }

    @Override
    public long size() {
        return database.ask(SIZE, _ -> {}, rows -> {
            rows.next();
            return rows.getLong(1);
        });
    }

    @Override
    public void readAll(Consumer<MatchCard> reader) {
        List<MatchCard> batch;
        int last = 0;
        do {
            batch = batchAfter(last);
            batch.forEach(reader);
            last = batch.isEmpty() ? last : batch.getLast().owner().value();
        } while (batch.size() == BATCH);
    }

    /// @throws IllegalStateException in a unit of work, which sees what nobody else does
    @Override
    public Optional<CardChanges> since(String position) {
        requireNoUnitOfWork();
        return database.ask(
                SINCE,
                question -> {
                    question.setString(1, position);
                    question.setString(2, position);
                },
                PostgresCardFeed::changes);
    }

    @Override
    public Map<UserId, MatchCard> visibleTo(UserId viewer, Collection<UserId> people) {
        return database.ask(
                VISIBLE,
                question -> {
                    Ids.into(question, 1, people);
                    question.setInt(2, viewer.value());
                    question.setInt(3, viewer.value());
                },
                rows -> {
                    Map<UserId, MatchCard> cards = new HashMap<>();
                    while (rows.next()) {
                        MatchCard card = card(rows, 1);
                        cards.put(card.owner(), card);
                    }
                    return cards;
                });
    }

    @Override
    public Set<UserId> blockedWith(UserId person) {
        return database.ask(
                BLOCKED,
                question -> {
                    question.setInt(1, person.value());
                    question.setInt(2, person.value());
                },
                rows -> {
                    Set<UserId> blocked = new HashSet<>();
                    while (rows.next()) {
                        blocked.add(new UserId(rows.getInt(1)));
                    }
                    return blocked;
                });
    }

    private void requireNoUnitOfWork() {
        if (database.inUnitOfWork()) {
            throw new IllegalStateException("a feed read inside a unit of work");
        }
    }

    private List<MatchCard> batchAfter(int id) {
        return database.ask(EVERYBODY, question -> question.setInt(1, id), rows -> {
            List<MatchCard> cards = new ArrayList<>(BATCH);
            while (rows.next()) {
                cards.add(card(rows, 1));
            }
            return cards;
        });
    }

    private static Optional<CardChanges> changes(ResultSet rows) throws SQLException {
        List<CardChanges.Change> changes = new ArrayList<>();
        String position = "";
        while (rows.next()) {
            if (changes.size() == MOST_CHANGES) {
                return Optional.empty();
            }
            position = rows.getString(1);
            int id = rows.getInt(2);
            if (!rows.wasNull()) {
                boolean there = rows.getObject(3) != null;
                changes.add(new CardChanges.Change(new UserId(id), there ? card(rows, 2) : null));
            }
        }
        return Optional.of(new CardChanges(changes, position));
    }

    /// @param first the column of the owner, before those of standing, visibility and card
    private static MatchCard card(ResultSet rows, int first) throws SQLException {
        return Cards.read(rows, rows.getInt(first), rows.getBoolean(first + 1), first + 2);
    }
}
