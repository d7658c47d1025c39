package com.datifyy.domain.curation;

import org.jspecify.annotations.Nullable;

/// What the staff sees about a pair: the score by the rules, what a comment changed about it, and words.
///
/// Whether two may be suggested to each other is decided by the rules, before and after anybody comments.
///
/// @param ruleScore 0 to 100, by the rules alone
/// @param score 0 to 100: the score by the rules, moved by the comment within its bounds; not moved where the
///     pair is excluded
/// @param words the comment, or the score in words where there is none
/// @param absence why nobody commented, or null
public record Assessment(
        boolean eligible,
        int ruleScore,
        int score,
        Commentary.Written words,
        @Nullable Absence absence) {
    /// Two people are a match from this score by the rules on, 0 to 100.
    public static final int MATCH_FROM = 60;

    /// @param eligible as it is now, which may differ from when the comment was made
    public static Assessment of(Briefing briefing, boolean eligible, Commentary commentary) {
        return switch (commentary) {
            case Commentary.Written written -> {
                int score = eligible ? Math.clamp(briefing.score() + written.adjustment(), 0, 100) : briefing.score();
                yield new Assessment(eligible, briefing.score(), score, written, null);
            }
            case Commentary.Absent absent ->
                new Assessment(
                        eligible, briefing.score(), briefing.score(), ScoreInWords.about(briefing), absent.reason());
        };
    }

    /// By the rules alone, whatever anybody commented.
    public boolean isMatch() {
        return eligible && ruleScore >= MATCH_FROM;
    }

    public Band band() {
        return Band.of(score);
    }

    /// A score as one word.
    public enum Band {
        EXCELLENT,
        GOOD,
        FAIR,
        POOR;

        /// From 80, 60 and 40 on.
        public static Band of(int score) {
            return score >= 80 ? EXCELLENT : score >= 60 ? GOOD : score >= 40 ? FAIR : POOR;
        }
    }
}
