package com.datifyy.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Set;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TurnsTest {
    private final Turns turns = new Turns();
    private HttpServer one;
    private HttpServer other;
    private volatile int status = 200;

    @BeforeEach
    void start() throws IOException {
        one = server(() -> status);
        other = server(() -> 200);
        turns.add(target(one));
        turns.add(target(other));
    }

    @AfterEach
    void stop() {
        turns.close();
        one.stop(0);
        other.stop(0);
    }

    private static HttpServer server(IntSupplier status) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(status.getAsInt(), -1);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static Target target(HttpServer server) {
        return Target.onPort(server.getAddress().getPort());
    }

    private Set<Target> asked() {
        return IntStream.range(0, 10).mapToObj(_ -> turns.next()).collect(Collectors.toSet());
    }

    @Test
    void whoever_says_that_nobody_should_come_gets_no_turn_and_keeps_those_who_are_there() {
        assertThat(asked()).containsExactlyInAnyOrder(target(one), target(other));

        status = 503;
        while (asked().contains(target(one))) {
            Thread.onSpinWait();
        }

        assertThat(asked()).containsExactly(target(other));
        assertThat(turns.stillLeadsTo(target(one))).isTrue();
    }

    @Test
    void whoever_is_taken_out_is_not_asked_over_an_open_connection_either() throws IOException {
        turns.remove(target(other));
        try (Connection connection = new Connection(turns, Duration.ofSeconds(5))) {
            assertThat(connection
                            .ask(Request.get("/", null).encoded(target(one)))
                            .status())
                    .isEqualTo(200);
            turns.remove(target(one));
            status = 404;

            assertThatThrownBy(() -> connection.ask(Request.get("/", null).encoded(target(one))))
                    .hasMessage("no instance is ready");
        }
    }
}
