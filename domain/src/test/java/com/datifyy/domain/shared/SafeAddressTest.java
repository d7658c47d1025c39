package com.datifyy.domain.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeAddressTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://api.example.com",
                "https://api.example.com/",
                "https://api.example.com:8443",
                "http://localhost:8080",
                "http://127.0.0.1:8080/",
                "http://127.255.0.53",
                "http://[::1]:8080",
                "HTTP://LocalHost",
                "HTTPS://api.example.com"
            })
    void an_origin_over_tls_or_on_this_machine_is_safe(String address) {
        assertThat(SafeAddress.isSafe(URI.create(address))).isTrue();
        assertThat(SafeAddress.isSafeOrigin(URI.create(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://api.example.com",
                "http://localhost.example.com",
                "http://127.0.0.1.example.com",
                "http://128.0.0.1",
                "http://127.0.0.256",
                "http://[::2]",
                "http://[::ffff:127.0.0.1]",
                "ftp://localhost",
                "https:api.example.com",
                "https:///path",
                "//api.example.com",
                "https://user@api.example.com",
                "https://user:secret@api.example.com"
            })
    void what_others_could_read_what_names_no_host_and_what_names_a_user_is_not(String address) {
        assertThat(SafeAddress.isSafe(URI.create(address))).isFalse();
        assertThat(SafeAddress.isSafeOrigin(URI.create(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "127.0.0", "127.0.0.1.1", "127.0.0.1000", "::2", "[::1", "::1]", "localhost."})
    void a_host_that_is_not_quite_this_machine_is_another(String host) {
        assertThat(SafeAddress.isThisMachine(host)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://api.example.com/v1",
                "https://api.example.com/?key=1",
                "https://api.example.com?",
                "https://api.example.com/#top"
            })
    void what_says_more_than_where_somebody_is_is_no_origin(String address) {
        assertThat(SafeAddress.isSafe(URI.create(address))).isTrue();
        assertThat(SafeAddress.isSafeOrigin(URI.create(address))).isFalse();
    }
}
