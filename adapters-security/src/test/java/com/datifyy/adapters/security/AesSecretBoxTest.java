package com.datifyy.adapters.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.datifyy.application.shared.port.SecretBox;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// D12: what must not be readable in a copy of the store.
final class AesSecretBoxTest {
    private static final DataKey KEY = key(1);
    private static final DataKey OLDER = key(2);
    private static final String CONTEXT = "second factor of 7";
    private static final byte[] PLAIN = "unmistakably fake".getBytes(StandardCharsets.UTF_8);

    private final AesSecretBox box = new AesSecretBox(KEY, List.of());

    @Test
    void what_is_sealed_opens_in_its_context() {
        assertThat(box.open(CONTEXT, box.seal(CONTEXT, PLAIN)).required()).isEqualTo(PLAIN);
        assertThat(box.open("", box.seal("", new byte[0])).required()).isEmpty();
    }

    @Test
    void d12_a_seal_shows_nothing_and_is_never_the_same_twice() {
        var seen = new HashSet<String>();
        for (int i = 0; i < 1_000; i++) {
            byte[] sealed = box.seal(CONTEXT, PLAIN);
            assertThat(sealed).hasSize(4 + 12 + PLAIN.length + 16);
            assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("fake");
            assertThat(seen.add(Arrays.toString(Arrays.copyOfRange(sealed, 4, 16))))
                    .isTrue();
        }
    }

    @Test
    void d12_what_is_sealed_in_passing_has_a_key_of_its_own() {
        var passing = AesSecretBox.inPassing(KEY);
        byte[] sealed = passing.seal(CONTEXT, PLAIN);

        assertThat(AesSecretBox.inPassing(KEY).open(CONTEXT, sealed).required()).isEqualTo(PLAIN);
        staysClosed(box, CONTEXT, sealed);
        staysClosed(passing, CONTEXT, box.seal(CONTEXT, PLAIN));
        staysClosed(AesSecretBox.inPassing(OLDER), CONTEXT, sealed);
    }

    @Test
    void d12_it_does_not_open_in_another_context() {
        byte[] sealed = box.seal(CONTEXT, PLAIN);

        staysClosed(box, "second factor of 8", sealed);
        staysClosed(box, "", sealed);
    }

    @Test
    void d12_it_does_not_open_when_any_bit_is_altered() {
        byte[] sealed = box.seal(CONTEXT, PLAIN);
        for (int bit = 0; bit < sealed.length * 8; bit++) {
            byte[] altered = sealed.clone();
            altered[bit / 8] ^= (byte) (1 << bit % 8);
            staysClosed(box, CONTEXT, altered);
        }
    }

    @Test
    void d12_it_does_not_open_when_it_is_cut_or_prolonged() {
        byte[] sealed = box.seal(CONTEXT, PLAIN);
        for (int length = 0; length < sealed.length; length++) {
            staysClosed(box, CONTEXT, Arrays.copyOf(sealed, length));
        }
        staysClosed(box, CONTEXT, Arrays.copyOf(sealed, sealed.length + 1));
    }

    @Test
    void b8_what_a_previous_key_sealed_opens_while_that_is_configured_and_nothing_is_sealed_with_it() {
        byte[] before = new AesSecretBox(OLDER, List.of()).seal(CONTEXT, PLAIN);
        var rotated = new AesSecretBox(KEY, List.of(key(3), OLDER));

        assertThat(rotated.open(CONTEXT, before).required()).isEqualTo(PLAIN);
        assertThat(box.open(CONTEXT, rotated.seal(CONTEXT, PLAIN)).required()).isEqualTo(PLAIN);
        staysClosed(box, CONTEXT, before);
    }

    @Test
    void b8_a_key_can_follow_from_the_signing_secret() {
        var secret = new SigningSecret("a secret for tests, of enough length");
        byte[] sealed = new AesSecretBox(DataKey.derivedFrom(secret), List.of()).seal(CONTEXT, PLAIN);

        assertThat(new AesSecretBox(KEY, List.of(DataKey.derivedFrom(new SigningSecret(secret.value()))))
                        .open(CONTEXT, sealed)
                        .required())
                .isEqualTo(PLAIN);
        staysClosed(box, CONTEXT, sealed);
        assertThat(DataKey.derivedFrom(secret).id()).isNotEqualTo(secret.keyId());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "fake!",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=x",
            })
    void b8_a_data_key_is_32_bytes_in_base64(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DataKey.of(text))
                .withNoCause()
                .withMessage("a data key is 32 bytes in base64");
    }

    @Test
    void keys_do_not_show_in_text() {
        assertThat(KEY).hasToString("[REDACTED]");
    }

    private static void staysClosed(AesSecretBox box, String context, byte[] sealed) {
        assertThat(box.open(context, sealed))
                .isInstanceOfSatisfying(
                        SecretBox.Closed.class,
                        closed -> assertThat(closed.why()).matches("it[a-z, ]+"));
    }

    private static DataKey key(int fill) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) fill);
        return DataKey.of(Base64.getEncoder().encodeToString(bytes) + "\n");
    }
}
