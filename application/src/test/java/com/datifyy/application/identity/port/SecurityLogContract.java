package com.datifyy.application.identity.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.application.shared.TestClock;
import com.datifyy.application.shared.port.UnitOfWork;
import com.datifyy.domain.identity.SecurityEvent;
import com.datifyy.domain.identity.SessionId;
import com.datifyy.domain.identity.UserId;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What every record of what happened to accounts keeps.
public interface SecurityLogContract {
    UnitOfWork units();

    SecurityLog log();

    private SecurityEvent append(SecurityEvent.Kind kind, UserId account, Map<String, String> details) {
        SecurityEvent event = new SecurityEvent(
                kind, account, new SessionId(new UUID(1, 2)), "203.0.113.0/24", TestClock.START, details);
        units().run(() -> log().append(event));
        return event;
    }

    @ParameterizedTest
    @EnumSource(SecurityEvent.Kind.class)
    default void every_kind_of_event_is_kept_as_it_was(SecurityEvent.Kind kind) {
        SecurityEvent event = append(kind, new UserId(7), Map.of("way", "password", "count", "3"));

        assertThat(log().of(new UserId(7), 10)).containsExactly(event);
    }

    @Test
    default void events_of_one_account_come_newest_first_and_those_of_others_do_not() {
        SecurityEvent first = append(SecurityEvent.Kind.REGISTERED, new UserId(7), Map.of());
        append(SecurityEvent.Kind.REGISTERED, new UserId(8), Map.of());
        append(SecurityEvent.Kind.SIGN_IN_FAILED, null, Map.of());
        SecurityEvent last = append(SecurityEvent.Kind.SIGNED_IN, new UserId(7), Map.of());

        assertThat(log().of(new UserId(7), 10)).containsExactly(last, first);
        assertThat(log().of(new UserId(7), 1)).containsExactly(last);
    }

    @Test
    default void what_happened_long_ago_is_forgotten() {
        Instant end = Instant.parse("2020-02-02T00:00:00Z");
        SecurityEvent.Kind kind = SecurityEvent.Kind.SIGNED_IN;
        SecurityEvent old = new SecurityEvent(kind, new UserId(7), null, "", end.minusMillis(1), Map.of());
        SecurityEvent kept = new SecurityEvent(kind, new UserId(7), null, "", end, Map.of());
        units().run(() -> {
            log().append(old);
            log().append(kept);
        });

        assertThat(units().<Integer>execute(() -> log().forget(end))).isEqualTo(1);
        assertThat(units().<Integer>execute(() -> log().forget(end))).isZero();

        assertThat(log().of(new UserId(7), 10)).containsExactly(kept);
    }

    @Test
    default void appending_needs_a_unit_of_work() {
        var event = new SecurityEvent(SecurityEvent.Kind.REGISTERED, null, null, "", TestClock.START, Map.of());

        assertThatThrownBy(() -> log().append(event)).isInstanceOf(IllegalStateException.class);
    }
}
