package com.datifyy.domain.curation;

import com.datifyy.domain.curation.Aspect.Side;
import com.datifyy.domain.matching.Compatibility;
import com.datifyy.domain.matching.Contribution;
import com.datifyy.domain.matching.Criterion;
import com.datifyy.domain.matching.Eligibility;
import com.datifyy.domain.matching.MatchCard;
import com.datifyy.domain.matching.Moment;
import com.datifyy.domain.matching.OneWay;
import com.datifyy.domain.profile.Profile;
import com.datifyy.domain.shared.DistanceBucket;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Everything that is told about a pair to whoever comments on it, and the score that was there before.
///
/// @param a the one with the smaller number
/// @param distance how far apart they live, or null when it is not known or one of them hides it
/// @param eligible whether nothing stands between the two; nobody comments on others
/// @param score 0 to 100, by the rules alone
/// @param aspects the contributions to the score that may be told, first those of A's wishes
public record Briefing(
        Portrait a, Portrait b, @Nullable DistanceBucket distance, boolean eligible, int score, List<Aspect> aspects) {
    /// What may be told about a comparison; whatever is sensitive, or hints at it, is not among them.
    private static final Set<Criterion> TOLD = EnumSet.of(
            Criterion.AGE,
            Criterion.DISTANCE,
            Criterion.RELATIONSHIP_GOAL,
            Criterion.EDUCATION,
            Criterion.OCCUPATION,
            Criterion.INTEREST,
            Criterion.SHARED_INTERESTS,
            Criterion.CHILDREN,
            Criterion.DRINKING,
            Criterion.SMOKING,
            Criterion.PETS,
            Criterion.WORKOUT,
            Criterion.PERSONALITY,
            Criterion.COMMUNICATION,
            Criterion.LOVE_LANGUAGE,
            Criterion.SLEEP,
            Criterion.EMPLOYMENT);

    public Briefing {
        aspects = List.copyOf(aspects);
        if (score < 0 || score > 100) {
            throw new IllegalArgumentException("a score is 0 to 100");
        }
    }

    /// One of the two, with everything a briefing is made of.
    public record Subject(Profile profile, MatchCard card) {}

    /// The same briefing whichever of the two is named first.
    ///
    /// @param blocked whether either has blocked the other
    public static Briefing about(Subject one, Subject other, boolean blocked, Moment at) {
        boolean inOrder = one.card().owner().compareTo(other.card().owner()) <= 0;
        Subject a = inOrder ? one : other;
        Subject b = inOrder ? other : one;
        Compatibility fit = Compatibility.between(a.card(), b.card(), at);
        boolean far =
                a.card().visibility().showsDistance() && b.card().visibility().showsDistance();
        List<Aspect> aspects = new ArrayList<>();
        tell(aspects, Side.A, fit.forOne(), b.card(), far);
        tell(aspects, Side.B, fit.forOther(), a.card(), far);
        return new Briefing(
                Portrait.of(a.profile(), a.card(), at),
                Portrait.of(b.profile(), b.card(), at),
                far ? a.card().traits().distanceTo(b.card().traits()) : null,
                !blocked && Eligibility.fitEachOther(a.card(), b.card(), at),
                Compatibility.percent(fit.points()),
                aspects);
    }

    private static void tell(List<Aspect> aspects, Side wishOf, OneWay way, MatchCard judged, boolean far) {
        for (Contribution part : way.contributions()) {
            boolean shown = switch (part.criterion()) {
                case AGE -> judged.visibility().showsAge();
                case DISTANCE -> far;
                default -> true;
            };
            if (shown && TOLD.contains(part.criterion())) {
                aspects.add(new Aspect(part.criterion(), wishOf, part.verdict(), part.points()));
            }
        }
    }
}
