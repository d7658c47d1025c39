package com.datifyy.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the HTTP server refuses before any route is looked for ends the connection, and says so: whoever was not told,
/// such as a proxy that keeps connections open, would send the next request into the end.
class BeforeRoutingTest {
    private static RestService service;

    @BeforeAll
    static void start() {
        service = new RestService();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /health HTTP/1.1\n\n",
                "GET /%00 HTTP/1.1\nHost: localhost\n\n",
                "GET /%zz HTTP/1.1\nHost: localhost\n\n",
                "GET /docs/%2e%2e/%2e%2e/etc/passwd HTTP/1.1\nHost: localhost\n\n",
                "GET /health HTTP/2.0\nHost: localhost\n\n",
                "OPTIONS * HTTP/1.1\nHost: localhost\n\n",
                "GET /health HTTP/1.1\nHost: localhost\nExpect: tea\n\n",
                "nonsense\n\n"
            })
    void an_answer_before_routing_says_that_the_connection_ends_and_it_does(String request) throws Exception {
        String answer = answerTo(request + "GET /livez HTTP/1.1\nHost: localhost\n\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 4")
                .contains("\r\nConnection: close\r\n", "application/problem+json")
                .as("what was sent after it is not answered")
                .containsOnlyOnce("HTTP/1.1 ");
    }

    @Test
    void headers_over_the_limit_end_the_connection_and_it_is_said() throws Exception {
        String answer = answerTo("GET /health HTTP/1.1\nHost: localhost\nX-Long: " + "x".repeat(20_000) + "\n\n");

        assertThat(answer).startsWith("HTTP/1.1 431").contains("\r\nConnection: close\r\n");
    }

    /// All that comes until the server closes the connection, which these clients do not.
    private static String answerTo(String requests) throws Exception {
        try (RawHttp raw = new RawHttp(service.port())) {
            return raw.send(requests).answer();
        }
    }
}
