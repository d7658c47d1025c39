package com.datifyy.domain.matching;

import com.datifyy.domain.identity.Age;
import com.datifyy.domain.shared.DistanceBucket;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Set;

/// Compares one wish of one person with what another person is like.
final class Verdicts {
    private Verdicts() {}

    /// @param own the traits of the person who wishes, for what is compared with oneself
    static Verdict of(Wish wish, Traits own, MatchCard other, Moment at) {
        long trait = other.traits().number(wish.criterion());
        return switch (wish.criterion().comparison()) {
            case WORDS -> trait == 0 ? Verdict.UNKNOWN : verdict((trait & wish.wanted()) != 0);
            case TEXTS -> texts(wish, other.traits().texts(wish.criterion()));
            case WITHIN -> trait == 0 ? Verdict.UNKNOWN : verdict(trait >= wish.from() && trait <= wish.to());
            case AT_LEAST -> trait == 0 ? Verdict.UNKNOWN : verdict(trait >= wish.wanted());
            case AT_MOST -> trait == 0 ? Verdict.UNKNOWN : verdict(trait <= wish.wanted());
            case AGE -> trait == 0 ? Verdict.UNKNOWN : age(wish, trait, at.today());
            case DISTANCE -> distance(wish, own, other.traits());
            case SHARED -> shared(wish, own.interests(), other.traits().interests());
            case VERIFIED -> verdict(other.standing().verified());
            case ACTIVE_WITHIN ->
                verdict(!other.standing().lastActiveAt().isBefore(at.now().minus(wish.wanted(), ChronoUnit.DAYS)));
        };
    }

    private static Verdict verdict(boolean satisfied) {
        return satisfied ? Verdict.SATISFIED : Verdict.VIOLATED;
    }

    private static Verdict texts(Wish wish, Set<String> texts) {
        return texts.isEmpty() ? Verdict.UNKNOWN : verdict(!Collections.disjoint(wish.texts(), texts));
    }

    private static Verdict age(Wish wish, long day, LocalDate today) {
        int age = Age.on(today, LocalDate.ofEpochDay(day - Traits.DAY_ZERO));
        return verdict(age >= wish.from() && age <= wish.to());
    }

    private static Verdict distance(Wish wish, Traits own, Traits other) {
        DistanceBucket distance = own.distanceTo(other);
        return distance == null ? Verdict.UNKNOWN : verdict(distance.ordinal() <= wish.wanted());
    }

    private static Verdict shared(Wish wish, long own, long other) {
        return own == 0 || other == 0 ? Verdict.UNKNOWN : verdict(Long.bitCount(own & other) >= wish.wanted());
    }
}
