package com.datifyy.adapters.postgres.matching;

import com.datifyy.adapters.postgres.PostgresDatabase;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.matching.MatchCard;
import com.datifyy.domain.matching.Rotation;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Finds the best of the people whom outlines leave. Where they are few, everybody is looked at; of many the cards
/// are read of those who could be among the best, most promising first, until nobody left could. It takes no more
/// memory about a hundred million people than about a million.
final class Finding {
    /// How many promising people are asked for at first, usually.
    static final int PROMISES = 64_000;

    /// Up to how many people are looked at without asking what they promise, usually.
    static final int FEW = 1_000;

    /// How many times as many are asked for the next time, and gathered at most.
    private static final int MORE_PROMISES = 4;

    /// How many are asked for at once in the end: some ten megabytes.
    private static final int MOST_PROMISES = MORE_PROMISES * PROMISES;

    private static final int CARDS_AT_FIRST = 100;
    private static final int CARDS_AT_ONCE = 400;
    private static final int QUESTIONS_OF_A_CROWD = 15;

    private final PostgresDatabase database;
    private final CardReader cards;
    private final int few;
    private final int promises;
    private final int manageable;
    private final AtomicInteger crowded = new AtomicInteger();

    /// @param few up to how many people are looked at without asking what they promise
    /// @param promises how many promising people are asked for at first
    Finding(PostgresDatabase database, CardReader cards, int few, int promises) {
        this.database = database;
        this.cards = cards;
        this.few = few;
        this.promises = promises;
        this.manageable = MORE_PROMISES * promises;
    }

    /// The same among people read from a replica.
    ///
    /// @param copied their cards
    Finding in(PostgresDatabase replica, CardReader copied) {
        return new Finding(replica, copied, few, promises);
    }

    /// A question for some people, everybody if they are no more than that.
    @FunctionalInterface
    interface Some {
        List<Integer> ids(int most);
    }

    /// Shows the judge the cards of all who could be among the best.
    ///
    /// @param some asks for some of the people
    /// @param promising a question for all of them with what each promises, put together if it is needed
    /// @param glance at the cards of many
    /// @param judge who puts those that belong there among the best
    void find(
            Some some,
            Supplier<String> promising,
            Glance glance,
            Rotation rotation,
            Consumer<MatchCard> judge,
            Best best) {
        if (!mayBeFew() || !looksAtAll(some, judge)) {
            CardReader.Packed wanted = (owner, card) -> {
                int points = glance.mostPoints(card);
                return points != Glance.MISSED && best.hasRoomFor(Promises.rank(points, owner, rotation), owner);
            };
            lookAtBest(promising.get(), rotation, wanted, judge, best);
        }
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
    private boolean looksAtAll(Some some, Consumer<MatchCard> judge) {
        List<Integer> ids = some.ids(few + 1);
        if (ids.size() > few) {
            crowded.set(QUESTIONS_OF_A_CROWD);
            return false;
        }
        cards.present(ids.stream().map(UserId::new).toList(), true, CardReader.Packed.ANY, judge);
        return true;
    }

    private void lookAtBest(
            String promising, Rotation rotation, CardReader.Packed wanted, Consumer<MatchCard> judge, Best best) {
        Portions portions = new Portions(database, promising, rotation, manageable);
        boolean more;
        int limit = promises;
        do {
            Portions.Portion portion = portions.next(limit);
            look(portion.people(), best, wanted, judge);
            more = portion.leavesOut(limit) && best.hasRoomFor(Promises.highest(portion.most(), rotation), 0);
            limit = Math.min(MORE_PROMISES * limit, MOST_PROMISES);
        } while (more);
    }

    /// Reads the cards of those who could still be among the best, some at a time: whoever is found leaves less
    /// room for the next. Mostly the first hundred leave none.
    private void look(Promises some, Best best, CardReader.Packed wanted, Consumer<MatchCard> judge) {
        int read = 0;
        int atOnce = CARDS_AT_FIRST;
        for (List<UserId> next = next(some, atOnce, best); !next.isEmpty(); next = next(some, atOnce, best)) {
            cards.present(next, read < FEW, wanted, judge);
            read += next.size();
            atOnce = Math.min(2 * atOnce, CARDS_AT_ONCE);
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
}
