package com.datifyy.adapters.postgres.matching;

import com.datifyy.adapters.postgres.Ids;
import com.datifyy.adapters.postgres.PostgresDatabase;
import com.datifyy.adapters.postgres.StillTrue;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.matching.MatchCard;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// Reads the cards of people as they are now. Of those whose card was read before, only its stamp is asked for
/// at first, and the card itself if it has changed since.
final class CardReader {
    private static final int SHARE_OF_HEAP = 10;
    private static final int BYTES = 850;
    private static final int BYTES_PER_WISH = 16;

    private static final String STAMPS = "SELECT user_id, xmin FROM datifyy.match_cards WHERE user_id = ANY (?)";

    private static final String CARDS = """
            SELECT user_id, xmin, takes_part, verified, last_active_at, shown, shows_age, shows_distance, card
            FROM datifyy.match_cards WHERE user_id = ANY (?)""";

    private final PostgresDatabase database;
    private final StillTrue<Long, MatchCard> known;

    CardReader(PostgresDatabase database) {
        this(
                database,
                new StillTrue<>(
                        SHARE_OF_HEAP,
                        card -> BYTES + BYTES_PER_WISH * card.wishes().size()));
        database.remembering("cards", known);
    }

    private CardReader(PostgresDatabase database, StillTrue<Long, MatchCard> known) {
        this.database = database;
        this.known = known;
    }

    /// The same cards read from a replica, where rows have the stamps they have here: what is remembered of
    /// either is good for both.
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
            stamped(unknown, wanted, (stamp, card) -> {
                if (remembering) {
                    known.remember(card.owner(), stamp, card);
                }
                reader.accept(card);
            });
        }
    }

    /// The same without remembering anything, or looking at what is remembered.
    void read(List<UserId> people, Consumer<MatchCard> reader) {
        stamped(people, Packed.ANY, (_, card) -> reader.accept(card));
    }

    /// A condition on packed cards.
    @FunctionalInterface
    interface Packed {
        Packed ANY = (_, _) -> true;

        boolean holds(int owner, byte[] card);
    }

    private void stamped(List<UserId> people, Packed wanted, BiConsumer<Long, MatchCard> reader) {
        database.<Boolean>ask(CARDS, question -> Ids.into(question, 1, people), rows -> {
            while (rows.next()) {
                int owner = rows.getInt(1);
                if (wanted.holds(owner, rows.getBytes(9))) {
                    reader.accept(rows.getLong(2), Cards.read(rows, owner, rows.getBoolean(3), 4));
                }
            }
            return true;
        });
    }
}
