package com.datifyy.adapters.index;

import com.datifyy.domain.matching.Compatibility;
import com.datifyy.domain.matching.Criterion;
import com.datifyy.domain.matching.Criterion.Comparison;
import com.datifyy.domain.matching.MatchCard;
import com.datifyy.domain.matching.Moment;
import com.datifyy.domain.matching.Traits;
import com.datifyy.domain.matching.Verdicts;
import com.datifyy.domain.matching.Wish;

/// The other way: what others, by their lists of wishes, make of the one who asks. Each wish of the vocabulary
/// is decided by the domain when somebody is met who has it, and then known for all who have the same.
final class OtherWay {
    private static final Traits NO_TRAITS = new Traits.Builder().build();

    /// [Compatibility#sharedUpTo] for every total weight a list may have.
    private static final char[][] SHARED_UP_TO = sharedUpTo();

    /// Verdicts beside those of [Judgement]; stored with [#OFFSET] added.
    private static final int REFUSES = -2;

    private static final int DEPENDS = 2;
    private static final int OFFSET = 3;

    private final MatchCard seeker;
    private final Distances home;
    private final Vocabulary.Reading words;
    private final Moment at;
    private final byte[] verdicts;

    /// @param home distances from where the seeker lives
    OtherWay(MatchCard seeker, Distances home, Vocabulary.Reading words, Moment at) {
        this.seeker = seeker;
        this.home = home;
        this.words = words;
        this.at = at;
        this.verdicts = new byte[words.wishCount()];
    }

    /// How well the seeker is what somebody looks for, or -1 when a demand of theirs is missed or it is less
    /// than needed.
    ///
    /// @param needed how many points do
    int points(Columns rows, int row, int needed) {
        byte[] lists = rows.wishes;
        byte[] weights = words.weights();
        int place = rows.lists[row];
        int total = WishLists.at(lists, place);
        place = WishLists.next(lists, place);
        int left = WishLists.at(lists, place);
        place = WishLists.next(lists, place);
        char[] upTo = SHARED_UP_TO[total];
        int points = Compatibility.BASELINE;
        int reached = 0;
        for (; left > 0; left--) {
            int code = lists[place++];
            if (code < 0) {
                code = WishLists.at(lists, place - 1);
                place = WishLists.next(lists, place - 1);
            }
            int verdict = verdicts[code] - OFFSET;
            if (verdict == -OFFSET) {
                verdict = decide(code);
            }
            if (verdict == DEPENDS) {
                verdict = dependent(words.wish(code), rows, row);
            }
            if (verdict == REFUSES) {
                return -1;
            }
            int weight = weights[code];
            if (weight != 0) {
                int next = reached + weight;
                points += verdict * (upTo[next] - upTo[reached]);
                reached = next;
                if (points + Compatibility.BASELINE - upTo[reached] < needed) {
                    return -1; // even if all the other wishes were satisfied
                }
            }
        }
        return points;
    }

    /// What a wish of others makes of the seeker. Those for words are most of them, and looked at in columns.
    private int decide(int code) {
        long wanted = words.words(code);
        int verdict = wanted == 0 ? other(words.wish(code)) : words(code, wanted);
        verdicts[code] = (byte) (verdict + OFFSET);
        return verdict;
    }

    private int words(int code, long wanted) {
        int verdict = Judgement.number(Verdicts.onWords(wanted, seeker.traits().number(words.criterion(code))));
        return verdict == Judgement.VIOLATED ? refusing(words.wish(code), verdict) : verdict;
    }

    private int other(Wish wish) {
        Comparison comparison = wish.criterion().comparison();
        return comparison == Comparison.DISTANCE || comparison == Comparison.SHARED
                ? DEPENDS
                : refusing(wish, Judgement.number(Verdicts.of(wish, NO_TRAITS, seeker, at)));
    }

    /// What a wish makes of the seeker that is about both of them.
    private int dependent(Wish wish, Columns rows, int row) {
        if (wish.criterion().comparison() == Comparison.DISTANCE) {
            return refusing(wish, Judgement.number(Verdicts.onDistance(wish, home.bucketOf(rows.cells.at(row)))));
        }
        int interests = rows.traits[Criterion.INTEREST.ordinal()].at(row);
        return refusing(
                wish,
                Judgement.number(Verdicts.onShared(
                        wish,
                        words.numbers(Criterion.INTEREST)[interests],
                        seeker.traits().interests())));
    }

    private static int refusing(Wish wish, int verdict) {
        return verdict == Judgement.VIOLATED && wish.isDemand() ? REFUSES : verdict;
    }

    private static char[][] sharedUpTo() {
        char[][] shared = new char[WishLists.MOST_WEIGHT + 1][];
        for (int total = 0; total < shared.length; total++) {
            shared[total] = new char[total + 1];
            for (int reached = 0; total > 0 && reached <= total; reached++) {
                shared[total][reached] = (char) Compatibility.sharedUpTo(reached, total);
            }
        }
        return shared;
    }
}
