package com.datifyy.application.identity.port;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class PlainOneTimeSecretsTest implements OneTimeSecretsContract {
    private final PlainOneTimeSecrets secrets = new PlainOneTimeSecrets();

    @Override
    public OneTimeSecrets secrets() {
        return secrets;
    }

    @Test
    void tests_can_tell_what_comes_next() {
        assertThat(secrets.digits(6)).isEqualTo("000001");
        assertThat(secrets.token()).isEqualTo("token-2");
        assertThat(secrets.digits(8)).isEqualTo("00000003");
        assertThat(secrets.digest("reset 7", "000001")).isEqualTo("digest of 000001 for reset 7");
    }
}
