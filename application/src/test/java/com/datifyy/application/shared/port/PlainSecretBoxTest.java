package com.datifyy.application.shared.port;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainSecretBoxTest {
    private static final byte[] CONTENT = "a walk by the river".getBytes(UTF_8);

    private final PlainSecretBox box = new PlainSecretBox();

    @Test
    void what_was_sealed_opens_in_the_same_context() {
        assertThat(box.open("here", box.seal("here", CONTENT)).required()).isEqualTo(CONTENT);
        assertThat(box.open("here", box.seal("here", new byte[0])).required()).isEmpty();
    }

    @Test
    void in_another_context_or_unsealed_it_does_not_open() {
        assertThat(box.open("there", box.seal("here", CONTENT))).isInstanceOf(SecretBox.Closed.class);
        assertThat(box.open("he", box.seal("here", CONTENT))).isInstanceOf(SecretBox.Closed.class);
        assertThat(box.open("here", CONTENT)).isInstanceOf(SecretBox.Closed.class);
    }

    @Test
    void what_was_sealed_cannot_be_read() {
        assertThat(new String(box.seal("here", CONTENT), UTF_8)).doesNotContain("river");
    }
}
