package com.datifyy.adapters.postgres.matching;

import com.datifyy.adapters.postgres.Ids;
import com.datifyy.adapters.postgres.PostgresDatabase;
import com.datifyy.adapters.postgres.StillTrue;
import com.datifyy.adapters.postgres.StillTrue.Remembered;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.matching.MatchCard;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// Reads the cards of people as they are now. Of those whose card was read before, only its stamp is asked for
/// at first, at the place in the table where the card stood then, and the card itself if it has changed since: a
/// changed row stands elsewhere, and one that was merely moved is read again like a changed one.
final class CardReader {
    private static final int SHARE_OF_HEAP = 10;
    private static final int BYTES = 875;
    private static final int BYTES_PER_WISH = 16;

    /// Finding the rows in the index of ids would take twice as long. The inner question keeps the places from being
    /// counted when it is planned: reading a small table from end to end would seem cheaper than many of them.
    private static final String STAMPS = """
            SELECT user_id, xmin FROM datifyy.match_cards
            WHERE ctid = ANY (CAST((SELECT CAST(? AS tid[])) AS tid[]))""";

    private static final String CARDS = """
            SELECT user_id, xmin, ctid, takes_part, verified, last_active_at, shown, shows_age, shows_distance, card
            FROM datifyy.match_cards WHERE user_id = ANY (?)""";

    private final PostgresDatabase database;
    private final StillTrue<Long, Placed> known;

    /// @param place where its row stood in the table
    private record Placed(MatchCard card, long place) {}

    CardReader(PostgresDatabase database) {
        this(
                database,
                new StillTrue<>(
                        SHARE_OF_HEAP,
                        placed ->
                                BYTES + BYTES_PER_WISH * placed.card().wishes().size()));
        database.remembering("cards", known);
    }

    private CardReader(PostgresDatabase database, StillTrue<Long, Placed> known) {
        this.database = database;
        this.known = known;
    }

    /// The same cards read from a replica, where rows have the stamps and places they have here: what is remembered
    /// of either is good for both.
    CardReader in(PostgresDatabase replica) {
        return new CardReader(replica, known);
    }

    /// Lets the reader see the cards of people as they are now.
    ///
    /// @param remembering whether others are likely to ask for them: one question about thousands would leave
    ///     nothing of what many ask for
    /// @param wanted whose card is of interest, told from it as it is packed; asked about cards that are not
    ///     remembered
    void present(List<UserId> people, boolean remembering, Packed wanted, Consumer<MatchCard> reader) {
        if (database.inUnitOfWork()) {
            read(people, reader);
            return;
        }
        Map<UserId, Remembered<Long, Placed>> remembered = HashMap.newHashMap(people.size());
        List<UserId> unknown = new ArrayList<>();
        for (UserId person : people) {
            Remembered<Long, Placed> perhaps = known.perhaps(person);
            if (perhaps == null) {
                unknown.add(person);
            } else {
                remembered.put(person, perhaps);
            }
        }
        if (!remembered.isEmpty()) {
            List<MatchCard> cards = takeWhatIsStillTrue(remembered);
            unknown.addAll(remembered.keySet());
            cards.forEach(reader);
        }
        known.count(people.size() - unknown.size(), unknown.size());
        if (!unknown.isEmpty()) {
            stamped(unknown, wanted, (stamp, placed) -> {
                if (remembering) {
                    known.remember(placed.card().owner(), stamp, placed);
                }
                reader.accept(placed.card());
            });
        }
    }

    /// Takes out the cards that are still true, whoever else stands in one of the places by now.
    private List<MatchCard> takeWhatIsStillTrue(Map<UserId, Remembered<Long, Placed>> remembered) {
        String places = Places.written(remembered.values().stream()
                .mapToLong(perhaps -> perhaps.value().place())
                .toArray());
        return database.ask(STAMPS, question -> question.setString(1, places), rows -> {
            List<MatchCard> cards = new ArrayList<>(remembered.size());
            while (rows.next()) {
                UserId id = new UserId(rows.getInt(1));
                Remembered<Long, Placed> perhaps = remembered.get(id);
                if (perhaps != null && perhaps.stamp() == rows.getLong(2)) {
                    cards.add(perhaps.value().card());
                    remembered.remove(id);
                }
            }
            return cards;
        });
    }

    /// The same without remembering anything, or looking at what is remembered.
    void read(List<UserId> people, Consumer<MatchCard> reader) {
        stamped(people, Packed.ANY, (_, placed) -> reader.accept(placed.card()));
    }

    /// A condition on packed cards.
    @FunctionalInterface
    interface Packed {
        Packed ANY = (_, _) -> true;

        boolean holds(int owner, byte[] card);
    }

    private void stamped(List<UserId> people, Packed wanted, BiConsumer<Long, Placed> reader) {
        database.<Boolean>ask(CARDS, question -> Ids.into(question, 1, people), rows -> {
            while (rows.next()) {
                int owner = rows.getInt(1);
                if (wanted.holds(owner, rows.getBytes(10))) {
                    MatchCard card = Cards.read(rows, owner, rows.getBoolean(4), 5);
                    reader.accept(rows.getLong(2), new Placed(card, Places.read(rows.getString(3))));
                }
            }
            return true;
        });
    }
}
