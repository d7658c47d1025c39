package com.datifyy.domain.curation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.domain.admin.AdminId;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.shared.Refusal.Conflict;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RepliesTest {
    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");
    private static final UserId MAYA = new UserId(1);
    private static final UserId ARJUN = new UserId(2);
    private static final CuratedMatch MATCH = match(7, ARJUN);

    @ParameterizedTest
    @CsvSource(textBlock = """
            ACCEPTED,  ACCEPTED,
            PENDING,   PENDING,   neither of them has answered
            ACCEPTED,  PENDING,   one of them has not answered
            PENDING,   REJECTED,  One of them declined
            ACCEPTED,  REJECTED,  One of them declined
            REJECTED,  REJECTED,  One of them declined
            WITHDRAWN, REJECTED,  One of them declined
            WITHDRAWN, ACCEPTED,  taken back before both answered
            WITHDRAWN, WITHDRAWN, taken back before both answered
            ,          ,          suggest their match to both first
            ACCEPTED,  ,          suggest their match to both first
            REJECTED,  ,          One of them declined
            """)
    void f2_both_have_to_accept_whoever_of_the_two_said_what(
            SuggestionStatus one, SuggestionStatus other, String refusal) {
        for (Replies replies : List.of(replies(one, other), replies(other, one))) {
            if (refusal == null) {
                assertThatCode(replies::requireBoth).doesNotThrowAnyException();
            } else {
                assertThatThrownBy(replies::requireBoth)
                        .isInstanceOf(Conflict.class)
                        .hasMessageContaining(refusal);
            }
        }
    }

    @Test
    void each_of_the_two_has_their_own_and_other_matches_do_not_count() {
        CuratedMatch another = match(8, new UserId(3));
        Suggestion toArjun = Suggestion.made(new SuggestionId(1), MATCH, ARJUN, NOW);
        Suggestion toMaya = Suggestion.made(new SuggestionId(2), MATCH, MAYA, NOW);
        Suggestion ofAnother = Suggestion.made(new SuggestionId(3), another, MAYA, NOW);

        assertThat(Replies.to(MATCH, List.of(ofAnother, toArjun, toMaya))).isEqualTo(new Replies(toMaya, toArjun));
        assertThat(Replies.to(MATCH, List.of(ofAnother))).isEqualTo(new Replies(null, null));
    }

    private static Replies replies(SuggestionStatus ofMaya, SuggestionStatus ofArjun) {
        return new Replies(suggestion(1, MAYA, ofMaya), suggestion(2, ARJUN, ofArjun));
    }

    private static Suggestion suggestion(int number, UserId to, SuggestionStatus status) {
        if (status == null) {
            return null;
        }
        Suggestion made = Suggestion.made(new SuggestionId(number), MATCH, to, NOW);
        return switch (status) {
            case PENDING -> made;
            case ACCEPTED -> made.accepted(NOW);
            case REJECTED -> made.rejected(Set.of(), "", NOW);
            case WITHDRAWN -> made.withdrawn(NOW);
        };
    }

    private static CuratedMatch match(int number, UserId other) {
        return CuratedMatch.found(
                new CuratedMatchId(number), MAYA, other, CuratedMatchTest.analysis(60), new AdminId(1), NOW);
    }
}
