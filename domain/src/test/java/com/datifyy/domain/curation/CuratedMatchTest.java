package com.datifyy.domain.curation;

import static com.datifyy.domain.curation.CuratedMatchStatus.ACCEPTED;
import static com.datifyy.domain.curation.CuratedMatchStatus.PENDING;
import static com.datifyy.domain.curation.CuratedMatchStatus.REJECTED;
import static com.datifyy.domain.curation.CuratedMatchStatus.REVIEW_LATER;
import static com.datifyy.domain.curation.CuratedMatchStatus.SCHEDULED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.domain.admin.AdminId;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.shared.Refusal.Conflict;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.datifyy.domain.shared.Refusal.NotFound;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CuratedMatchTest {
    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(60);
    private static final UserId MAYA = new UserId(1);
    private static final UserId ARJUN = new UserId(2);
    private static final Map<CuratedMatchStatus, Set<CuratedMatchStatus>> ALLOWED = Map.of(
            PENDING, EnumSet.of(ACCEPTED, REJECTED, REVIEW_LATER),
            REVIEW_LATER, EnumSet.of(ACCEPTED, REJECTED),
            ACCEPTED, EnumSet.of(SCHEDULED, REJECTED),
            REJECTED, EnumSet.noneOf(CuratedMatchStatus.class),
            SCHEDULED, EnumSet.noneOf(CuratedMatchStatus.class));

    @Test
    void f3_a_pair_is_the_same_whoever_is_named_first() {
        CuratedMatch one = CuratedMatch.found(new CuratedMatchId(7), ARJUN, MAYA, analysis(60), new AdminId(1), NOW);

        assertThat(one)
                .isEqualTo(CuratedMatch.found(new CuratedMatchId(7), MAYA, ARJUN, analysis(60), new AdminId(1), NOW));
        assertThat(one.lower()).isEqualTo(MAYA);
        assertThat(one.otherThan(MAYA)).isEqualTo(ARJUN);
        assertThat(one.otherThan(ARJUN)).isEqualTo(MAYA);
        assertThat(one.isOf(new UserId(3))).isFalse();
    }

    @Test
    void a_pair_is_two_people() {
        assertThatThrownBy(
                        () -> CuratedMatch.found(new CuratedMatchId(7), MAYA, MAYA, analysis(60), new AdminId(1), NOW))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @EnumSource(CuratedMatchStatus.class)
    void f2_a_match_goes_only_where_the_table_says(CuratedMatchStatus from) {
        for (CuratedMatchStatus to : CuratedMatchStatus.values()) {
            CuratedMatch before = in(from);
            if (ALLOWED.get(from).contains(to)) {
                CuratedMatch after = moved(before, to);

                assertThat(after.status()).isEqualTo(to);
                assertThat(after.updatedAt()).isEqualTo(LATER);
                assertThat(after.scheduledDateId()).isEqualTo(to == SCHEDULED ? 9 : null);
            } else {
                assertThatThrownBy(() -> moved(before, to)).isInstanceOf(Conflict.class);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(CuratedMatchStatus.class)
    void f2_only_a_match_that_had_a_date_gets_another_one(CuratedMatchStatus status) {
        CuratedMatch before = in(status);
        if (status == SCHEDULED) {
            CuratedMatch after = before.scheduledAgain(9, LATER);

            assertThat(after.status()).isEqualTo(SCHEDULED);
            assertThat(after.scheduledDateId()).isEqualTo(9);
            assertThat(after.updatedAt()).isEqualTo(LATER);
        } else {
            assertThatThrownBy(() -> before.scheduledAgain(9, LATER)).isInstanceOf(Conflict.class);
        }
    }

    @ParameterizedTest
    @EnumSource(CuratedMatchStatus.class)
    void only_what_nobody_decided_about_is_analysed_anew(CuratedMatchStatus status) {
        CuratedMatch before = in(status);
        if (status == PENDING || status == REVIEW_LATER) {
            assertThat(before.analysedAgain(analysis(80), LATER).analysis().score())
                    .isEqualTo(80);
        } else {
            assertThatThrownBy(() -> before.analysedAgain(analysis(80), LATER)).isInstanceOf(Conflict.class);
        }
    }

    @Test
    void notes_stay_until_there_are_others() {
        CuratedMatch noted = in(PENDING).decided(REVIEW_LATER, "ask again in May", LATER);

        assertThat(noted.decided(ACCEPTED, null, LATER).notes()).isEqualTo("ask again in May");
        assertThat(noted.decided(ACCEPTED, "", LATER).notes()).isEmpty();
        assertThatThrownBy(() -> noted.decided(ACCEPTED, "x".repeat(1_001), LATER))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void from_sixty_on_it_is_a_match() {
        assertThat(analysis(59).isMatch()).isFalse();
        assertThat(analysis(60).isMatch()).isTrue();
        assertThat(analysis(59, 69).isMatch()).as("by the rules alone").isFalse();
        assertThat(analysis(60, 50).isMatch()).as("by the rules alone").isTrue();
    }

    @Test
    void a_number_that_cannot_be_is_nobodys() {
        for (long number : new long[] {0, -1, Integer.MAX_VALUE + 1L, Long.MIN_VALUE}) {
            assertThatThrownBy(() -> CuratedMatchId.of(number)).isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> SuggestionId.parse(Long.toString(number))).isInstanceOf(NotFound.class);
        }
        assertThat(CuratedMatchId.of(Integer.MAX_VALUE).value()).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void d12_what_it_says_of_itself_is_neither_personal_nor_content() {
        assertThat(in(PENDING).toString()).isEqualTo("CuratedMatch[7, PENDING]");
        assertThat(analysis(60).toString()).doesNotContain("fit");
    }

    private static CuratedMatch moved(CuratedMatch match, CuratedMatchStatus to) {
        return to == SCHEDULED ? match.scheduled(9, LATER) : match.decided(to, null, LATER);
    }

    private static CuratedMatch in(CuratedMatchStatus status) {
        return new CuratedMatch(
                new CuratedMatchId(7),
                MAYA,
                ARJUN,
                analysis(60),
                status,
                new AdminId(1),
                "",
                status == SCHEDULED ? 8 : null,
                NOW,
                NOW);
    }

    static Analysis analysis(int score) {
        return analysis(score, score);
    }

    private static Analysis analysis(int ruleScore, int score) {
        return new Analysis(
                ruleScore,
                score,
                List.of(),
                List.of(),
                "They fit",
                List.of("both read"),
                List.of(),
                "rules",
                "local",
                "1",
                "0".repeat(64),
                false,
                NOW);
    }
}
