package com.datifyy.application.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class BodyLimitsTest {
    private static final BodyLimits LIMITS = new BodyLimits(1_048_576);

    @ParameterizedTest
    @EnumSource(
            value = Tier.class,
            names = {"AI", "ADMIN", "DEFAULT"})
    void e2_what_members_and_staff_send_may_be_as_large_as_the_operator_allows(Tier tier) {
        assertThat(LIMITS.of(tier, false)).isEqualTo(1_048_576);
    }

    @ParameterizedTest
    @EnumSource(
            value = Tier.class,
            mode = Mode.EXCLUDE,
            names = {"AI", "ADMIN", "DEFAULT"})
    void e2_what_anybody_may_send_is_little(Tier tier) {
        assertThat(LIMITS.of(tier, false)).isEqualTo(BodyLimits.ACCOUNT);
    }

    @ParameterizedTest
    @EnumSource(Tier.class)
    void e2_what_concerns_accounts_is_little(Tier tier) {
        assertThat(LIMITS.of(tier, true)).isEqualTo(BodyLimits.ACCOUNT);
    }

    @Test
    void a_file_of_ten_megabytes_fits_as_it_is_and_in_base64() {
        assertThat(BodyLimits.FILE).isEqualTo(10 * 1_024 * 1_024);
        assertThat(BodyLimits.WITH_FILE).isGreaterThan(BodyLimits.FILE);
        assertThat(BodyLimits.WITH_FILE_IN_TEXT).isGreaterThan((BodyLimits.FILE + 2) / 3 * 4);
    }

    @Test
    void nothing_is_larger_than_the_operator_allows() {
        assertThat(new BodyLimits(16_384).of(Tier.LOGIN, true)).isEqualTo(16_384);
    }
}
