package com.datifyy.bootstrap.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.embedded.Ports;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The scripts in `ops`, in a checkout of their own whose path has blanks in it. Its JDK does next to nothing: `jlink`
/// makes a small folder, and `java`, which is asked to train and to try what was made, leaves a file and ends as told.
class ScriptsTest {
    private static final Path OPS = Path.of("..", "ops");

    @TempDir
    private Path folder;

    private Path checkout = Path.of("");
    private Path built = Path.of("");
    private Path layout = Path.of("");

    private record Outcome(int code, String said) {}

    @BeforeEach
    void checkOut() throws IOException {
        checkout = Files.createDirectories(folder.resolve("a check out"));
        built = Files.createDirectories(folder.resolve("what was built"));
        layout = Files.createDirectory(folder.resolve("made here")).resolve("the image");
        Files.createDirectories(checkout.resolve("ops"));
        for (String script : List.of("image", "healthy", "rollback-rehearsal")) {
            Files.copy(OPS.resolve(script), checkout.resolve("ops").resolve(script));
        }
        Files.copy(Path.of("..", "datifyy"), checkout.resolve("datifyy"));
        Files.writeString(built.resolve("app.jar"), "app");
        Files.writeString(built.resolve("bom.json"), "{}");
        Files.writeString(Files.createDirectory(built.resolve("lib")).resolve("one.jar"), "one");
        Path jdk = checkout.resolve("a jdk");
        program(jdk.resolve("bin/jlink"), """
                while [ "$1" != --output ]; do shift; done
                mkdir -p "$2/conf/security"
                echo security.provider.1=SUN > "$2/conf/security/java.security"
                """);
        program(jdk.resolve("bin/java"), """
                while [ $# -gt 1 ]; do
                  [ "$1" = --train ] && echo cache > "$2/app.aot" && exit 0
                  shift
                done
                exit "${TRIAL:-0}"
                """);
        Files.createDirectory(checkout.resolve(".mvn"));
        jdk("echo '" + jdk + "'");
    }

    private void jdk(String search) throws IOException {
        Files.writeString(checkout.resolve(".mvn/jdk25.sh"), "jdk25_home() { " + search + "; }\n");
    }

    private static void program(Path file, String does) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + does);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Outcome run(Map<String, String> environment, String script, Object... arguments)
            throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(
                List.of("bash", checkout.resolve("ops").resolve(script).toString()));
        Stream.of(arguments).map(Object::toString).forEach(line::add);
        var start = new ProcessBuilder(line).redirectErrorStream(true).directory(folder.toFile());
        start.environment().putAll(environment);
        Process process = start.start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Outcome(process.waitFor(), said);
    }

    private static List<String> names(Path parent) throws IOException {
        try (Stream<Path> files = Files.list(parent)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void an_image_is_made_with_everything_it_needs_and_leaves_nothing_beside_it() throws Exception {
        Outcome outcome = run(Map.of(), "image", built, "--layout", layout);

        assertThat(outcome.code()).as(outcome.said()).isZero();
        assertThat(outcome.said()).contains("Made " + layout + ", ");
        assertThat(names(layout))
                .containsExactly(
                        "app.aot", "app.aot.jars", "app.jar", "bom.json", "datifyy", "healthy", "lib", "runtime");
        assertThat(layout.resolve("app.aot.jars")).hasContent("3 app.jar\n3 lib/one.jar");
        assertThat(names(layout.getParent())).containsExactly("the image");
    }

    /// In a container another user runs it than made it.
    @Test
    void others_may_read_what_was_made() throws Exception {
        run(Map.of(), "image", built, "--layout", layout);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(layout)))
                .endsWith("r-x");
    }

    @Test
    void one_that_was_made_before_goes_once_the_new_one_works() throws Exception {
        run(Map.of(), "image", built, "--layout", layout);
        Files.writeString(layout.resolve("of before"), "");

        assertThat(run(Map.of(), "image", built, "--layout", layout).code()).isZero();

        assertThat(layout.resolve("of before")).doesNotExist();
        assertThat(names(layout.getParent())).containsExactly("the image");
    }

    @Test
    void one_that_was_made_before_stays_when_the_new_one_does_not_work() throws Exception {
        run(Map.of(), "image", built, "--layout", layout);
        Files.writeString(layout.resolve("of before"), "");

        assertThat(run(Map.of("TRIAL", "69"), "image", built, "--layout", layout)
                        .code())
                .isEqualTo(69);

        assertThat(layout.resolve("of before")).exists();
        assertThat(names(layout.getParent())).containsExactly("the image");
    }

    @Test
    void one_that_does_not_work_is_not_left_there() throws Exception {
        assertThat(run(Map.of("TRIAL", "69"), "image", built, "--layout", layout)
                        .code())
                .isEqualTo(69);

        assertThat(names(layout.getParent())).isEmpty();
    }

    @Test
    void folders_that_it_did_not_make_stay_as_they_are() throws Exception {
        Path foreign = Files.createDirectory(layout);
        Files.writeString(foreign.resolve("mine"), "mine");
        Path beside = Files.createDirectory(folder.resolve("made here/the image.new"));

        Outcome outcome = run(Map.of(), "image", built, "--layout", layout);

        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.said()).contains("was not made by this command");
        assertThat(foreign.resolve("mine")).hasContent("mine");

        assertThat(run(Map.of(), "image", built, "--layout", folder.resolve("made here/another"))
                        .code())
                .isZero();
        assertThat(beside).exists();
    }

    @Test
    void an_image_of_nothing_or_to_nowhere_is_a_mistake() throws Exception {
        for (List<Object> mistake : List.<List<Object>>of(
                List.of(),
                List.of(built),
                List.of(built, "--layout"),
                List.of(built, "--layout", ""),
                List.of(built, "--folder", layout),
                List.of(folder, "--layout", layout),
                List.of(folder.resolve("missing"), "--layout", layout))) {
            Outcome outcome = run(Map.of(), "image", mistake.toArray());

            assertThat(outcome.code()).as(mistake.toString()).isEqualTo(2);
            assertThat(outcome.said()).startsWith("Usage: ");
        }
        assertThat(layout).doesNotExist();
    }

    @Test
    void without_a_jdk_nothing_is_made_and_nothing_tried() throws Exception {
        jdk("echo none >&2; return 1");

        assertThat(run(Map.of(), "image", built, "--layout", layout)).isEqualTo(new Outcome(69, "none\n"));
        assertThat(run(Map.of(), "rollback-rehearsal", "HEAD")).isEqualTo(new Outcome(69, "none\n"));
        assertThat(names(layout.getParent())).isEmpty();
    }

    @Test
    void going_back_to_nothing_is_a_mistake() throws Exception {
        for (List<Object> mistake :
                List.<List<Object>>of(List.of(), List.of(""), List.of("--built"), List.of("--built", folder))) {
            Outcome outcome = run(Map.of(), "rollback-rehearsal", mistake.toArray());

            assertThat(outcome.code()).as(mistake.toString()).isEqualTo(2);
            assertThat(outcome.said()).startsWith("Usage: ");
        }
    }

    @Test
    void going_back_to_a_revision_that_is_not_there_is_impossible() throws Exception {
        Outcome outcome = run(Map.of(), "rollback-rehearsal", "c0ffee");

        assertThat(outcome.code()).isEqualTo(69);
        assertThat(outcome.said()).contains("The revision c0ffee is not in this clone.");
    }

    private Outcome healthy(int port) throws IOException, InterruptedException {
        return run(Map.of("PORT", Integer.toString(port)), "healthy");
    }

    @Test
    void where_nothing_answers_nothing_is_healthy() throws Exception {
        assertThat(healthy(Ports.free()).code()).isEqualTo(1);
        assertThat(healthy(0).code()).isEqualTo(1);
    }

    @Test
    void it_is_healthy_when_it_answers_with_200_alone() throws Exception {
        assertThat(answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n").code())
                .isZero();
        assertThat(answering("HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n")
                        .code())
                .isEqualTo(1);
        assertThat(answering("nonsense\r\n").code()).isEqualTo(1);
        assertThat(answering("").code()).isEqualTo(1);
    }

    private Outcome answering(String answer) throws IOException, InterruptedException {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.startVirtualThread(() -> {
                try (Socket asked = server.accept()) {
                    readRequest(asked.getInputStream());
                    asked.getOutputStream().write(answer.getBytes(UTF_8));
                } catch (IOException gone) {
                    throw new AssertionError(gone);
                }
            });
            return healthy(server.getLocalPort());
        }
    }

    /// The whole of it: a socket that is closed with something unread in it takes its answer back.
    private static void readRequest(InputStream request) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(request, UTF_8));
        while (!lines.readLine().isEmpty()) {
            // the next line
        }
    }

    /// The listening socket takes the connection by itself, and nobody ever reads from it.
    @Test
    void it_does_not_wait_for_ever() throws Exception {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            long began = System.nanoTime();

            assertThat(healthy(silent.getLocalPort()).code()).isEqualTo(1);

            assertThat(Duration.ofNanos(System.nanoTime() - began))
                    .isBetween(Duration.ofSeconds(3), Duration.ofSeconds(30));
        }
    }
}
