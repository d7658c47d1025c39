package com.datifyy.domain.matching;

import com.datifyy.domain.matching.Leeway.Cost;
import com.datifyy.domain.matching.Leeway.Gain;
import com.datifyy.domain.settings.UserSettings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// Everything somebody demands of the people who are recommended to them, and what that costs.
///
/// Whom they look for by gender is taken as it is: nobody of another gender is counted, and nothing else is
/// suggested.
public final class Demands {
    private static final int MOST_WORDS = 3;

    private final MatchCard seeker;
    private final List<Demand> list;

    private Demands(MatchCard seeker, List<Demand> list) {
        this.seeker = seeker;
        this.list = List.copyOf(list);
    }

    /// @param card the seeker's, without what the settings ask
    public static Demands of(MatchCard card, UserSettings settings) {
        MatchCard seeker = card.seekingBy(settings);
        List<Wish> own = new ArrayList<>(card.wishes());
        List<Demand> list = new ArrayList<>();
        for (Wish wish : seeker.wishes()) {
            boolean ofCard = own.remove(wish);
            if (wish.isDemand() && wish.criterion() != Criterion.GENDER) {
                Demand.Source onCard = wish.scored() ? Demand.Source.PREFERENCE : Demand.Source.ABSOLUTE;
                list.add(new Demand(ofCard ? onCard : Demand.Source.SETTING, wish));
            }
        }
        return new Demands(seeker, list);
    }

    /// By whom to draw people, however far they are from what is demanded.
    public MatchCard anybody() {
        return demanding(wish -> wish.criterion() == Criterion.GENDER, UnaryOperator.identity());
    }

    /// By whom to draw people who miss the demands by so little that a step would let them in, or who miss some
    /// that is not about age, distance, or when they were here.
    public MatchCard nearby() {
        return demanding(
                wish -> switch (wish.criterion()) {
                    case GENDER, AGE, DISTANCE, RECENTLY_ACTIVE -> true;
                    default -> false;
                },
                Relaxation::widest);
    }

    /// Counts.
    ///
    /// @param anybody drawn by [#anybody]
    /// @param nearby drawn by [#nearby], or the same if that is everybody
    public Leeway cost(Sample anybody, Sample nearby, Moment at) {
        Tally far = new Tally(anybody, at);
        Tally near = new Tally(nearby, at);
        List<Cost> costs = new ArrayList<>();
        for (Demand demand : list) {
            int keptAway = far.rounded(far.missing(demand).size());
            if (demand.isTold() && keptAway > 0) {
                costs.add(new Cost(demand, keptAway, gains(demand, far, near)));
            }
        }
        costs.sort(Comparator.comparingInt(Cost::keptAway).reversed());
        return new Leeway(
                anybody.isExact() && nearby.isExact(),
                near.rounded(near.fitting),
                costs,
                far.rounded(far.missingUntold()));
    }

    private static List<Gain> gains(Demand demand, Tally far, Tally near) {
        List<Gain> gains = new ArrayList<>();
        for (Relaxation relaxation : Relaxation.of(demand)) {
            Tally tally = relaxation.wish() == null && isLimited(demand) ? far : near;
            int added = tally.rounded(tally.added(demand, relaxation));
            if (added > 0) {
                gains.add(new Gain(relaxation, added));
            }
        }
        addWider(gains, demand, isLimited(demand) ? far : near);
        return withoutWordsThatAddLittle(gains);
    }

    /// For each end of a range at which no small step adds ten people, the first wider one that does. So whoever
    /// lives where few do learns which step helps, and still nothing about fewer than ten.
    private static void addWider(List<Gain> gains, Demand demand, Tally tally) {
        for (Relaxation.Kind end : List.of(Relaxation.Kind.UP_TO, Relaxation.Kind.FROM)) {
            if (gains.stream().noneMatch(gain -> gain.relaxation().kind() == end)) {
                Relaxation.wider(demand).stream()
                        .filter(wider -> wider.kind() == end)
                        .map(wider -> new Gain(wider, tally.rounded(tally.added(demand, wider))))
                        .filter(gain -> gain.added() > 0)
                        .findFirst()
                        .ifPresent(gains::add);
            }
        }
        gains.sort(Comparator.comparing(gain -> gain.relaxation().kind() == Relaxation.Kind.GIVEN_UP));
    }

    /// Whether [#nearby] leaves out people who miss the demand alone.
    private static boolean isLimited(Demand demand) {
        return switch (demand.criterion().comparison()) {
            case AGE, DISTANCE, ACTIVE_WITHIN -> true;
            case WORDS, TEXTS, WITHIN, AT_LEAST, AT_MOST, SHARED, VERIFIED -> false;
        };
    }

    private static List<Gain> withoutWordsThatAddLittle(List<Gain> gains) {
        Set<Gain> left = new HashSet<>(gains.stream()
                .filter(gain -> gain.relaxation().kind() == Relaxation.Kind.ALSO)
                .sorted(Comparator.comparingInt(Gain::added).reversed())
                .skip(MOST_WORDS)
                .toList());
        return gains.stream().filter(gain -> !left.contains(gain)).toList();
    }

    private MatchCard demanding(Predicate<Wish> which, UnaryOperator<Wish> as) {
        return new MatchCard(
                seeker.owner(),
                seeker.standing(),
                seeker.visibility(),
                seeker.traits(),
                seeker.wishes().stream()
                        .filter(wish -> wish.isDemand() && which.test(wish))
                        .map(as)
                        .toList());
    }

    /// Who of those drawn misses what.
    private final class Tally {
        private final Sample sample;
        private final Moment at;
        private final List<Missed> people = new ArrayList<>();
        private final int fitting;

        Tally(Sample sample, Moment at) {
            this.sample = sample;
            this.at = at;
            MatchCard open = anybody();
            int fit = 0;
            for (MatchCard other : sample.people()) {
                if (Eligibility.fits(open, other, at)) {
                    List<Demand> missed = list.stream()
                            .filter(demand -> isMissed(demand.wish(), other))
                            .toList();
                    if (missed.isEmpty()) {
                        fit++;
                    } else {
                        people.add(new Missed(other, missed));
                    }
                }
            }
            fitting = fit;
        }

        List<Missed> missing(Demand demand) {
            return people.stream()
                    .filter(person -> person.demands().contains(demand)
                            && demand.isTold(person.card().visibility()))
                    .toList();
        }

        int missingUntold() {
            return (int) people.stream()
                    .filter(person -> person.demands().stream().anyMatch(demand -> !demand.isTold()))
                    .count();
        }

        int added(Demand demand, Relaxation relaxation) {
            Wish left = relaxation.wish();
            return (int) missing(demand).stream()
                    .filter(person -> person.demands().size() == 1 && (left == null || !isMissed(left, person.card())))
                    .count();
        }

        int rounded(int drawn) {
            return Leeway.rounded(sample.scaled(drawn));
        }

        private boolean isMissed(Wish wish, MatchCard other) {
            return Verdicts.of(wish, seeker.traits(), other, at) == Verdict.VIOLATED;
        }
    }

    /// Somebody who would be shown, were it not for these demands.
    private record Missed(MatchCard card, List<Demand> demands) {}
}
