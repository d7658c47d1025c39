package com.datifyy.domain.matching;

import com.datifyy.domain.shared.DistanceBucket;
import com.datifyy.domain.shared.GeoCell;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a person is like, in the form criteria compare: one number per criterion, 0 where nothing is known.
///
/// The number is a set of words (bit n is the n-th word of the vocabulary), a day (days since 1970 plus
/// [#DAY_ZERO]), a grid cell's number plus one, or a plain number plus one. Texts stand apart, in comparable
/// form.
public final class Traits {
    /// Added to days since 1970, so that 0 can mean unknown.
    public static final int DAY_ZERO = 100_000;

    private static final int SIZE = Criterion.values().length;

    private final long[] numbers;
    private final Map<Criterion, Set<String>> texts;
    private final long interests;

    private Traits(long[] numbers, Map<Criterion, Set<String>> texts) {
        this.numbers = numbers;
        this.texts = texts;
        this.interests = numbers[Criterion.INTEREST.ordinal()];
    }

    public long number(Criterion criterion) {
        return numbers[criterion.ordinal()];
    }

    /// The texts of a criterion in comparable form; empty when nothing is known.
    public Set<String> texts(Criterion criterion) {
        return texts.getOrDefault(criterion, Set.of());
    }

    /// The interests, as a set of words.
    public long interests() {
        return interests;
    }

    /// Whether the person told enough to be shown to others: a gender and a birth date.
    public boolean suffice() {
        return number(Criterion.GENDER) != 0 && number(Criterion.AGE) != 0;
    }

    /// Days since 1970 of the birth date; only where [#suffice].
    public int birthDay() {
        return (int) number(Criterion.AGE) - DAY_ZERO;
    }

    /// These traits with one unknown.
    public Traits without(Criterion criterion) {
        long[] left = numbers.clone();
        left[criterion.ordinal()] = 0;
        return new Traits(left, texts);
    }

    /// How far apart two people live, or null when either place is unknown.
    public @Nullable DistanceBucket distanceTo(Traits other) {
        long here = number(Criterion.DISTANCE);
        long there = other.number(Criterion.DISTANCE);
        return here == 0 || there == 0 ? null : cell(here).distanceTo(cell(there));
    }

    private static GeoCell cell(long number) {
        return GeoCell.ofNumber(Math.toIntExact(number - 1));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Traits traits && Arrays.equals(numbers, traits.numbers) && texts.equals(traits.texts);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(numbers) + texts.hashCode();
    }

    @Override
    public String toString() {
        return "Traits[…]";
    }

    /// Collects traits.
    public static final class Builder {
        private final long[] numbers = new long[SIZE];
        private final Map<Criterion, Set<String>> texts = new EnumMap<>(Criterion.class);

        public Builder number(Criterion criterion, long number) {
            numbers[criterion.ordinal()] = number;
            return this;
        }

        /// @param comparable texts in comparable form; none means unknown
        public Builder texts(Criterion criterion, Set<String> comparable) {
            if (!comparable.isEmpty()) {
                texts.put(criterion, Set.copyOf(comparable));
            }
            return this;
        }

        public Traits build() {
            return new Traits(numbers.clone(), Map.copyOf(texts));
        }
    }
}
