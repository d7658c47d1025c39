package com.datifyy.bootstrap.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.bootstrap.deploy.ContainerFile.Stage;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The `Dockerfile` and what it refers to, where there is no Docker: it is read, and what it would start is started.
class ContainerFileTest {
    private static final Path ROOT = Path.of("..");
    private static final ContainerFile FILE = ContainerFile.of(text("Dockerfile"));
    private static final LeftOut LEFT_OUT = LeftOut.of(text(".dockerignore"));

    private static String text(String file) {
        try {
            return Files.readString(ROOT.resolve(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// A list in the form that no shell stands behind.
    private static List<String> words(String json) {
        try {
            return JsonMapper.builder().build().readValue(json, new TypeReference<>() {});
        } catch (IOException noList) {
            throw new AssertionError("no list of words: " + json, noList);
        }
    }

    private static List<String> found(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult result) -> result.group(1))
                .toList();
    }

    @Test
    void it_is_built_in_one_stage_and_runs_in_another_that_takes_the_folder_alone() {
        assertThat(FILE.stages()).hasSize(2);
        Stage build = FILE.stages().getFirst();
        assertThat(build.from()).endsWith(" AS build");
        String made =
                found("\\./datifyy image --layout (\\S+)$", build.last("RUN")).getFirst();

        assertThat(FILE.image().all("COPY")).containsExactly("--from=build " + made + " /app");
        assertThat(FILE.image().all("ADD")).isEmpty();
    }

    @Test
    void nothing_is_built_or_run_as_root() {
        for (Stage stage : FILE.stages()) {
            assertThat(stage.last("USER")).matches("[1-9][0-9]*");
            assertThat(String.join("\n", stage.all("RUN"))).contains("--uid " + stage.last("USER") + " ");
        }
        assertThat(FILE.stages().getFirst().instructions())
                .extracting(ContainerFile.Instruction::keyword)
                .containsSubsequence("USER", "COPY", "RUN");
    }

    /// In its folder `datifyy` reads `.env`.
    @Test
    void it_is_started_in_a_folder_where_its_user_can_put_nothing() {
        assertThat(FILE.image().last("WORKDIR")).isEqualTo("/app");
        assertThat(String.join("\n", FILE.image().all("COPY"))).doesNotContain("--chown", "--chmod");
    }

    @Test
    void no_shell_stands_between_docker_and_what_it_starts() {
        assertThat(words(FILE.image().last("ENTRYPOINT"))).isNotEmpty();
        assertThat(words(FILE.image().last("CMD"))).isNotEmpty();
        assertThat(words(health())).isNotEmpty();
    }

    private static String health() {
        return found("CMD (\\[.*)$", FILE.image().last("HEALTHCHECK")).getFirst();
    }

    @Test
    void whatever_it_names_in_the_folder_is_what_ops_image_puts_there() {
        var script = text("ops/image");
        Set<String> folder = new HashSet<>(found("\"\\$new/(\\w+)\"", script));
        for (String line : found("(?m)^cp (.*) \"\\$new/\"$", script)) {
            found("/([\\w.-]+)\"", line).forEach(folder::add);
        }
        assertThat(folder).contains("app.jar", "lib", "runtime");

        List<String> named = new ArrayList<>();
        FILE.image().instructions().forEach(each -> named.addAll(found("/app/([\\w.-]+)", each.rest())));
        Blueprint.ofThisRepository()
                .forEach(each -> named.addAll(found(
                        "/app/([\\w.-]+)", each.web().path("preDeployCommand").asText())));
        assertThat(named).contains("datifyy", "healthy").isSubsetOf(folder);
    }

    @Test
    void the_cache_of_classes_is_tried_where_it_lies_by_the_user_who_uses_it() {
        assertThat(FILE.image().instructions())
                .extracting(each -> each.keyword() + " " + each.rest())
                .containsSubsequence(
                        "USER " + FILE.image().last("USER"),
                        "RUN JAVA_TOOL_OPTIONS=-XX:AOTMode=on /app/datifyy serve --help");
    }

    @Test
    void docker_waits_longer_for_the_health_check_than_that_takes() {
        String docker =
                found("--timeout=(\\d+)s", FILE.image().last("HEALTHCHECK")).getFirst();
        String check = found("timeout (\\d+) ", text("ops/healthy")).getFirst();

        assertThat(Integer.parseInt(docker)).isGreaterThan(Integer.parseInt(check));
    }

    /// So that Java is process 1 and gets SIGTERM.
    @Test
    void whatever_docker_starts_gives_way_to_java(@TempDir Path app) throws Exception {
        Files.copy(ROOT.resolve("datifyy"), app.resolve("datifyy"));
        Path java = Files.createDirectories(app.resolve("runtime/bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\necho $$\n");
        for (Path program : List.of(java, app.resolve("datifyy"))) {
            Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        List<String> started = Stream.concat(
                        words(FILE.image().last("ENTRYPOINT")).stream(),
                        words(FILE.image().last("CMD")).stream())
                .map(word -> word.replace("/app", app.toString()))
                .toList();

        Process process = new ProcessBuilder(started).start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);

        assertThat(said.strip()).isEqualTo(Long.toString(process.pid()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".env",
                ".env.production",
                "production.env",
                "bootstrap/.env.local",
                "ops/staging.env",
                "signing.pem",
                "ops/signing.key",
                "datifyy-20261127T100000Z.dump",
                "backups/datifyy-20261127T100000Z.dump.sha256",
                "heap.hprof",
                "bootstrap/service.jfr",
                "hs_err_pid1.log",
                ".git/config",
                ".datifyy/data/PG_VERSION",
                "target/image/app.jar",
                "domain/target/classes/X.class"
            })
    void what_nobody_else_may_read_gets_into_no_image(String file) {
        assertThat(LEFT_OUT.has(file)).isTrue();
    }

    @Test
    void everything_it_is_built_of_gets_in() throws IOException {
        List<String> needed = new ArrayList<>(
                List.of("datifyy", "mvnw", "ops/image", "ops/healthy", ".mvn/jdk25.sh", ".env.example"));
        try (Stream<Path> files = Files.walk(ROOT)) {
            files.filter(Files::isRegularFile)
                    .map(file -> ROOT.relativize(file).toString())
                    .filter(file -> !file.matches("(?:.*/)?(?:target|\\.git|\\.datifyy)/.*"))
                    .filter(file -> file.endsWith("pom.xml") || file.contains("/src/main/"))
                    .forEach(needed::add);
        }

        assertThat(needed).hasSizeGreaterThan(500).noneMatch(LEFT_OUT::has);
    }

    @Test
    void settings_that_the_documents_tell_to_write_down_get_into_no_image() {
        assertThat(found("--env-file (\\S+)", text("docs/deploy.md")))
                .isNotEmpty()
                .allMatch(LEFT_OUT::has);
    }

    @Test
    void what_gets_into_no_image_wherever_it_lies_does_not_get_into_git_either() {
        assertThat(text(".gitignore").lines().map(line -> line.replaceFirst("/$", "")))
                .containsAll(LEFT_OUT.patterns().stream()
                        .filter(pattern -> pattern.startsWith("**/"))
                        .map(pattern -> pattern.substring(3))
                        .toList());
    }
}
