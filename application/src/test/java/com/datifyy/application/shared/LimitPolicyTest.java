package com.datifyy.application.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.datifyy.application.shared.port.Limit;
import com.datifyy.application.shared.port.Limit.Counted;
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
        "REGISTER,   5,   PT15M, TOGETHER",
        "LOGIN,      10,  PT15M, TOGETHER",
        "TOKEN,      20,  PT1M,  TOGETHER",
        "CODE,       20,  PT1H,  TOGETHER",
        "CODE_CHECK, 20,  PT15M, TOGETHER",
        "AI,         100, PT1M,  BY_EACH",
        "ADMIN,      400, PT1M,  BY_EACH",
        "DISCOVER,   100, PT1M,  BY_EACH",
        "PHOTO,     1200, PT1M,  BY_EACH",
        "DEFAULT,    100, PT1M,  BY_EACH"
    })
    void the_tiers_have_the_limits_of_the_contract(Tier tier, int permits, Duration window, Counted counted) {
        assertThat(LimitPolicy.STANDARD.of(tier)).contains(new Limit(tier.label(), permits, window, counted));
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
        "REFRESH_SESSION,   120,  PT1H,    , ",
        "EXPORT_PERSON,     10,   PT24H,   , ",
        "REPORT_PERSON,     10,   PT24H,   , ",
        "CANCEL_DATE,       10,   PT24H,   , ",
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

    /// Each by itself is counted what is asked inside transactions, where nobody else may be waited for.
    @ParameterizedTest
    @EnumSource(Flow.class)
    void flows_are_counted_together_but_for_what_is_asked_inside_transactions(Flow flow) {
        var expected = switch (flow) {
            case PEOPLE_PAGES, PEOPLE_SHOWN, PEOPLE_LOOKS -> Counted.IN_BLOCKS;
            case KNOWN_TO_RECIPIENT, REFRESH_SESSION, REPORT_PERSON, CANCEL_DATE, PEOPLE_MISSES, MAILS_ALL, TEXTS_ALL ->
                Counted.BY_EACH;
            case CODE_TO_RECIPIENT,
                    ANOTHER_TO_RECIPIENT,
                    STRANGERS_TO_RECIPIENT,
                    CODE_NETWORK,
                    CODE_DEVICE,
                    GUESS_AT_RECIPIENT,
                    RESET_TO_ADDRESS,
                    RESET_DEVICE,
                    REGISTER_ADDRESS,
                    REGISTER_NETWORK,
                    REGISTER_DEVICE,
                    EXPORT_PERSON,
                    UPLOAD_PHOTO -> Counted.TOGETHER;
        };

        assertThat(LimitPolicy.STANDARD.of(flow)).extracting(Limit::counted).containsOnly(expected);
    }

    @Test
    void a_block_is_a_twentieth_and_of_small_caps_one() {
        assertThat(LimitPolicy.STANDARD.of(Flow.PEOPLE_SHOWN).getFirst().block())
                .isEqualTo(150);
        assertThat(LimitPolicy.STANDARD.of(Flow.PEOPLE_LOOKS).getFirst().block())
                .isEqualTo(25);
        assertThat(LimitPolicy.STANDARD.of(Flow.PEOPLE_PAGES).getFirst().block())
                .isEqualTo(15);
        assertThat(new Limit("small", 59, Duration.ofDays(1), Counted.IN_BLOCKS).block())
                .isEqualTo(1);
        assertThat(LimitPolicy.STANDARD.of(Flow.CODE_NETWORK).getFirst().block())
                .isEqualTo(1);
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
                "code-to-recipient-hourly", Optional.empty(),
                "people-looks", Optional.of(new Rate(50, Duration.ofHours(2)))));

        assertThat(policy.of(Flow.PEOPLE_LOOKS))
                .containsExactly(new Limit("people-looks", 50, Duration.ofHours(2), Counted.IN_BLOCKS));
        assertThat(policy.of(Tier.LOGIN)).contains(new Limit("login", 3, Duration.ofHours(1), Counted.TOGETHER));
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
