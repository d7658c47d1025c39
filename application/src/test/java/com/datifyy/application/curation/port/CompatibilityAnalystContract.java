package com.datifyy.application.curation.port;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.domain.curation.Briefing;
import com.datifyy.domain.curation.Commentary;
import com.datifyy.domain.curation.Commentary.Written;
import com.datifyy.domain.curation.Pairs;
import org.junit.jupiter.api.Test;

/// What every analyst keeps that has something to say.
public interface CompatibilityAnalystContract {
    CompatibilityAnalyst analyst();

    @Test
    default void a_comment_is_known_by_what_it_was_made_of() {
        Briefing pair = Pairs.scoring(70);

        assertThat(analyst().comment(pair))
                .isInstanceOfSatisfying(
                        Written.class,
                        comment -> assertThat(comment.inputHash())
                                .isEqualTo(analyst().inputHash(pair)));
    }

    @Test
    default void another_briefing_is_another_question() {
        assertThat(analyst().inputHash(Pairs.scoring(70)))
                .isEqualTo(analyst().inputHash(Pairs.scoring(70)))
                .isNotEqualTo(analyst().inputHash(Pairs.scoring(71)));
    }

    @Test
    default void a_comment_says_who_made_it_and_moves_the_score_within_bounds() {
        assertThat(analyst().comment(Pairs.scoring(70))).isInstanceOfSatisfying(Written.class, comment -> {
            assertThat(comment.provider()).isNotBlank();
            assertThat(comment.model()).isNotBlank();
            assertThat(comment.promptVersion()).isNotBlank();
            assertThat(comment.adjustment()).isBetween(-Commentary.MOST_POINTS, Commentary.MOST_POINTS);
        });
    }
}
