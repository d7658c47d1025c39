package com.datifyy.adapters.index;

import com.datifyy.domain.matching.Criterion;
import com.datifyy.domain.matching.Criterion.Comparison;
import com.datifyy.domain.matching.Traits;
import com.datifyy.domain.matching.Wish;
import com.datifyy.domain.shared.GeoCell;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// What the codes in columns stand for. Most people share few different answers and wishes, so each of them is
/// kept once.
///
/// One thread adds to it. Readers use a [Reading] that was taken when the rows they look at were there.
final class Vocabulary {
    private static final Criterion[] CRITERIA = Criterion.values();
    private static final int FIRST_ROOM = 64;
    private static final int BYTES_OF_A_WISH = 130;

    private final Numbers[] numbers = new Numbers[CRITERIA.length];
    private final Sayings[] sayings = new Sayings[CRITERIA.length];
    private final Map<Wish, Integer> wishCodes = new HashMap<>();
    private final Numbers cells = new Numbers();
    private Wish[] wishes = new Wish[FIRST_ROOM];
    private byte[] weights = new byte[FIRST_ROOM];
    private byte[] about = new byte[FIRST_ROOM];
    private long[] words = new long[FIRST_ROOM];
    private double[] places = new double[3 * FIRST_ROOM];

    Vocabulary() {
        Arrays.setAll(numbers, _ -> new Numbers());
        Arrays.setAll(sayings, _ -> new Sayings());
    }

    /// The meaning of every code given up to some moment. Arrays may be longer than what they hold.
    static final class Reading {
        private final long[][] numbers;
        private final Sayings.Saying[][] sayings;
        private final int[] counts = new int[CRITERIA.length];
        private final Wish[] wishes;
        private final byte[] weights;
        private final byte[] about;
        private final long[] words;
        private final int wishCount;
        private final long[] cells;
        private final int cellCount;
        private final double[] places;

        private Reading(Vocabulary words) {
            numbers = Arrays.stream(words.numbers).map(Numbers::values).toArray(long[][]::new);
            sayings = Arrays.stream(words.sayings).map(Sayings::values).toArray(Sayings.Saying[][]::new);
            for (Criterion criterion : CRITERIA) {
                int of = criterion.ordinal();
                counts[of] = criterion.comparison() == Comparison.TEXTS
                        ? words.sayings[of].size()
                        : words.numbers[of].size();
            }
            wishes = words.wishes;
            weights = words.weights;
            about = words.about;
            this.words = words.words;
            wishCount = words.wishCodes.size();
            cells = words.cells.values();
            cellCount = words.cells.size();
            places = words.places;
        }

        /// A criterion's numbers by their codes.
        long[] numbers(Criterion criterion) {
            return numbers[criterion.ordinal()];
        }

        /// A criterion's texts by their codes.
        Sayings.Saying[] sayings(Criterion criterion) {
            return sayings[criterion.ordinal()];
        }

        /// How many codes a criterion has, of numbers or of texts.
        int count(Criterion criterion) {
            return counts[criterion.ordinal()];
        }

        Wish wish(int code) {
            return wishes[code];
        }

        /// The weights of the wishes in the score, 0 where they do not count.
        byte[] weights() {
            return weights;
        }

        /// The words that a wish asks for; none where it is not about words.
        long words(int code) {
            return words[code];
        }

        /// What a wish is about.
        Criterion criterion(int code) {
            return CRITERIA[about[code]];
        }

        int wishCount() {
            return wishCount;
        }

        /// The trait of a cell.
        long cell(int code) {
            return cells[code];
        }

        int cellCount() {
            return cellCount;
        }

        /// Three coordinates on the unit sphere for each cell.
        double[] places() {
            return places;
        }
    }

    Reading reading() {
        return new Reading(this);
    }

    /// The code of what somebody tells about a criterion.
    int code(Criterion criterion, Traits traits) {
        return criterion.comparison() == Comparison.TEXTS
                ? sayings[criterion.ordinal()].code(traits.texts(criterion))
                : numbers[criterion.ordinal()].code(traits.number(criterion));
    }

    int wish(Wish wish) {
        Integer known = wishCodes.get(wish);
        if (known != null) {
            return known;
        }
        int code = wishCodes.size();
        if (code == wishes.length) {
            wishes = Arrays.copyOf(wishes, 2 * code);
            weights = Arrays.copyOf(weights, 2 * code);
            about = Arrays.copyOf(about, 2 * code);
            words = Arrays.copyOf(words, 2 * code);
        }
        wishes[code] = wish;
        weights[code] = (byte) (wish.scored() ? wish.strength().weight() : 0);
        about[code] = (byte) wish.criterion().ordinal();
        words[code] = wish.criterion().comparison() == Comparison.WORDS ? wish.wanted() : 0;
        wishCodes.put(wish, code);
        return code;
    }

    /// @param trait the number of a cell plus one, or 0
    int cell(long trait) {
        int before = cells.size();
        int code = cells.code(trait);
        if (code == before) {
            if (3 * code + 3 > places.length) {
                places = Arrays.copyOf(places, 2 * places.length);
            }
            Sphere.point(GeoCell.ofNumber(Math.toIntExact(trait - 1)), places, 3 * code);
        }
        return code;
    }

    /// About how much memory it takes.
    long bytes() {
        long all = cells.bytes() + (long) Double.BYTES * places.length + (long) BYTES_OF_A_WISH * wishCodes.size();
        for (Numbers each : numbers) {
            all += each.bytes();
        }
        for (Sayings each : sayings) {
            all += each.bytes();
        }
        return all;
    }
}
