package com.datifyy.domain.curation;

import com.datifyy.domain.People;
import com.datifyy.domain.curation.Aspect.Side;
import com.datifyy.domain.matching.Criterion;
import com.datifyy.domain.matching.Moment;
import com.datifyy.domain.matching.Verdict;
import com.datifyy.domain.profile.traits.Gender;
import com.datifyy.domain.shared.DistanceBucket;
import java.util.List;

/// Builds the pairs tests talk about.
public final class Pairs {
    public static final Moment NOON = Moment.of(People.NOON);

    private Pairs() {}

    public static Briefing.Subject subject(People person) {
        return new Briefing.Subject(person.profile(), person.card());
    }

    public static Briefing briefing(People one, People other) {
        return Briefing.about(subject(one), subject(other), false, NOON);
    }

    /// An eligible pair of which only score and own words are told apart.
    public static Briefing scoring(int score, String bio) {
        return new Briefing(
                new Portrait(
                        AgeBand.FROM_30,
                        Gender.FEMALE,
                        List.of(new Fact("interests", List.of("hiking", "music"))),
                        Redaction.forTheModel(bio, List.of(), Portrait.LONGEST_BIO)),
                new Portrait(AgeBand.FROM_35, Gender.MALE, List.of(new Fact("interests", List.of("music"))), "Tea."),
                DistanceBucket.UNDER_25_KM,
                true,
                score,
                List.of(
                        new Aspect(Criterion.DRINKING, Side.A, Verdict.SATISFIED, 400),
                        new Aspect(Criterion.SMOKING, Side.B, Verdict.VIOLATED, -300),
                        new Aspect(Criterion.PETS, Side.B, Verdict.UNKNOWN, 0)));
    }

    public static Briefing scoring(int score) {
        return scoring(score, "Long walks and short stories.");
    }
}
