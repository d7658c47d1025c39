package com.datifyy.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.rest.http.ClientAddress;
import com.datifyy.adapters.rest.http.CrossOrigin;
import com.datifyy.application.shared.RequestLimits;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
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

    @Test
    void e8_spoofed_forwarding_headers_change_nothing() {
        List<String> networks = new CopyOnWriteArrayList<>();
        RequestLimits limits = new RequestLimits((_, network) -> networks.add(network));
        try (RestService direct = new RestService(RestSettings.onPort(0), limits);
                RestService proxied = new RestService(
                        new RestSettings(
                                0, false, CrossOrigin.NONE, 1, RestSettings.Limits.USUAL, Duration.ofSeconds(1)),
                        limits)) {
            for (RestService service : List.of(direct, proxied)) {
                service.post(
                        "/api/v1/auth/login/email",
                        "{}",
                        "X-Forwarded-For",
                        "6.6.6.6, 203.0.113.9",
                        "X-Real-Ip",
                        "7.7.7.7",
                        "Forwarded",
                        "for=8.8.8.8");
            }
        }

        assertThat(networks).hasSize(2).last().isEqualTo("203.0.113.9");
        assertThat(networks.getFirst()).isIn("127.0.0.1", "0000000000000000/64");
    }
}
