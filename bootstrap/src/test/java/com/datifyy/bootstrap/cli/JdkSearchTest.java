package com.datifyy.bootstrap.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// What the start scripts say about the JDK they look for.
class JdkSearchTest {
    private static final Path SCRIPT = Path.of("..", ".mvn", "jdk25.sh");

    private record Outcome(int code, String out, String err) {}

    @Test
    void without_a_jdk_one_sentence_says_what_to_install() throws Exception {
        // This machine has one, or the test would not run: it is not taken for a JDK.
        Outcome outcome = searched("", "", "jdk25_is() { return 1; };");

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err().lines())
                .singleElement()
                .asString()
                .startsWith("Datifyy needs JDK 25")
                .contains("install", "JAVA_HOME")
                .endsWith(".");
    }

    @Test
    void the_jdk_of_java_home_comes_first() throws Exception {
        String home = System.getProperty("java.home");

        assertThat(searched(System.getenv("PATH"), home, "")).isEqualTo(new Outcome(0, home + "\n", ""));
    }

    private static Outcome searched(String path, String javaHome, String before)
            throws IOException, InterruptedException {
        var shell = new ProcessBuilder("/bin/sh", "-c", ". " + SCRIPT + "; " + before + " jdk25_home");
        shell.environment().clear();
        shell.environment().put("PATH", path);
        shell.environment().put("JAVA_HOME", javaHome);
        Process process = shell.start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), UTF_8);
        return new Outcome(process.waitFor(), out, err);
    }
}
