package com.datifyy.adapters.postgres.matching;

import static com.datifyy.adapters.postgres.schema.Tables.MATCH_OUTLINES;

import com.datifyy.domain.identity.Age;
import com.datifyy.domain.matching.Criterion;
import com.datifyy.domain.matching.Moment;
import com.datifyy.domain.matching.Traits;
import com.datifyy.domain.matching.Wish;
import java.time.LocalDate;
import org.jooq.Condition;

/// Birth dates from one to another: everybody's who is as old as wished, and a day more where ages may be
/// counted either way.
record Births(LocalDate first, LocalDate last) {
    private static final LocalDate LONG_AGO = LocalDate.of(1800, 1, 1);

    static Births ofAdults(Moment at) {
        return new Births(LONG_AGO, at.today().minusYears(Age.OF_MAJORITY).plusDays(1));
    }

    /// @param wish for an age, or for having been born then
    static Births of(Wish wish, Moment at) {
        return wish.criterion() == Criterion.BORN
                ? new Births(
                        LocalDate.ofEpochDay((long) wish.from() - Traits.DAY_ZERO),
                        LocalDate.ofEpochDay((long) wish.to() - Traits.DAY_ZERO))
                : new Births(
                        at.today().minusYears(wish.to() + 1L).minusDays(1),
                        at.today().minusYears(wish.from()).plusDays(1));
    }

    Births and(Births other) {
        return new Births(
                first.isAfter(other.first) ? first : other.first, last.isBefore(other.last) ? last : other.last);
    }

    Condition condition() {
        return MATCH_OUTLINES.BIRTH_DATE.between(first, last);
    }
}
