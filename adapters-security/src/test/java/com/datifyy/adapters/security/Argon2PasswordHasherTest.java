package com.datifyy.adapters.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.application.shared.HowLong;
import com.datifyy.domain.identity.Password;
import com.datifyy.domain.identity.PasswordHash;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class Argon2PasswordHasherTest {
    private static final Argon2Cost CHEAP = new Argon2Cost(256, 2, 1);
    private static final HashingLimits LIMITS = new HashingLimits(2, 8, Duration.ofSeconds(30));

    private final Argon2PasswordHasher hasher = new Argon2PasswordHasher(CHEAP, LIMITS);

    @AfterEach
    void close() {
        hasher.close();
    }

    @Test
    void a1_a_passphrase_of_64_characters_works_and_its_first_63_do_not() {
        String words = "correct horses batter staples while seven green parrots sing now";
        assertThat(words).hasSize(64);
        var hash = hasher.hash(Password.chosen(words));

        assertThat(hasher.matches(Password.presented(words), hash)).isTrue();
        assertThat(hasher.matches(Password.presented(words.substring(0, 63)), hash))
                .isFalse();
    }

    @Test
    void a1_the_last_of_128_characters_counts_however_many_bytes_each_takes() {
        String long128 = "पासवर्ड😀".repeat(16);
        assertThat(long128.codePointCount(0, long128.length())).isEqualTo(128);
        var hash = hasher.hash(Password.chosen(long128));

        assertThat(hasher.matches(Password.presented(long128), hash)).isTrue();
        assertThat(hasher.matches(Password.presented(long128.replaceFirst("😀$", "😁")), hash))
                .isFalse();
    }

    @Test
    void a1_spaces_and_case_count() {
        var hash = hasher.hash(Password.chosen(" leading and trailing "));

        assertThat(hasher.matches(Password.presented(" leading and trailing "), hash))
                .isTrue();
        assertThat(hasher.matches(Password.presented("leading and trailing"), hash))
                .isFalse();
        assertThat(hasher.matches(Password.presented(" Leading and trailing "), hash))
                .isFalse();
    }

    @Test
    void a1_letters_that_another_keyboard_composes_differently_are_the_same() {
        var hash = hasher.hash(Password.chosen("caf\u00e9 au lait"));

        assertThat(hasher.matches(Password.presented("cafe\u0301 au lait"), hash))
                .isTrue();
        assertThat(hasher.matches(Password.presented("cafe au lait"), hash)).isFalse();
    }

    @Test
    void a3_new_hashes_are_argon2id_with_their_parameters_and_a_salt_of_their_own() {
        var first = hasher.hash(Password.chosen("jasmine and cardamom"));
        var second = hasher.hash(Password.chosen("jasmine and cardamom"));

        assertThat(first.encoded())
                .matches("\\$argon2id\\$v=19\\$m=256,t=2,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}")
                .isNotEqualTo(second.encoded());
        assertThat(hasher.isOutdated(first)).isFalse();
    }

    @Test
    void a3_the_recommended_cost_is_19_mebibytes_two_passes_and_one_lane() {
        try (var recommended = new Argon2PasswordHasher(Argon2Cost.RECOMMENDED, LIMITS)) {
            var hash = recommended.hash(Password.chosen("jasmine and cardamom"));

            assertThat(hash.encoded()).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
            assertThat(recommended.matches(Password.presented("jasmine and cardamom"), hash))
                    .isTrue();
        }
    }

    /// From the test suite of Argon2's reference implementation.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
                "$argon2id$v=19$m=256,t=2,p=2$c29tZXNhbHQ$bQk8UB/VmZZF4Oo79iDXuL5/0ttZwg2f/5U52iv1cDc",
                "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
            })
    void hashes_of_the_reference_implementation_match(String encoded) {
        var hash = new PasswordHash(encoded);

        assertThat(hasher.matches(Password.presented("password"), hash)).isTrue();
        assertThat(hasher.matches(Password.presented("passwore"), hash)).isFalse();
    }

    /// From the test suites of jBCrypt and of Openwall's crypt_blowfish.
    @ParameterizedTest
    @CsvSource({
        "a, $2a$06$m0CrhHm10qJ3lXRY.5zDGO3rS2KdeeWLuGmsfGlMfOxih58VYVfxe",
        "abc, $2a$06$If6bvum7DFjUnE9p2uDeDu0YHzrHM6tf.iqN8.yx.jNN1ILEf7h0i",
        "abcdefghijklmnopqrstuvwxyz, $2a$06$.rCVZVOThsIa97pEDOxvGuRRgzG64bvtJ0938xuqzv18d3ZpQhstC",
        "U*U, $2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW",
        "U*U, $2y$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW",
        "U*U, $2b$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW",
    })
    void a3_hashes_of_bcrypt_match_and_are_outdated(String password, String encoded) {
        var hash = new PasswordHash(encoded);

        assertThat(hasher.matches(Password.presented(password), hash)).isTrue();
        assertThat(hasher.matches(Password.presented(password + "!"), hash)).isFalse();
        assertThat(hasher.isOutdated(hash)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$argon2id$v=19$m=255,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "$argon2id$v=19$m=256,t=1,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "$argon2id$v=19$m=256,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAA",
            })
    void a3_less_effort_than_new_hashes_take_is_outdated(String encoded) {
        assertThat(hasher.isOutdated(new PasswordHash(encoded))).isTrue();
    }

    @Test
    void more_effort_than_new_hashes_take_is_not_outdated() {
        try (var stronger = new Argon2PasswordHasher(new Argon2Cost(512, 3, 2), LIMITS)) {
            var hash = stronger.hash(Password.chosen("jasmine and cardamom"));

            assertThat(hasher.isOutdated(hash)).isFalse();
            assertThat(hasher.matches(Password.presented("jasmine and cardamom"), hash))
                    .isTrue();
            assertThat(stronger.isOutdated(hasher.hash(Password.chosen("jasmine and cardamom"))))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "password",
                "$argon2i$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
                "$argon2id$v=16$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
                "$argon2id$v=19$m=999999999,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
                "$argon2id$v=19$m=256,t=999999,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
                "$argon2id$v=19$m=256,t=0,p=0$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
                "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4x5",
                "$2a$31$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW",
                "$2x$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW",
                "$2a$05$tooShort",
            })
    void what_is_no_hash_or_costs_too_much_matches_nothing_and_is_outdated(String encoded) {
        var hash = new PasswordHash(encoded);

        assertThat(hasher.matches(Password.presented("password"), hash)).isFalse();
        assertThat(hasher.isOutdated(hash)).isTrue();
    }

    @Test
    void a4_the_decoy_costs_what_a_real_hash_costs_and_matches_nothing() {
        var real = hasher.hash(Password.chosen("jasmine and cardamom"));
        var decoy = hasher.decoy();

        assertThat(costOf(decoy)).isEqualTo(costOf(real));
        assertThat(decoy.encoded()).hasSameSizeAs(real.encoded());
        assertThat(hasher.isOutdated(decoy)).isFalse();
        assertThat(hasher.matches(Password.presented("jasmine and cardamom"), decoy))
                .isFalse();
        assertThat(hasher.matches(Password.presented("password"), decoy)).isFalse();
    }

    @Test
    void a4_an_unknown_account_takes_as_long_as_one_with_an_older_slower_hash_and_the_other_way_round() {
        var slow = new PasswordHash("$2a$12$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW");
        var unreadable = new PasswordHash("of no known form");
        nanosToRefuse(hasher.decoy()); // the first one loads what it needs
        long quick = usualNanosToRefuse(hasher.decoy(), hasher);
        long slowest = usualNanosToRefuse(slow, hasher);
        assertThat(slowest).isGreaterThan(2 * quick);

        assertThat(nanosToRefuse(hasher.decoy())).isGreaterThan(slowest / 2);
        assertThat(nanosToRefuse(unreadable)).isGreaterThan(slowest / 2);
        try (var costly = new Argon2PasswordHasher(new Argon2Cost(64 * 1024, 4, 1), LIMITS)) {
            long decoys = usualNanosToRefuse(costly.decoy(), costly);
            var quicker = hasher.hash(Password.chosen("jasmine and cardamom"));

            assertThat(nanosToRefuse(quicker, costly)).isGreaterThan(decoys / 2);
        }
    }

    @Test
    void a_right_password_is_not_kept_waiting_for_slower_hashes() {
        var slow = new PasswordHash("$2a$12$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW");
        var right = hasher.hash(Password.chosen("jasmine and cardamom"));
        long slowest = usualNanosToRefuse(slow, hasher);

        assertThat(HowLong.usually(() -> assertThat(hasher.matches(Password.presented("jasmine and cardamom"), right))
                                .isTrue())
                        .toNanos())
                .isLessThan(slowest / 2);
    }

    private long nanosToRefuse(PasswordHash hash) {
        return nanosToRefuse(hash, hasher);
    }

    private static long nanosToRefuse(PasswordHash hash, Argon2PasswordHasher hasher) {
        return HowLong.took(() -> refuse(hash, hasher)).toNanos();
    }

    private static long usualNanosToRefuse(PasswordHash hash, Argon2PasswordHasher hasher) {
        return HowLong.usually(() -> refuse(hash, hasher)).toNanos();
    }

    private static void refuse(PasswordHash hash, Argon2PasswordHasher hasher) {
        assertThat(hasher.matches(Password.presented("a wrong guess of mine"), hash))
                .isFalse();
    }

    private static Argon2Cost costOf(PasswordHash hash) {
        return ((StoredHash.Argon2id) StoredHash.of(hash)).cost();
    }
}
