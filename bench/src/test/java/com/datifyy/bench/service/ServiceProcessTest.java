package com.datifyy.bench.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceProcessTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String NAMES_ITS_PORTS = "echo \"HTTP on port $PORT, gRPC on port $GRPC_PORT\"";

    /// What the JDK brings to serve files answers 200 as well, at the port that was chosen.
    private static final String SERVES_FILES = "\"%s\" --bind-address 127.0.0.1 --port $PORT --directory \"$PWD\""
            .formatted(Path.of(System.getProperty("java.home"), "bin", "jwebserver"));

    @TempDir
    private Path folder;

    private ServiceProcess start(String... lines) throws IOException {
        Files.writeString(folder.resolve("health"), "ok");
        Files.writeString(folder.resolve("readyz"), "ok");
        Path program = folder.resolve("datifyy");
        Files.writeString(program, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        return ServiceProcess.start(folder, List.of("serve"), Map.of(), folder.resolve("log"), PATIENCE);
    }

    @Test
    void what_answers_and_names_its_ports_is_the_service() throws IOException {
        try (ServiceProcess service = start(NAMES_ITS_PORTS, "exec " + SERVES_FILES)) {
            service.awaitReady(PATIENCE);

            assertThat(List.of(service.target().address().getPort(), service.grpcPort()))
                    .allSatisfy(port -> assertThat(port).isLessThan(32_000));
        }
    }

    @Test
    void a_log_that_ends_in_the_middle_of_a_character_is_read() throws IOException {
        try (ServiceProcess service = start(NAMES_ITS_PORTS, "printf '\\303'", "exec " + SERVES_FILES)) {
            assertThat(Files.readAllBytes(service.log())).contains((byte) 0xC3);
        }
    }

    @Test
    void it_says_where_it_listens_whatever_level_this_process_was_given() throws IOException {
        try (ServiceProcess service =
                start("echo \"LOG_LEVEL is $LOG_LEVEL\"", NAMES_ITS_PORTS, "exec " + SERVES_FILES)) {
            assertThat(Files.readString(service.log())).startsWith("LOG_LEVEL is info");
        }
    }

    @Test
    void what_answers_at_a_port_that_the_service_did_not_get_is_a_stranger() {
        String untilAsked = "until grep -q 'GET /health.* 200' log; do sleep 0.1; done";

        assertThatThrownBy(() -> start(SERVES_FILES + " &", untilAsked, "kill $!", "exit 69")
                        .close())
                .isInstanceOf(ServiceProcess.EndedAtOnce.class)
                .hasMessageContaining("ended with 69");
    }

    @Test
    void what_ends_is_not_waited_for() {
        assertThatThrownBy(() -> start("echo no port is free", "exit 78").close())
                .isInstanceOf(ServiceProcess.EndedAtOnce.class)
                .hasMessageContaining("ended with 78")
                .hasMessageContaining("no port is free");
    }
}
