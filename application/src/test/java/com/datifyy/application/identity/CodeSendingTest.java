package com.datifyy.application.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.application.InMemoryApplication;
import com.datifyy.application.notification.Notifications;
import com.datifyy.application.shared.LimitPolicy;
import com.datifyy.application.shared.Network;
import com.datifyy.application.shared.RequestLimits;
import com.datifyy.application.shared.TestClock;
import com.datifyy.application.shared.port.CountingRateLimiter;
import com.datifyy.domain.identity.Caller;
import com.datifyy.domain.identity.CodePurpose;
import com.datifyy.domain.identity.Device;
import com.datifyy.domain.identity.SessionId;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.shared.Refusal.TooManyRequests;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Whose asking for codes keeps whom from getting one, with the limits as they are.
class CodeSendingTest {
    private static final String MAYA = "her address, hidden";
    private static final KnownBy STRANGER = new KnownBy.Nothing();
    private static final Duration A_WHILE = Duration.ofMinutes(2);

    private final InMemoryApplication application = new InMemoryApplication();
    private final TestClock clock = new TestClock();
    private final CodeSending sending = new CodeSending(
            new RequestLimits(new CountingRateLimiter(clock), LimitPolicy.STANDARD),
            new Notifications(application.outbox, application.ids, clock),
            application.ids);

    @Test
    void a12_strangers_in_one_place_use_up_what_they_may_ask_for_and_nobody_elses() {
        int sent = askAllDay(visitor(1), STRANGER);

        assertThat(sent).isBetween(10, 20);
        assertThat(asks(visitor(2), STRANGER)).isTrue();
    }

    @Test
    void a12_whoever_an_account_knows_gets_codes_whatever_strangers_everywhere_ask_for() {
        for (int place = 1; place < 100; place++) {
            clock.advance(Duration.ofSeconds(61));
            boolean _ = asks(visitor(place), STRANGER);
        }

        assertThat(asks(visitor(200), STRANGER)).isFalse();
        assertThat(asks(visitor(200), new KnownBy.ItsDevice("a long name of a telephone")))
                .isTrue();
        assertThat(asks(
                        visitor(201),
                        new KnownBy.ItsPlace(visitor(201).network().coarse())))
                .isTrue();
        assertThat(asksSignedIn(7)).isTrue();
    }

    @Test
    void a12_a_stranger_who_is_refused_for_others_has_a_code_that_still_works_on_its_way_to_the_recipient() {
        Instant lastSent = clock.instant();
        for (int ask = 0; ask < 600; ask++) {
            clock.advance(Duration.ofSeconds(70));
            // each from a place that has asked for nothing yet, so it is refused for the others alone
            if (asks(visitor(ask % 250, ask / 250), STRANGER)) {
                lastSent = clock.instant();
            }

            assertThat(lastSent.plus(CodePurpose.SIGN_IN_BY_PHONE.validity())).isAfter(clock.instant());
        }
    }

    @Test
    void a12_what_is_refused_to_one_place_of_strangers_is_not_counted_for_all() {
        for (int ask = 0; ask < 200; ask++) {
            clock.advance(Duration.ofSeconds(61));
            boolean _ = asks(visitor(1), STRANGER);
        }
        for (int place = 2; place < 12; place++) {
            clock.advance(Duration.ofSeconds(61));

            assertThat(asks(visitor(place), STRANGER)).isTrue();
        }
    }

    @Test
    void a12_accounts_that_claim_an_address_ask_for_no_more_together_than_strangers_do() {
        int sent = 0;
        for (int account = 1; account <= 60; account++) {
            clock.advance(Duration.ofSeconds(61));
            sent += asksSignedIn(account) ? 1 : 0;
        }

        assertThat(sent).isBetween(24, 31);
        clock.advance(A_WHILE);
        assertThat(asks(visitor(9), STRANGER)).isTrue();
    }

    private int askAllDay(Visitor visitor, KnownBy known) {
        int sent = 0;
        for (int ask = 0; ask < 24 * 30; ask++) {
            sent += asks(visitor, known) ? 1 : 0;
            clock.advance(A_WHILE);
        }
        return sent;
    }

    private boolean asks(Visitor visitor, KnownBy known) {
        return isSent(() -> sending.admitCode(CodePurpose.SIGN_IN_BY_PHONE, MAYA, known, visitor));
    }

    private boolean asksSignedIn(int account) {
        Caller caller = new Caller(new UserId(account), new SessionId(new UUID(0, account)));
        return isSent(() -> sending.admitCodeOf(CodePurpose.PROVE_EMAIL, caller, MAYA, visitor(account)));
    }

    private static boolean isSent(Runnable asking) {
        try {
            asking.run();
            return true;
        } catch (TooManyRequests tooMany) {
            return false;
        }
    }

    private static Visitor visitor(int place) {
        return visitor(place, 0);
    }

    private static Visitor visitor(int place, int region) {
        return new Visitor(Device.UNKNOWN, Network.of("10." + region + "." + place + ".1"));
    }
}
