package com.datifyy.domain.curation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.domain.admin.AdminId;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.shared.Refusal.Conflict;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SuggestionTest {
    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(60);
    private static final UserId MAYA = new UserId(1);
    private static final UserId ARJUN = new UserId(2);

    @Test
    void each_of_the_two_has_the_other_suggested() {
        CuratedMatch match = CuratedMatch.found(
                new CuratedMatchId(7), ARJUN, MAYA, CuratedMatchTest.analysis(71), new AdminId(1), NOW);

        Suggestion suggestion = Suggestion.made(new SuggestionId(5), match, ARJUN, NOW);

        assertThat(suggestion.recipient()).isEqualTo(ARJUN);
        assertThat(suggestion.suggested()).isEqualTo(MAYA);
        assertThat(suggestion.score()).isEqualTo(71);
        assertThat(suggestion.toldScore()).isEqualTo(70);
        assertThat(suggestion.status()).isEqualTo(SuggestionStatus.PENDING);
        assertThatThrownBy(() -> Suggestion.made(new SuggestionId(5), match, new UserId(3), NOW))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @EnumSource(SuggestionStatus.class)
    void f2_only_a_waiting_suggestion_is_answered_and_only_once(SuggestionStatus from) {
        for (SuggestionStatus to : SuggestionStatus.values()) {
            boolean allowed = from == SuggestionStatus.PENDING && to != SuggestionStatus.PENDING;

            assertThat(from.mayBecome(to)).isEqualTo(allowed);
            if (to == SuggestionStatus.PENDING) {
                continue;
            }
            if (allowed) {
                Suggestion after = moved(in(from), to);

                assertThat(after.status()).isEqualTo(to);
                assertThat(after.respondedAt()).isEqualTo(LATER);
                assertThat(after.answeredAt())
                        .as("a withdrawal, such as by a block, is nobody's answer")
                        .isEqualTo(to == SuggestionStatus.WITHDRAWN ? null : LATER);
            } else {
                assertThatThrownBy(() -> moved(in(from), to)).isInstanceOf(Conflict.class);
            }
        }
    }

    @Test
    void whoever_would_rather_not_may_say_why() {
        Suggestion rejected = in(SuggestionStatus.PENDING)
                .rejected(EnumSet.of(RejectionReason.OTHER, RejectionReason.TOO_FAR), " I move away ", LATER);

        assertThat(rejected.reasons()).containsExactly(RejectionReason.TOO_FAR, RejectionReason.OTHER);
        assertThat(rejected.customReason()).isEqualTo("I move away");
    }

    @Test
    void a_reason_has_at_most_two_hundred_characters() {
        Suggestion waiting = in(SuggestionStatus.PENDING);

        assertThat(waiting.rejected(Set.of(), "é".repeat(200), LATER).customReason())
                .hasSize(200);
        assertThatThrownBy(() -> waiting.rejected(Set.of(), "é".repeat(201), LATER))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void d11_what_it_says_of_itself_holds_no_reasons() {
        Suggestion rejected = in(SuggestionStatus.PENDING).rejected(Set.of(RejectionReason.TOO_FAR), "secret", LATER);

        assertThat(rejected.toString()).isEqualTo("Suggestion[5, REJECTED]");
    }

    private static Suggestion moved(Suggestion suggestion, SuggestionStatus to) {
        return switch (to) {
            case ACCEPTED -> suggestion.accepted(LATER);
            case REJECTED -> suggestion.rejected(Set.of(), "", LATER);
            case WITHDRAWN -> suggestion.withdrawn(LATER);
            case PENDING -> throw new IllegalArgumentException("nothing goes back");
        };
    }

    private static Suggestion in(SuggestionStatus status) {
        return new Suggestion(
                new SuggestionId(5),
                new CuratedMatchId(7),
                MAYA,
                ARJUN,
                70,
                status,
                Set.of(),
                "",
                NOW,
                status == SuggestionStatus.PENDING ? null : NOW);
    }
}
