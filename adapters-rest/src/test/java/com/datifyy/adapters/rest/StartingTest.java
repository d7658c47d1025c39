package com.datifyy.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.application.InMemoryApplication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;

class StartingTest {
    @Test
    void a_port_that_is_taken_is_told_to_whoever_starts_the_server_and_logged_by_nobody() throws IOException {
        try (var taken = new ServerSocket(0);
                var server = onPort(taken.getLocalPort());
                var log = new LogLines()) {
            assertThatThrownBy(server::start)
                    .isInstanceOf(UncheckedIOException.class)
                    .hasCauseInstanceOf(BindException.class)
                    .hasMessageContaining(Integer.toString(taken.getLocalPort()));

            assertThat(log.all()).isEmpty();
        }
    }

    private static RestServer onPort(int port) {
        InMemoryApplication application = new InMemoryApplication();
        return new RestServer(
                RestSettings.onPort(port),
                application.accessTokens,
                application.office.access(),
                application.limits,
                application.idempotency,
                application.clock,
                List.of());
    }
}
