package com.datifyy.domain.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.domain.identity.RefreshGrant.Presentation;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SessionTest {
    private static final Instant START = Instant.parse("2026-11-20T12:00:00Z");
    private static final Session.Lifetime LIFETIME = new Session.Lifetime(Duration.ofDays(7), Duration.ofDays(30));
    private static final Session FRESH = Session.opened(
            new SessionId(UUID.fromString("00000000-0000-4000-8000-000000000001")),
            new UserId(1),
            Device.UNKNOWN,
            "203.0.113.0/24",
            "a browser",
            LIFETIME,
            START);

    @Test
    void b5_a_session_ends_when_it_is_not_used_for_too_long() {
        assertThat(FRESH.isAlive(START.plus(Duration.ofDays(7)).minusMillis(1))).isTrue();
        assertThat(FRESH.isAlive(START.plus(Duration.ofDays(7)))).isFalse();
    }

    @Test
    void b5_use_prolongs_a_session_up_to_its_absolute_end() {
        Session session = FRESH;
        for (int day = 5; day <= 25; day += 5) {
            session = session.used(LIFETIME, START.plus(Duration.ofDays(day)));
        }

        assertThat(session.isAlive(START.plus(Duration.ofDays(30)).minusMillis(1)))
                .isTrue();
        assertThat(session.isAlive(START.plus(Duration.ofDays(30)))).isFalse();
    }

    @Test
    void an_ended_session_stays_ended_since_then() {
        Session ended = FRESH.ended(START.plusSeconds(1));

        assertThat(ended.isAlive(START.plusSeconds(2))).isFalse();
        assertThat(ended.ended(START.plusSeconds(9)).endedAt()).isEqualTo(START.plusSeconds(1));
    }

    @Test
    void b3_a_token_is_exchanged_once_repeated_within_ten_seconds_and_then_betrays_a_copy() {
        RefreshGrant unused = grant(null, null);
        RefreshGrant used = grant(START, null);
        RefreshGrant overtaken = grant(START, START.plusSeconds(2));

        assertThat(unused.presentedAt(START)).isEqualTo(Presentation.FIRST_USE);
        assertThat(used.presentedAt(START.plusSeconds(10))).isEqualTo(Presentation.RETRY);
        assertThat(used.presentedAt(START.plusSeconds(11))).isEqualTo(Presentation.REUSE);
        assertThat(overtaken.presentedAt(START.plusSeconds(3))).isEqualTo(Presentation.REUSE);
    }

    private static RefreshGrant grant(Instant usedAt, Instant successorUsedAt) {
        return new RefreshGrant("f", FRESH.id(), START, "s", usedAt, successorUsedAt);
    }
}
