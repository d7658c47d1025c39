package com.datifyy.domain.curation;

import java.util.List;

/// What somebody who was asked about a pair has to say, or why not.
public sealed interface Commentary {
    /// A comment moves a score by so many points of 100 at most, either way.
    int MOST_POINTS = 10;

    /// How long a reasoning is at most, in code points.
    int LONGEST_REASONING = 600;

    /// How many aspects of either kind are told at most.
    int MOST_ASPECTS = 6;

    /// How long one aspect is at most, in code points.
    int LONGEST_ASPECT = 120;

    /// A comment in plain words, without markup, links and contacts whatever it was made of.
    ///
    /// @param matchedAspects what speaks for the two
    /// @param mismatchedAspects what speaks against them
    /// @param adjustment points added to the score, within [#MOST_POINTS]
    /// @param provider who wrote it; [ScoreInWords#PROVIDER] when it is no machine that writes freely
    /// @param model which one of the provider's really answered
    /// @param promptVersion which wording of the question it was asked with
    /// @param inputHash of what it was made of
    record Written(
            String reasoning,
            List<String> matchedAspects,
            List<String> mismatchedAspects,
            int adjustment,
            String provider,
            String model,
            String promptVersion,
            InputHash inputHash)
            implements Commentary {
        public Written {
            reasoning = Redaction.fromTheModel(reasoning, LONGEST_REASONING);
            matchedAspects = aspects(matchedAspects);
            mismatchedAspects = aspects(mismatchedAspects);
            if (reasoning.isEmpty()) {
                throw new IllegalArgumentException("a comment says something");
            }
            if (Math.abs(adjustment) > MOST_POINTS) {
                throw new IllegalArgumentException("a comment moves a score by few points");
            }
        }

        private static List<String> aspects(List<String> texts) {
            return texts.stream()
                    .map(text -> Redaction.fromTheModel(text, LONGEST_ASPECT))
                    .filter(text -> !text.isEmpty())
                    .distinct()
                    .limit(MOST_ASPECTS)
                    .toList();
        }

        /// Whether a machine wrote it freely, so that it has to be shown as such.
        public boolean machineMade() {
            return !provider.equals(ScoreInWords.PROVIDER);
        }
    }

    /// Nobody commented.
    record Absent(Absence reason) implements Commentary {}

    /// How many points our score moves towards somebody else's: as many as they differ by, up to
    /// [#MOST_POINTS].
    ///
    /// @param score ours, 0 to 100
    /// @param opinion theirs, 0 to 100
    static int adjustment(int score, int opinion) {
        return Math.clamp((long) opinion - score, -MOST_POINTS, MOST_POINTS);
    }
}
