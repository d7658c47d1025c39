package com.datifyy.adapters.postgres.matching;

import static com.datifyy.adapters.postgres.schema.Tables.BLOCKS;
import static com.datifyy.adapters.postgres.schema.Tables.MATCH_CARDS;
import static com.datifyy.adapters.postgres.schema.Tables.MATCH_OUTLINES;
import static org.jooq.impl.DSL.and;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.when;

import com.datifyy.domain.matching.Criterion;
import com.datifyy.domain.matching.MatchCard;
import com.datifyy.domain.matching.Moment;
import com.datifyy.domain.matching.SearchFilters;
import com.datifyy.domain.matching.Traits;
import com.datifyy.domain.matching.Wish;
import com.datifyy.domain.shared.DistanceBucket;
import com.datifyy.domain.shared.GeoCell;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.CaseConditionStep;
import org.jooq.Condition;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/// Whose cards are worth looking at, told from outlines alone.
///
/// It lets through everybody the domain would, and some it would not: where an outline cannot tell exactly,
/// the condition is wider by a day or a square, and who was active when is left to the card.
final class Narrowing {
    /// Up to this distance the squares around a place are listed; beyond it, most people are ruled out by
    /// their own wish for somebody near.
    static final DistanceBucket NEAR = DistanceBucket.UNDER_250_KM;

    private final MatchCard seeker;
    private final List<Wish> demands;
    private final Traits origin;
    private final Moment at;
    private final List<Condition> conditions = new ArrayList<>();

    private Narrowing(MatchCard seeker, List<Wish> demands, Traits origin, Moment at) {
        this.seeker = seeker;
        this.demands = demands;
        this.origin = origin;
        this.at = at;
    }

    /// Those who may fit the seeker, and whom the seeker may fit.
    ///
    /// @return parts that have nobody in common, each answered by one index
    static List<Condition> fitting(MatchCard seeker, Moment at) {
        List<Wish> demands = seeker.wishes().stream().filter(Wish::isDemand).toList();
        Narrowing narrowing = new Narrowing(seeker, demands, seeker.traits(), at);
        demands.stream().filter(Outlines::tell).forEach(wish -> narrowing.conditions.add(Outlines.notViolating(wish)));
        return narrowing.parts();
    }

    /// Those who may pass the filters, and whose demands the seeker may meet.
    ///
    /// @return parts that have nobody in common, each answered by one index
    static List<Condition> matching(MatchCard seeker, SearchFilters filters, Moment at) {
        Narrowing narrowing = new Narrowing(seeker, filters.wishes(), filters.origin(), at);
        filters.wishes().stream()
                .filter(Outlines::tell)
                .forEach(wish -> narrowing.conditions.add(Outlines.satisfying(wish)));
        if (filters.onlineOnly()) {
            narrowing.activeSince(at.now().minus(SearchFilters.ONLINE));
        }
        return narrowing.parts();
    }

    /// The same as [#fitting] by a question whose plan is kept, or null where the seeker has no place to begin with.
    ///
    /// @param seeker somebody who is ready
    static @Nullable StandingNarrowing standing(MatchCard seeker, Moment at) {
        GeoCell home = CardColumns.cellOf(seeker.traits());
        if (home == null) {
            return null;
        }
        List<Wish> demands = seeker.wishes().stream().filter(Wish::isDemand).toList();
        Narrowing narrowing = new Narrowing(seeker, demands, seeker.traits(), at);
        int radius = narrowing.radius();
        Map<Integer, Integer> steps = new LinkedHashMap<>();
        for (int tile : tilesWithin(home, DistanceBucket.values()[Math.min(radius, NEAR.ordinal())])) {
            steps.put(tile, step(home, tile));
        }
        Map<Criterion, Long> wanted = new EnumMap<>(Criterion.class);
        demands.stream().filter(Outlines::tell).forEach(wish -> wanted.putIfAbsent(wish.criterion(), wish.wanted()));
        return new StandingNarrowing(
                seeker.owner(),
                steps,
                radius > NEAR.ordinal(),
                Outlines.genders(narrowing.wantedGenders()),
                narrowing.wantedBirths(),
                narrowing.wantsVerified(),
                (short) seeker.traits().number(Criterion.GENDER),
                (short) at.ages().of(seeker.traits().birthDay()),
                wanted);
    }

    private List<Condition> parts() {
        conditions.add(MATCH_OUTLINES.USER_ID.ne(seeker.owner().value()));
        genders();
        births();
        verified();
        seekersGender();
        seekersAge();
        blocks();
        return places().stream().map(place -> place.and(and(conditions))).toList();
    }

    /// All genders are listed where any will do, so that the indexes, which begin with them, can be used.
    private void genders() {
        conditions.add(Outlines.isOf(wantedGenders()));
    }

    private long wantedGenders() {
        return demandsOn(Criterion.GENDER).stream().mapToLong(Wish::wanted).reduce(-1, (one, other) -> one & other);
    }

    private void births() {
        conditions.add(wantedBirths().condition());
    }

    private Births wantedBirths() {
        Births births = Births.ofAdults(at);
        for (Wish ages : demandsOn(Criterion.AGE)) {
            births = births.and(Births.of(ages, at));
        }
        for (Wish born : demandsOn(Criterion.BORN)) {
            births = births.and(Births.of(born, at));
        }
        return births;
    }

    private void verified() {
        if (wantsVerified()) {
            conditions.add(condition(MATCH_OUTLINES.VERIFIED));
        }
    }

    private boolean wantsVerified() {
        return !demandsOn(Criterion.VERIFIED).isEmpty();
    }

    /// So few are online that looking at everybody's card would be most of the work.
    private void activeSince(Instant instant) {
        conditions.add(exists(selectOne()
                .from(MATCH_CARDS)
                .where(MATCH_CARDS.USER_ID.eq(MATCH_OUTLINES.USER_ID))
                .and(MATCH_CARDS.LAST_ACTIVE_AT.ge(instant))));
    }

    private void seekersGender() {
        long gender = seeker.traits().number(Criterion.GENDER);
        if (gender != 0) {
            conditions.add(MATCH_OUTLINES
                    .WANTED_GENDERS
                    .eq((short) 0)
                    .or(MATCH_OUTLINES.WANTED_GENDERS.bitAnd((short) gender).ne((short) 0)));
        }
    }

    private void seekersAge() {
        if (seeker.traits().number(Criterion.AGE) != 0) {
            short age = (short) at.ages().of(seeker.traits().birthDay());
            conditions.add(MATCH_OUTLINES.MIN_AGE.le(age));
            conditions.add(MATCH_OUTLINES.MAX_AGE.ge(age));
        }
    }

    private List<Condition> places() {
        GeoCell from = CardColumns.cellOf(origin);
        GeoCell home = CardColumns.cellOf(seeker.traits());
        int radius = radius();
        if (from != null && radius <= NEAR.ordinal()) {
            List<Integer> tiles = tilesWithin(from, DistanceBucket.values()[radius]);
            return List.of(home == null ? MATCH_OUTLINES.TILE.in(tiles) : near(home, tiles));
        }
        if (home != null) {
            List<Integer> tiles = tilesWithin(home, NEAR);
            return List.of(
                    near(home, tiles),
                    MATCH_OUTLINES.REACH.gt((short) NEAR.ordinal()).and(MATCH_OUTLINES.TILE.notIn(tiles)));
        }
        return List.of(noCondition());
    }

    /// The farthest step of the distance scale at which people are looked for.
    private int radius() {
        return demandsOn(Criterion.DISTANCE).stream()
                .mapToInt(wish -> (int) wish.wanted())
                .min()
                .orElse(DistanceBucket.FARTHER.ordinal());
    }

    /// The squares in which somebody may live so near, also those whose place is not known.
    private static List<Integer> tilesWithin(GeoCell from, DistanceBucket distance) {
        List<Integer> tiles = Tiles.within(from, distance.limitKm());
        tiles.add(Tiles.UNKNOWN);
        return tiles;
    }

    /// The step of the distance scale at which a square begins.
    private static int step(GeoCell home, int tile) {
        return tile == Tiles.UNKNOWN
                ? 0
                : DistanceBucket.of(Tiles.atLeastKilometres(home, tile)).ordinal();
    }

    /// Being in one of the squares, and looking for people at least as far away as the square is from the
    /// seeker. The squares are named once where an index is looked for, and again where it is not.
    private static Condition near(GeoCell home, List<Integer> tiles) {
        Map<Integer, List<Integer>> byStep = new TreeMap<>();
        for (int tile : tiles) {
            byStep.computeIfAbsent(step(home, tile), _ -> new ArrayList<>()).add(tile);
        }
        CaseConditionStep<Integer> steps = null;
        for (Map.Entry<Integer, List<Integer>> step : byStep.entrySet()) {
            Condition there = MATCH_OUTLINES.TILE.in(step.getValue());
            steps = steps == null ? when(there, inline(step.getKey())) : steps.when(there, inline(step.getKey()));
        }
        Condition inside = MATCH_OUTLINES.TILE.in(tiles);
        return steps == null
                ? inside
                : inside.and(MATCH_OUTLINES.REACH.cast(SQLDataType.INTEGER).ge(steps));
    }

    /// Looked up once: most have blocked nobody, and then nobody is compared with anybody.
    private void blocks() {
        int id = seeker.owner().value();
        conditions.add(MATCH_OUTLINES.USER_ID.notIn(select(BLOCKS.BLOCKED)
                .from(BLOCKS)
                .where(BLOCKS.BLOCKER.eq(id))
                .unionAll(select(BLOCKS.BLOCKER).from(BLOCKS).where(BLOCKS.BLOCKED.eq(id)))));
    }

    private List<Wish> demandsOn(Criterion criterion) {
        return demands.stream().filter(wish -> wish.criterion() == criterion).toList();
    }
}
