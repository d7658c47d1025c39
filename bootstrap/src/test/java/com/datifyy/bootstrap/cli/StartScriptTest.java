package com.datifyy.bootstrap.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the start script hands on to Java, where the service is installed and brings its Java along.
class StartScriptTest {
    @TempDir
    private Path installed;

    @BeforeEach
    void install() throws IOException {
        Files.copy(Path.of("..", "datifyy"), installed.resolve("datifyy"));
        Path java = Files.createDirectories(installed.resolve("runtime/bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\necho \"$LC_CTYPE|$DB_PASSWORD\"\n");
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void without_a_locale_as_in_a_container_settings_are_read_as_utf_8() throws Exception {
        assertThat(handedOn(Map.of("DB_PASSWORD", "pässword"))).isEqualTo("C.UTF-8|pässword\n");
    }

    @Test
    void a_locale_that_is_given_stays() throws Exception {
        assertThat(handedOn(Map.of("LC_CTYPE", "de_DE.UTF-8"))).isEqualTo("de_DE.UTF-8|\n");
        assertThat(handedOn(Map.of("LANG", "de_DE.UTF-8"))).isEqualTo("|\n");
        assertThat(handedOn(Map.of("LC_ALL", "de_DE.UTF-8"))).isEqualTo("|\n");
    }

    @Test
    void a_copy_for_serving_says_in_one_line_that_it_is_no_checkout() throws Exception {
        for (String command : List.of("dev", "rehearse")) {
            Process process = new ProcessBuilder(
                            "bash", installed.resolve("datifyy").toString(), command)
                    .redirectErrorStream(true)
                    .start();

            assertThat(new String(process.getInputStream().readAllBytes(), UTF_8).lines())
                    .singleElement()
                    .asString()
                    .contains("for serving", command);
            assertThat(process.waitFor()).isEqualTo(2);
        }
    }

    private String handedOn(Map<String, String> environment) throws IOException, InterruptedException {
        var start = new ProcessBuilder("bash", installed.resolve("datifyy").toString(), "version");
        Map<String, String> given = new HashMap<>(environment);
        given.put("PATH", System.getenv("PATH"));
        start.environment().clear();
        start.environment().putAll(given);
        Process process = start.start();
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);
        process.waitFor();
        return out;
    }
}
