package com.datifyy.domain.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OneTimeCodeTest {
    private static final Instant START = Instant.parse("2026-11-20T12:00:00Z");

    @ParameterizedTest
    @EnumSource(CodePurpose.class)
    void a6_codes_have_at_least_six_digits_and_live_ten_minutes_tokens_an_hour(CodePurpose purpose) {
        boolean token = purpose.digits() == 0;

        assertThat(token || purpose.digits() >= 6).isTrue();
        assertThat(purpose.validity()).isEqualTo(token ? Duration.ofHours(1) : Duration.ofMinutes(10));
    }

    @Test
    void a6_a_code_ends_with_its_time() {
        OneTimeCode code = code();

        assertThat(code.mayBeTried("", START.plusSeconds(599))).isTrue();
        assertThat(code.mayBeTried("", START.plusSeconds(600))).isFalse();
        assertThat(code.isFresh(START.plusSeconds(600))).isFalse();
    }

    @Test
    void a6_the_fifth_wrong_guess_ends_a_code() {
        OneTimeCode code = code();
        for (int i = 0; i < 4; i++) {
            code = code.missed("");
        }
        assertThat(code.mayBeTried("", START)).isTrue();

        assertThat(code.missed("").mayBeTried("", START)).isFalse();
        assertThat(code.missed("").missed("").triesLeft()).isZero();
    }

    @Test
    void a6_strangers_elsewhere_leave_who_asked_three_of_the_five_tries_and_the_other_way_round() {
        OneTimeCode spoiled = code().askedFrom("home")
                .missed("a stranger's")
                .missed("another's")
                .missed("a third's");
        OneTimeCode tried =
                code().askedFrom("home").missed("home").missed("home").missed("home");

        assertThat(spoiled.mayBeTried("a stranger's", START)).isFalse();
        assertThat(spoiled.mayBeTried("home", START)).isTrue();
        assertThat(tried.mayBeTried("home", START)).isFalse();
        assertThat(tried.mayBeTried("elsewhere", START)).isTrue();
        assertThat(tried.missed("elsewhere").missed("elsewhere").mayBeTried("elsewhere", START))
                .isFalse();
    }

    private static OneTimeCode code() {
        return OneTimeCode.issued(CodePurpose.PROVE_EMAIL, "account 7", new UserId(7), "digest", "", START);
    }
}
