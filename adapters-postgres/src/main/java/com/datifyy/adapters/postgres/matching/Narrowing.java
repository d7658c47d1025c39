package com.datifyy.adapters.postgres.matching;

import static com.datifyy.adapters.postgres.schema.Tables.BLOCKS;
import static com.datifyy.adapters.postgres.schema.Tables.MATCH_CARDS;
import static org.jooq.impl.DSL.and;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.or;
import static org.jooq.impl.DSL.selectOne;

import com.datifyy.domain.identity.Age;
import com.datifyy.domain.matching.Criterion;
import com.datifyy.domain.matching.MatchCard;
import com.datifyy.domain.matching.Moment;
import com.datifyy.domain.matching.SearchFilters;
import com.datifyy.domain.matching.Traits;
import com.datifyy.domain.matching.Wish;
import com.datifyy.domain.profile.traits.Gender;
import com.datifyy.domain.shared.DistanceBucket;
import com.datifyy.domain.shared.GeoCell;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jooq.Condition;

/// The condition under which somebody's card is worth looking at.
///
/// It lets through everybody the domain would, and some it would not: where a column cannot tell exactly,
/// the condition is wider by a day or a square.
final class Narrowing {
    /// Up to this distance the squares around a place are listed; beyond it, most people are ruled out by
    /// their own wish for somebody near.
    private static final DistanceBucket NEAR = DistanceBucket.UNDER_250_KM;

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
    static Condition fitting(MatchCard seeker, Moment at) {
        List<Wish> demands = seeker.wishes().stream().filter(Wish::isDemand).toList();
        return new Narrowing(seeker, demands, seeker.traits(), at).all();
    }

    /// Those who may pass the filters, and whose demands the seeker may meet.
    static Condition matching(MatchCard seeker, SearchFilters filters, Moment at) {
        Narrowing narrowing = new Narrowing(seeker, filters.wishes(), filters.origin(), at);
        if (filters.onlineOnly()) {
            narrowing.activeSince(at.now().minus(SearchFilters.ONLINE));
        }
        return narrowing.all();
    }

    private Condition all() {
        conditions.add(condition(MATCH_CARDS.TAKES_PART));
        conditions.add(condition(MATCH_CARDS.SHOWN));
        conditions.add(MATCH_CARDS.GENDER.isNotNull());
        conditions.add(MATCH_CARDS.BIRTH_DATE.isNotNull());
        conditions.add(MATCH_CARDS.USER_ID.ne(seeker.owner().value()));
        genders();
        births();
        standing();
        seekersGender();
        seekersAge();
        places();
        blocks();
        return and(conditions);
    }

    private void genders() {
        long wanted =
                demandsOn(Criterion.GENDER).stream().mapToLong(Wish::wanted).reduce(-1, (one, other) -> one & other);
        // All genders are listed where any will do, so that the indexes, which begin with them, can be used.
        List<Short> genders = IntStream.range(0, Gender.values().length)
                .filter(gender -> (wanted >>> gender & 1) != 0)
                .mapToObj(gender -> (short) gender)
                .toList();
        conditions.add(genders.isEmpty() ? falseCondition() : MATCH_CARDS.GENDER.in(genders));
    }

    private void births() {
        LocalDate last = at.today().minusYears(Age.OF_MAJORITY).plusDays(1);
        LocalDate first = LocalDate.of(1800, 1, 1);
        for (Wish ages : demandsOn(Criterion.AGE)) {
            last = earlier(last, at.today().minusYears(ages.from()).plusDays(1));
            first = later(first, at.today().minusYears(ages.to() + 1L).minusDays(1));
        }
        for (Wish born : demandsOn(Criterion.BORN)) {
            last = earlier(last, LocalDate.ofEpochDay((long) born.to() - Traits.DAY_ZERO));
            first = later(first, LocalDate.ofEpochDay((long) born.from() - Traits.DAY_ZERO));
        }
        conditions.add(MATCH_CARDS.BIRTH_DATE.between(first, last));
    }

    private void standing() {
        if (!demandsOn(Criterion.VERIFIED).isEmpty()) {
            conditions.add(condition(MATCH_CARDS.VERIFIED));
        }
        demandsOn(Criterion.RECENTLY_ACTIVE)
                .forEach(wish -> activeSince(at.now().minus(wish.wanted(), ChronoUnit.DAYS)));
    }

    private void activeSince(Instant instant) {
        conditions.add(MATCH_CARDS.LAST_ACTIVE_AT.ge(instant));
    }

    private void seekersGender() {
        long gender = seeker.traits().number(Criterion.GENDER);
        if (gender != 0) {
            conditions.add(MATCH_CARDS
                    .WANTED_GENDERS
                    .eq((short) 0)
                    .or(MATCH_CARDS.WANTED_GENDERS.bitAnd((short) gender).ne((short) 0)));
        }
    }

    private void seekersAge() {
        if (seeker.traits().number(Criterion.AGE) != 0) {
            short age = (short) at.ages().of(seeker.traits().birthDay());
            conditions.add(MATCH_CARDS.MIN_AGE.le(age));
            conditions.add(MATCH_CARDS.MAX_AGE.ge(age));
        }
    }

    private void places() {
        GeoCell from = CardColumns.cellOf(origin);
        GeoCell home = CardColumns.cellOf(seeker.traits());
        int radius = demandsOn(Criterion.DISTANCE).stream()
                .mapToInt(wish -> (int) wish.wanted())
                .min()
                .orElse(DistanceBucket.FARTHER.ordinal());
        if (from != null && radius <= NEAR.ordinal()) {
            List<Integer> tiles = Tiles.within(from, DistanceBucket.values()[radius].limitKm());
            tiles.add(Tiles.UNKNOWN);
            conditions.add(MATCH_CARDS.TILE.in(tiles));
            if (home != null) {
                conditions.add(or(within(home, tiles)));
            }
        } else if (home != null) {
            List<Integer> tiles = Tiles.within(home, NEAR.limitKm());
            tiles.add(Tiles.UNKNOWN);
            List<Condition> either = within(home, tiles);
            either.add(MATCH_CARDS.REACH.gt((short) NEAR.ordinal()));
            conditions.add(or(either));
        }
    }

    /// Being in one of the squares, and looking for people at least as far away as the square is from the
    /// seeker.
    private static List<Condition> within(GeoCell home, List<Integer> tiles) {
        Map<Integer, List<Integer>> byStep = new TreeMap<>();
        for (int tile : tiles) {
            int step = tile == Tiles.UNKNOWN
                    ? 0
                    : DistanceBucket.of(Tiles.atLeastKilometres(home, tile)).ordinal();
            byStep.computeIfAbsent(step, _ -> new ArrayList<>()).add(tile);
        }
        List<Condition> either = new ArrayList<>();
        byStep.forEach(
                (step, list) -> either.add(MATCH_CARDS.TILE.in(list).and(MATCH_CARDS.REACH.ge(step.shortValue()))));
        return either;
    }

    private void blocks() {
        int id = seeker.owner().value();
        conditions.add(notExists(
                selectOne().from(BLOCKS).where(BLOCKS.BLOCKER.eq(id)).and(BLOCKS.BLOCKED.eq(MATCH_CARDS.USER_ID))));
        conditions.add(notExists(
                selectOne().from(BLOCKS).where(BLOCKS.BLOCKED.eq(id)).and(BLOCKS.BLOCKER.eq(MATCH_CARDS.USER_ID))));
    }

    private List<Wish> demandsOn(Criterion criterion) {
        return demands.stream().filter(wish -> wish.criterion() == criterion).toList();
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
