package com.datifyy.application.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "0; 6.6.6.6; 10.0.0.1",
                "1; 6.6.6.6, 1.2.3.4; 1.2.3.4",
                "1; 1.2.3.4; 1.2.3.4",
                "2; 6.6.6.6, 1.2.3.4, 10.0.0.2; 1.2.3.4",
                "2; 1.2.3.4; 10.0.0.1",
                "1; ''; 10.0.0.1",
                "1; 'evil, '; 10.0.0.1",
                "1; 1.2.3.4:5678; 1.2.3.4",
                "1; [2001:db8::1]:443; 2001:db8::1",
                "1; 2001:db8::1; 2001:db8::1",
                "1; 1.2.3.4, <script>; 10.0.0.1"
            })
    void e8_only_entries_of_our_own_proxies_are_believed(int hops, String forwarded, String expected) {
        assertThat(ClientAddress.of("10.0.0.1", List.of(forwarded), hops)).isEqualTo(expected);
    }

    @Test
    void e8_several_headers_are_one_list() {
        assertThat(ClientAddress.of("10.0.0.1", List.of("6.6.6.6", "1.2.3.4"), 1))
                .isEqualTo("1.2.3.4");
    }
}
