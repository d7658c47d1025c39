package com.datifyy.domain.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class WaysInTest {
    private static final Instant NOW = Instant.parse("2026-05-05T10:00:00Z");
    private static final User CLAIMED = User.registered(new UserId(7), new Email("asha@example.org"), "Asha", NOW);
    private static final User PROVEN = CLAIMED.emailProvenAt(NOW);
    private static final User BY_NUMBER = User.registered(new UserId(8), new PhoneNumber("+911234567890"), "Ravi", NOW);

    @Test
    void a_password_lets_in_with_a_proven_address_only() {
        assertThat(WaysIn.of(PROVEN, true, List.of()).areNone()).isFalse();
        assertThat(WaysIn.of(CLAIMED, true, List.of()).areNone()).isTrue();
        assertThat(WaysIn.of(PROVEN, false, List.of()).areNone()).isTrue();
    }

    @Test
    void so_does_a_proven_number() {
        WaysIn ways = WaysIn.of(BY_NUMBER, false, List.of());

        assertThat(ways.areNone()).isFalse();
        assertThat(ways.withoutNumber().areNone()).isTrue();
    }

    @Test
    void so_does_every_provider() {
        WaysIn ways = WaysIn.of(CLAIMED, true, List.of(IdentityProvider.GOOGLE, IdentityProvider.APPLE));

        assertThat(ways.without(IdentityProvider.GOOGLE).areNone()).isFalse();
        assertThat(ways.without(IdentityProvider.GOOGLE)
                        .without(IdentityProvider.APPLE)
                        .areNone())
                .isTrue();
        assertThat(ways.without(IdentityProvider.FACEBOOK)).isEqualTo(ways);
    }
}
