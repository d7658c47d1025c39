package com.datifyy.bootstrap.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DoorstepTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Test
    void somebody_who_listens_is_enough_on_a_private_network() throws IOException {
        try (var listening = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            assertThat(Doorstep.objection(at("http", listening), PATIENCE)).isNull();
        }
    }

    @Test
    void https_takes_a_certificate() throws Exception {
        try (var listening = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread plain = Thread.ofPlatform().daemon().start(() -> {
                try (Socket caller = listening.accept()) {
                    caller.getOutputStream().write("HTTP/1.1 400 No\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                    caller.shutdownOutput();
                    caller.getInputStream().readAllBytes();
                } catch (IOException gone) {
                    // Whoever has seen enough hangs up.
                }
            });

            assertThat(Doorstep.objection(at("https", listening), PATIENCE))
                    .isEqualTo("answers without a certificate that fits");
            plain.join();
        }
    }

    @Test
    void who_takes_connections_and_says_nothing_is_not_waited_for() throws IOException {
        try (var silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            assertThat(Doorstep.objection(at("https", silent), Duration.ofMillis(300)))
                    .isEqualTo("does not answer in time");
        }
    }

    @Test
    void who_is_not_there_is_told_apart_from_whom_nobody_knows() {
        assertThat(Doorstep.objection(URI.create("http://127.0.0.1:1"), PATIENCE))
                .isEqualTo("cannot be reached");
        assertThat(Doorstep.objection(URI.create("https://no-such-host.invalid"), PATIENCE))
                .isEqualTo("has a host that is not known");
    }

    private static URI at(String scheme, ServerSocket server) {
        return URI.create(scheme + "://127.0.0.1:" + server.getLocalPort() + "/services/secret");
    }
}
