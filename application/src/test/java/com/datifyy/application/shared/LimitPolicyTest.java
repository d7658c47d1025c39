package com.datifyy.application.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.datifyy.application.shared.port.Limit;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LimitPolicyTest {
    @ParameterizedTest
    @CsvSource({
        "REGISTER,   5,   PT15M, true",
        "LOGIN,      10,  PT15M, true",
        "TOKEN,      20,  PT1M,  true",
        "CODE,       20,  PT1H,  true",
        "CODE_CHECK, 20,  PT15M, true",
        "AI,         100, PT1M,  false",
        "ADMIN,      400, PT1M,  false",
        "DISCOVER,   100, PT1M,  false",
        "PHOTO,     1200, PT1M,  false",
        "DEFAULT,    100, PT1M,  false"
    })
    void the_tiers_have_the_limits_of_the_contract(Tier tier, int permits, Duration window, boolean shared) {
        assertThat(LimitPolicy.STANDARD.of(tier)).contains(new Limit(tier.label(), permits, window, shared));
    }

    @ParameterizedTest
    @CsvSource({
        "CODE_TO_RECIPIENT, 5,    PT1H,  10, PT24H",
        "ANOTHER_TO_RECIPIENT, 1, PT1M,    , ",
        "STRANGERS_TO_RECIPIENT, 1, PT1M, 24, PT4H",
        "KNOWN_TO_RECIPIENT, 5,   PT1H,    , ",
        "CODE_NETWORK,      100,  PT24H,   , ",
        "CODE_DEVICE,       20,   PT24H,   , ",
        "GUESS_AT_RECIPIENT, 3,   PT15M,   , ",
        "RESET_TO_ADDRESS,  5,    PT1H,  10, PT24H",
        "RESET_DEVICE,      10,   PT24H,   , ",
        "REGISTER_ADDRESS,  10,   PT24H,   , ",
        "REGISTER_NETWORK,  20,   PT24H,   , ",
        "REGISTER_DEVICE,   10,   PT24H,   , ",
        "UPLOAD_PHOTO,      30,   PT24H,   , ",
        "PEOPLE_PAGES,      300,  PT24H,   , ",
        "PEOPLE_SHOWN,      3000, PT24H,   , ",
        "PEOPLE_LOOKS,      500,  PT24H,   , ",
        "PEOPLE_MISSES,     50,   PT24H,   , ",
        "MAILS_ALL,         2000, PT1H,    , ",
        "TEXTS_ALL,         500,  PT1H,    , "
    })
    void a12_flows_are_capped(Flow flow, int permits, Duration window, Integer then, Duration within) {
        var limits = LimitPolicy.STANDARD.of(flow);

        assertThat(limits).hasSize(then == null ? 1 : 2);
        assertThat(limits.getFirst().permits()).isEqualTo(permits);
        assertThat(limits.getFirst().window()).isEqualTo(window);
        if (then != null) {
            assertThat(limits.getLast().permits()).isEqualTo(then);
            assertThat(limits.getLast().window()).isEqualTo(within);
        }
    }

    @ParameterizedTest
    @EnumSource(Flow.class)
    void a_flow_asks_its_shortest_window_first(Flow flow) {
        assertThat(LimitPolicy.STANDARD.of(flow)).extracting(Limit::window).isSorted();
    }

    @Test
    void every_tier_but_none_has_a_limit_and_every_limit_a_name_of_its_own() {
        assertThat(Arrays.stream(Tier.values())
                        .filter(tier -> LimitPolicy.STANDARD.of(tier).isEmpty()))
                .containsExactly(Tier.NONE);
        assertThat(LimitPolicy.names())
                .hasSize(Tier.values().length - 1 + 26)
                .startsWith("register", "login")
                .contains("code-check", "code-to-recipient-daily", "mails-all")
                .doesNotContain("none");
    }

    @Test
    void an_operator_changes_a_limit_and_switches_another_off() {
        var policy = new LimitPolicy(Map.of(
                "login", Optional.of(new Rate(3, Duration.ofHours(1))),
                "default", Optional.empty(),
                "code-to-recipient-hourly", Optional.empty()));

        assertThat(policy.of(Tier.LOGIN)).contains(new Limit("login", 3, Duration.ofHours(1), true));
        assertThat(policy.of(Tier.DEFAULT)).isEmpty();
        assertThat(policy.of(Flow.CODE_TO_RECIPIENT))
                .extracting(Limit::name)
                .containsExactly("code-to-recipient-daily");
        assertThat(policy.of(Tier.TOKEN)).isEqualTo(LimitPolicy.STANDARD.of(Tier.TOKEN));
    }

    @Test
    void a_change_of_what_does_not_exist_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new LimitPolicy(Map.of("none", Optional.empty())));
    }

    @Test
    void a_rate_without_sense_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Rate(0, Duration.ofMinutes(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Rate(1_000_001, Duration.ofMinutes(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Rate(1, Duration.ofMillis(999)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Rate(1, Duration.ofDays(32)));
    }
}
