package com.datifyy.domain.curation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.datifyy.domain.curation.Assessment.Band;
import com.datifyy.domain.curation.Commentary.Absent;
import com.datifyy.domain.curation.Commentary.Written;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AssessmentTest {
    @ParameterizedTest
    @CsvSource({
        "70, 75, 75",
        "70, 100, 80",
        "70, 0, 60",
        "95, 100, 100",
        "100, 100, 100",
        "3, 0, 0",
        "0, 100, 10",
        "50, 1000000000, 60",
        "50, -2147483648, 40"
    })
    void g1_an_opinion_moves_a_score_by_ten_points_at_most(int score, int opinion, int moved) {
        var comment = written(Commentary.adjustment(score, opinion));

        assertThat(Assessment.of(Pairs.scoring(score), true, comment).score()).isEqualTo(moved);
    }

    @Test
    void g2_no_comment_makes_an_excluded_pair_a_match() {
        var excluded = Assessment.of(Pairs.scoring(90), false, written(10));

        assertThat(excluded.isMatch()).isFalse();
        assertThat(excluded.score()).isEqualTo(90);
    }

    @ParameterizedTest
    @CsvSource({"50, 10, false", "59, 10, false", "60, 0, true", "60, -10, true", "69, -10, true"})
    void g1_a_match_is_an_eligible_pair_from_sixty_on_by_the_rules_whatever_is_commented(
            int score, int adjustment, boolean match) {
        assertThat(Assessment.of(Pairs.scoring(score), true, written(adjustment))
                        .isMatch())
                .isEqualTo(match);
    }

    @ParameterizedTest
    @EnumSource(Absence.class)
    void g4_without_a_comment_the_score_by_the_rules_stands_and_says_so(Absence why) {
        var assessment = Assessment.of(Pairs.scoring(64), true, new Absent(why));

        assertThat(assessment.score()).isEqualTo(64);
        assertThat(assessment.isMatch()).isTrue();
        assertThat(assessment.absence()).isEqualTo(why);
        assertThat(assessment.words().provider()).isEqualTo("local");
        assertThat(assessment.words().machineMade()).isFalse();
    }

    @Test
    void the_score_in_words_names_what_is_met_and_what_is_missed() {
        var words = ScoreInWords.about(Pairs.scoring(64));

        assertThat(words.reasoning())
                .isEqualTo("The rules alone give 64 of 100. Of the wishes that may be told, 1 met, 1 missed, 1 open.");
        assertThat(words.matchedAspects()).containsExactly("Both like music", "Drinking: B is what A wishes for");
        assertThat(words.mismatchedAspects()).containsExactly("Smoking: A is not what B wishes for");
        assertThat(words.adjustment()).isZero();
        assertThat(ScoreInWords.about(Pairs.scoring(64))).isEqualTo(words);
    }

    @Test
    void g1_a_comment_is_plain_capped_text_whatever_it_was_made_of() {
        var comment = new Written(
                "Call +91 98000 00000. " + "x ".repeat(2_000),
                Collections.nCopies(50, "see https://evil.example"),
                List.of("<img src=x>", "a", "b", "c", "d", "e", "f", "g"),
                3,
                "gemini",
                "model",
                "1",
                ScoreInWords.inputHash(Pairs.scoring(1)));

        assertThat(comment.reasoning()).startsWith("Call [removed] ").hasSizeLessThanOrEqualTo(600);
        assertThat(comment.matchedAspects()).containsExactly("see [removed]");
        assertThat(comment.mismatchedAspects()).containsExactly("a", "b", "c", "d", "e", "f");
        assertThat(comment.machineMade()).isTrue();
    }

    @Test
    void a_comment_that_says_nothing_or_moves_too_far_is_none() {
        assertThatIllegalArgumentException().isThrownBy(() -> written(11));
        assertThatIllegalArgumentException().isThrownBy(() -> written(-11));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Written(
                        " <b> ",
                        List.of(),
                        List.of(),
                        0,
                        "gemini",
                        "m",
                        "1",
                        ScoreInWords.inputHash(Pairs.scoring(1))));
    }

    @ParameterizedTest
    @CsvSource({"100, EXCELLENT", "80, EXCELLENT", "79, GOOD", "60, GOOD", "59, FAIR", "40, FAIR", "39, POOR", "0, POOR"
    })
    void scores_fall_into_bands(int score, Band band) {
        assertThat(Band.of(score)).isEqualTo(band);
    }

    private static Written written(int adjustment) {
        return new Written(
                "They fit.",
                List.of(),
                List.of(),
                adjustment,
                "gemini",
                "model",
                "1",
                ScoreInWords.inputHash(Pairs.scoring(1)));
    }
}
