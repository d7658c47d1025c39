package com.datifyy.domain.curation;

import com.datifyy.domain.matching.Contribution;
import java.time.Instant;
import java.util.List;

/// How well two people were found to fit, who put it into words, and from what input.
///
/// @param ruleScore 0 to 100, by the rules alone
/// @param score 0 to 100, after the comment
/// @param lowerWishes what the wishes of the one with the smaller number add to the score by the rules
/// @param higherWishes the same of the other
/// @param reasoning in plain words, for the staff
/// @param matchedAspects what speaks for the two
/// @param mismatchedAspects what speaks against them
/// @param provider who put it into words
/// @param model which one of the provider's really answered
/// @param promptVersion which wording of the question it was asked with
/// @param inputHash the [InputHash] of what it was made of
/// @param machineMade whether a machine wrote it freely, so that it has to be shown as such
public record Analysis(
        int ruleScore,
        int score,
        List<Contribution> lowerWishes,
        List<Contribution> higherWishes,
        String reasoning,
        List<String> matchedAspects,
        List<String> mismatchedAspects,
        String provider,
        String model,
        String promptVersion,
        String inputHash,
        boolean machineMade,
        Instant at) {
    public Analysis {
        if (ruleScore < 0 || ruleScore > 100 || score < 0 || score > 100) {
            throw new IllegalArgumentException("a score is 0 to 100");
        }
        lowerWishes = List.copyOf(lowerWishes);
        higherWishes = List.copyOf(higherWishes);
        matchedAspects = List.copyOf(matchedAspects);
        mismatchedAspects = List.copyOf(mismatchedAspects);
    }

    /// By the rules alone: a comment moves the score that is shown, and makes no match and undoes none.
    public boolean isMatch() {
        return ruleScore >= Assessment.MATCH_FROM;
    }

    /// Only what is neither personal nor content.
    @Override
    public String toString() {
        return "Analysis[" + provider + ", " + model + ", " + at + "]";
    }
}
