package com.datifyy.application.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.datifyy.application.shared.port.CountingRateLimiter;
import com.datifyy.application.shared.port.CountingRateLimiter.Use;
import com.datifyy.domain.identity.Caller;
import com.datifyy.domain.identity.Device;
import com.datifyy.domain.identity.SessionId;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.shared.Refusal.TooManyRequests;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RequestLimitsTest {
    private static final Network HOME = Network.of("192.0.2.7");
    private static final Caller MAYA = new Caller(new UserId(42), new SessionId(new UUID(0, 1)));

    private final TestClock clock = new TestClock();
    private final CountingRateLimiter limiter = new CountingRateLimiter(clock);
    private final RequestLimits limits = new RequestLimits(limiter, LimitPolicy.STANDARD);

    @Test
    void a_request_is_told_how_it_stands() {
        assertThat(limits.count(Tier.LOGIN, HOME))
                .contains(new Standing(
                        "login", 10, Duration.ofMinutes(15), true, 9, Duration.ofSeconds(90), Duration.ofSeconds(90)));
    }

    @Test
    void networks_and_people_count_apart() {
        assertThat(limits.count(Tier.DEFAULT, HOME)).isPresent();
        assertThat(limits.count(Tier.DEFAULT, MAYA)).isPresent();

        assertThat(limiter.uses())
                .containsExactly(new Use("default", "network 192.0.2.7"), new Use("default", "person 42"));
    }

    @Test
    void what_happens_more_often_at_once_than_is_capped_counts_as_often_as_that() {
        limits.admit(Flow.PEOPLE_SHOWN, "person 1", 0);
        limits.admit(Flow.PEOPLE_SHOWN, "person 1", 5_000);

        assertThatExceptionOfType(TooManyRequests.class)
                .isThrownBy(() -> limits.admit(Flow.PEOPLE_SHOWN, "person 1", 1));
        limits.admit(Flow.PEOPLE_SHOWN, "person 2", 2_999);
        limits.admit(Flow.PEOPLE_SHOWN, "person 2", 1);
    }

    @Test
    void a12_who_is_given_a_whole_ipv6_site_gets_no_more_than_twenty_networks_of_it() {
        for (int network = 0; network < RequestLimits.SITE; network++) {
            for (int i = 0; i < 5; i++) {
                assertThat(register(network).granted()).isTrue();
            }
            assertThat(register(network).granted()).isFalse();
        }

        assertThat(register(4_711).granted()).isFalse();
        assertThat(limits.count(Tier.REGISTER, Network.of("2001:db8:2::1"))
                        .orElseThrow()
                        .granted())
                .isTrue();
        assertThatExceptionOfType(TooManyRequests.class).isThrownBy(() -> {
            for (int network = 0; network < 401; network++) {
                limits.admit(Flow.REGISTER_NETWORK, siteNetwork(network));
            }
        });
    }

    @Test
    void a_site_is_not_counted_where_instances_do_not_count_together() {
        limits.count(Tier.DEFAULT, siteNetwork(1));

        assertThat(limiter.uses()).hasSize(1);
    }

    private Standing register(int network) {
        return limits.count(Tier.REGISTER, siteNetwork(network)).orElseThrow();
    }

    private static Network siteNetwork(int number) {
        return Network.of("2001:db8:1:" + Integer.toHexString(number) + "::1");
    }

    @Test
    void what_is_never_counted_is_not_asked_for() {
        assertThat(limits.count(Tier.NONE, HOME)).isEmpty();

        assertThat(limiter.uses()).isEmpty();
    }

    @Test
    void of_two_standings_the_one_that_refuses_or_leaves_less_is_the_tighter() {
        Standing free = limits.count(Tier.REGISTER, HOME).orElseThrow();
        Standing used = limits.count(Tier.REGISTER, HOME).orElseThrow();
        limits.count(Tier.REGISTER, HOME);
        limits.count(Tier.REGISTER, HOME);
        Standing last = limits.count(Tier.REGISTER, HOME).orElseThrow();
        Standing refused = limits.count(Tier.REGISTER, HOME).orElseThrow();

        assertThat(free.tighter(used)).isSameAs(used.tighter(free)).isSameAs(used);
        assertThat(last.remaining()).isEqualTo(refused.remaining()).isZero();
        assertThat(last.tighter(refused)).isSameAs(refused.tighter(last)).isSameAs(refused);
        assertThat(refused.refusal().retryAfter()).isEqualTo(Duration.ofMinutes(3));
    }

    @Test
    void a12_a_device_that_tells_itself_apart_is_counted_and_any_other_is_not() {
        for (int i = 0; i < 10; i++) {
            limits.admit(Flow.REGISTER_DEVICE, device("0123456789abcdef"), HOME);
        }
        for (int i = 0; i < 20; i++) {
            limits.admit(Flow.REGISTER_DEVICE, device("0123456789abcde"), HOME);
            limits.admit(Flow.REGISTER_DEVICE, Device.UNKNOWN, HOME);
        }
        for (int i = 0; i < 20; i++) {
            limits.admit(Flow.REGISTER_DEVICE, device("iPhone 15 Pro Max"), HOME);
        }
        limits.admit(Flow.REGISTER_DEVICE, device("0123456789abcdeg"), HOME);
        limits.admit(Flow.CODE_DEVICE, device("0123456789abcdef"), HOME);

        assertThatExceptionOfType(TooManyRequests.class)
                .isThrownBy(() ->
                        limits.admit(Flow.REGISTER_DEVICE, device("0123456789abcdef"), Network.of("198.51.100.7")));
    }

    @Test
    void a12_what_is_asked_of_a_device_is_counted_with_what_is_admitted() {
        for (int i = 0; i < 5; i++) {
            limits.admit(Flow.RESET_DEVICE, device("0123456789abcdef"), HOME);
            assertThat(limits.admits(Flow.RESET_DEVICE, device("0123456789abcdef")))
                    .isTrue();
            assertThat(limits.admits(Flow.RESET_DEVICE, device("iPhone 15 Pro Max")))
                    .isTrue();
        }

        assertThat(limits.admits(Flow.RESET_DEVICE, device("0123456789abcdef"))).isFalse();
        assertThat(limits.admits(Flow.RESET_DEVICE, device("iPhone 15 Pro Max")))
                .isTrue();
    }

    private static Device device(String id) {
        return new Device(null, "", "", "", "", id);
    }

    @Test
    void a12_one_recipient_gets_five_codes_an_hour_and_ten_a_day() {
        codes(5);
        assertThat(refusalOfACode().retryAfter()).isEqualTo(Duration.ofMinutes(12));

        clock.advance(Duration.ofHours(1));
        codes(5);
        clock.advance(Duration.ofHours(1));

        // Ten in two hours: the day has given none back but those of these hours.
        assertThat(refusalOfACode().retryAfter()).isEqualTo(Duration.ofMinutes(24));
        limits.admit(Flow.CODE_TO_RECIPIENT, "somebody else");
    }

    private void codes(int number) {
        for (int i = 0; i < number; i++) {
            limits.admit(Flow.CODE_TO_RECIPIENT, "maya");
        }
    }

    private TooManyRequests refusalOfACode() {
        return assertThatExceptionOfType(TooManyRequests.class)
                .isThrownBy(() -> limits.admit(Flow.CODE_TO_RECIPIENT, "maya"))
                .actual();
    }
}
