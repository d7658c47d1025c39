package com.datifyy.domain.matching;

import com.datifyy.domain.shared.DistanceBucket;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Compares one wish of one person with what another person is like.
///
/// The parts are public for an index that keeps traits apart: what it decides is decided here.
public final class Verdicts {
    private Verdicts() {}

    /// @param own the traits of the person who wishes, for what is compared with oneself
    public static Verdict of(Wish wish, Traits own, MatchCard other, Moment at) {
        if (isAboutAge(wish.criterion()) && !other.visibility().showsAge()) {
            return HiddenAge.verdict(wish, other.traits().number(wish.criterion()), at);
        }
        return switch (wish.criterion().comparison()) {
            case WORDS, WITHIN, AT_LEAST, AT_MOST ->
                onNumber(wish, other.traits().number(wish.criterion()));
            case TEXTS -> onTexts(wish, other.traits().texts(wish.criterion()));
            case AGE -> onAge(wish, other.traits().number(wish.criterion()), at);
            case DISTANCE -> onDistance(wish, own.distanceTo(other.traits()));
            case SHARED -> onShared(wish, own.interests(), other.traits().interests());
            case VERIFIED -> verdict(other.standing().verified());
            case ACTIVE_WITHIN -> verdict(!other.standing().lastActiveAt().isBefore(activeSince(wish, at)));
        };
    }

    /// What is decided by one number alone.
    ///
    /// @param trait the other person's number, 0 when it is not known
    public static Verdict onNumber(Wish wish, long trait) {
        if (trait == 0) {
            return Verdict.UNKNOWN;
        }
        return switch (wish.criterion().comparison()) {
            case WORDS -> onWords(wish.wanted(), trait);
            case WITHIN -> verdict(trait >= wish.from() && trait <= wish.to());
            case AT_LEAST -> verdict(trait >= wish.wanted());
            case AT_MOST -> verdict(trait <= wish.wanted());
            case TEXTS, AGE, DISTANCE, SHARED, VERIFIED, ACTIVE_WITHIN ->
                throw new IllegalArgumentException(wish.criterion() + " is not about a number alone");
        };
    }

    /// @param wanted a set of words
    /// @param told the other person's words, none when they are not known
    public static Verdict onWords(long wanted, long told) {
        return told == 0 ? Verdict.UNKNOWN : verdict((told & wanted) != 0);
    }

    /// @param texts the other person's texts in comparable form, empty when none is known
    public static Verdict onTexts(Wish wish, Set<String> texts) {
        return texts.isEmpty() ? Verdict.UNKNOWN : verdict(!Collections.disjoint(wish.texts(), texts));
    }

    /// @param day the other person's birth date as traits hold it, 0 when it is not known
    public static Verdict onAge(Wish wish, long day, Moment at) {
        return onAge(wish.from(), wish.to(), day, at);
    }

    static Verdict onAge(int from, int to, long day, Moment at) {
        if (day == 0) {
            return Verdict.UNKNOWN;
        }
        int age = at.ages().of(day - Traits.DAY_ZERO);
        return verdict(age >= from && age <= to);
    }

    /// Whether a wish for it tells something of the birth date. Of whoever hides their age [HiddenAge] decides.
    public static boolean isAboutAge(Criterion criterion) {
        return criterion == Criterion.AGE || criterion == Criterion.BORN;
    }

    /// @param distance between the two, or null when it is not known
    public static Verdict onDistance(Wish wish, @Nullable DistanceBucket distance) {
        return distance == null ? Verdict.UNKNOWN : verdict(distance.ordinal() <= wish.wanted());
    }

    /// @param own the interests of the person who wishes
    /// @param other the interests of the other
    public static Verdict onShared(Wish wish, long own, long other) {
        return own == 0 || other == 0 ? Verdict.UNKNOWN : verdict(Long.bitCount(own & other) >= wish.wanted());
    }

    /// When somebody must have been here last to be active as wished: from the beginning of a day (UTC) on. Whoever
    /// asks
    /// again and again would else learn the minute, also of those who hide it.
    public static Instant activeSince(Wish wish, Moment at) {
        return at.now().truncatedTo(ChronoUnit.DAYS).minus(wish.wanted(), ChronoUnit.DAYS);
    }

    private static Verdict verdict(boolean satisfied) {
        return satisfied ? Verdict.SATISFIED : Verdict.VIOLATED;
    }
}
