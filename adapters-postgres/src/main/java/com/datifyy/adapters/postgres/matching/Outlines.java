package com.datifyy.adapters.postgres.matching;

import static com.datifyy.adapters.postgres.schema.Tables.MATCH_OUTLINES;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.when;
import static org.jooq.impl.SQLDataType.INTEGER;

import com.datifyy.domain.matching.Compatibility;
import com.datifyy.domain.matching.Criterion;
import com.datifyy.domain.matching.MatchCard;
import com.datifyy.domain.matching.Moment;
import com.datifyy.domain.matching.Traits;
import com.datifyy.domain.matching.Wish;
import com.datifyy.domain.profile.traits.Gender;
import com.datifyy.domain.shared.DistanceBucket;
import com.datifyy.domain.shared.GeoCell;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/// What outlines say about what most people ask for, and how many points it is worth at most.
///
/// A word set is 0 where nothing is known, as in a card.
final class Outlines {
    private static final Map<Criterion, Field<Long>> SAID = Map.of(
            Criterion.RELATIONSHIP_GOAL, MATCH_OUTLINES.GOALS,
            Criterion.EDUCATION, MATCH_OUTLINES.EDUCATION,
            Criterion.LANGUAGE, MATCH_OUTLINES.LANGUAGES,
            Criterion.INTEREST, MATCH_OUTLINES.INTERESTS,
            Criterion.RELIGION, MATCH_OUTLINES.RELIGION,
            Criterion.CHILDREN, MATCH_OUTLINES.CHILDREN,
            Criterion.DRINKING, MATCH_OUTLINES.DRINKING,
            Criterion.SMOKING, MATCH_OUTLINES.SMOKING,
            Criterion.DIET, MATCH_OUTLINES.DIET);

    /// What outlines tell of in word sets, in a fixed order.
    static final List<Criterion> CRITERIA = SAID.keySet().stream().sorted().toList();

    /// What is known of everybody, or told with gender, birth date and place: what `most_for_newcomers` counts as
    /// wished for.
    static final Set<Criterion> TOLD_BY_NEWCOMERS = Set.of(
            Criterion.GENDER,
            Criterion.AGE,
            Criterion.BORN,
            Criterion.DISTANCE,
            Criterion.PLACE,
            Criterion.RESIDENT_ABROAD,
            Criterion.VERIFIED,
            Criterion.RECENTLY_ACTIVE,
            Criterion.PHOTOS,
            Criterion.COMPLETION);

    private static final int COMPLETELY = 10_000;

    private Outlines() {}

    /// The word set that tells of it.
    static Field<Long> columnOf(Criterion criterion) {
        Field<Long> said = SAID.get(criterion);
        if (said == null) {
            throw new IllegalArgumentException("outlines do not tell about " + criterion);
        }
        return said;
    }

    /// Whether outlines tell whether somebody is as wished.
    static boolean tell(Wish wish) {
        return SAID.containsKey(wish.criterion());
    }

    /// Whoever is known to be as wished.
    static Condition satisfying(Wish wish) {
        return said(wish).bitAnd(wish.wanted()).ne(0L);
    }

    /// Whoever is not known to be otherwise than wished.
    static Condition notViolating(Wish wish) {
        return satisfying(wish).or(said(wish).eq(0L));
    }

    /// Whoever has one of these genders.
    ///
    /// @param wanted a set of them
    static Condition isOf(long wanted) {
        List<Short> genders = genders(wanted);
        return genders.isEmpty() ? falseCondition() : MATCH_OUTLINES.GENDER.in(genders);
    }

    /// The genders in a set, as outlines have them.
    static List<Short> genders(long wanted) {
        return IntStream.range(0, Gender.values().length)
                .filter(gender -> (wanted >>> gender & 1) != 0)
                .mapToObj(gender -> (short) gender)
                .toList();
    }

    /// What anybody promises a seeker: the most points that they can have in the eyes of the seeker, if the seeker
    /// can please them completely. Whoever has told next to nothing cannot please everybody: then it is as many
    /// points fewer as leave the two with the most that they can have together.
    ///
    /// @param demanded whether nobody is asked about who is known not to be what the seeker demands
    static Field<Integer> promised(MatchCard seeker, boolean demanded, Moment at) {
        Field<Integer> most = mostPoints(seeker, demanded, at);
        if (!isNew(seeker.traits())) {
            return most;
        }
        Field<Integer> theirs = coalesce(MATCH_OUTLINES.MOST_FOR_NEWCOMERS.cast(INTEGER), inline(COMPLETELY));
        return most.times(theirs).plus(inline(COMPLETELY - 1)).div(inline(COMPLETELY));
    }

    /// Whether somebody has told no more than newcomers do.
    private static boolean isNew(Traits traits) {
        return EnumSet.complementOf(EnumSet.copyOf(TOLD_BY_NEWCOMERS)).stream()
                .allMatch(criterion ->
                        traits.number(criterion) == 0 && traits.texts(criterion).isEmpty());
    }

    /// The most points that anybody can have in the eyes of a seeker: exact for what outlines tell, and as if
    /// everything else were as wished.
    ///
    /// @param demanded whether nobody is asked about who is known not to be what the seeker demands
    private static Field<Integer> mostPoints(MatchCard seeker, boolean demanded, Moment at) {
        int total = seeker.wishes().stream()
                .filter(Wish::scored)
                .mapToInt(wish -> wish.strength().weight())
                .sum();
        int reached = 0;
        int sure = Compatibility.BASELINE;
        Field<Integer> told = inline(0);
        for (Wish wish : seeker.wishes()) {
            int next = reached + (wish.scored() ? wish.strength().weight() : 0);
            if (next > reached) {
                int share = Compatibility.sharedUpTo(next, total) - Compatibility.sharedUpTo(reached, total);
                Field<Integer> points = points(wish, share, demanded && wish.isDemand(), seeker, at);
                if (points == null) {
                    sure += share;
                } else {
                    told = told.plus(points);
                }
            }
            reached = next;
        }
        return told.plus(inline(sure));
    }

    /// What a wish is worth at most, or null where that is its share for everybody.
    private static @Nullable Field<Integer> points(
            Wish wish, int share, boolean demanded, MatchCard seeker, Moment at) {
        if (tell(wish)) {
            return when(satisfying(wish), inline(share))
                    .when(said(wish).eq(0L), inline(0))
                    .otherwise(inline(-share));
        }
        Condition possible = demanded
                ? null
                : switch (wish.criterion()) {
                    case GENDER -> isOf(wish.wanted());
                    case AGE -> Births.of(wish, at).condition();
                    case DISTANCE -> reachable(wish, seeker);
                    default -> null;
                };
        return possible == null ? null : when(possible, inline(share)).otherwise(inline(-share));
    }

    /// Whoever may live as near as wished, or null where that is not told by a list of squares.
    private static @Nullable Condition reachable(Wish wish, MatchCard seeker) {
        GeoCell home = CardColumns.cellOf(seeker.traits());
        if (home == null || wish.wanted() > Narrowing.NEAR.ordinal()) {
            return null;
        }
        List<Integer> tiles = Tiles.within(home, DistanceBucket.values()[(int) wish.wanted()].limitKm());
        tiles.add(Tiles.UNKNOWN);
        return MATCH_OUTLINES.TILE.in(tiles);
    }

    private static Field<Long> said(Wish wish) {
        return columnOf(wish.criterion());
    }
}
