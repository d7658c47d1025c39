package com.datifyy.bootstrap.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsDocumentsTest {

    private static final Path EXAMPLE = Path.of("..", ".env.example");

    @Test
    void the_example_file_is_what_the_catalogue_says() throws IOException {
        assertThat(Files.readString(EXAMPLE))
                .as(".env.example; to mend it, copy the expected text from SettingsDocuments.envExample()")
                .isEqualTo(SettingsDocuments.envExample());
    }

    @Test
    void every_variable_is_in_the_example_and_in_the_table() {
        for (var variable : Variable.values()) {
            assertThat(SettingsDocuments.envExample()).containsPattern("(?m)^#?" + variable.name() + "=");
            assertThat(SettingsDocuments.markdownTable()).contains("| `" + variable.name() + "` |");
        }
    }

    @Test
    void the_example_works_for_development_and_is_refused_by_production() {
        var example = EnvironmentFile.read(EXAMPLE);
        assertThat(example.damage()).isEmpty();
        var environment = new HashMap<>(example.values());
        assertThat(Settings.from(environment).mode()).isEqualTo(Mode.DEVELOPMENT);

        environment.put("ENV", "production");
        assertThat(catchThrowableOfType(SettingsProblems.class, () -> Settings.from(environment))
                        .problems())
                .extracting(Problem::variable)
                .containsExactly("JWT_SECRET");
    }

    @Test
    void no_secret_has_a_fallback() {
        assertThat(Arrays.stream(Variable.values())
                        .filter(variable -> variable.secret() && variable.fallback() != null))
                .isEmpty();
    }

    @Test
    void an_environment_file_is_read_without_expanding_anything(@TempDir Path folder) throws IOException {
        var file = folder.resolve(".env");
        Files.write(file, List.of("# comment", "", "PORT=1234", "export GRPC_PORT = 5", "A='$HOME #1'", "B=\"x=y\""));

        assertThat(EnvironmentFile.read(file).damage()).isEmpty();
        assertThat(EnvironmentFile.read(file).values())
                .containsOnly(
                        java.util.Map.entry("PORT", "1234"),
                        java.util.Map.entry("GRPC_PORT", "5"),
                        java.util.Map.entry("A", "$HOME #1"),
                        java.util.Map.entry("B", "x=y"));
        assertThat(EnvironmentFile.read(folder.resolve("missing")).values()).isEmpty();
    }

    @Test
    void h1_every_line_that_says_nothing_is_told_by_its_number_and_not_repeated(@TempDir Path folder)
            throws IOException {
        var file = folder.resolve(".env");
        Files.write(file, List.of("PORT=1234", "JWT_SECRET", "", "# comment", "hunter2", "=5"));

        var damage = EnvironmentFile.read(file).damage();

        assertThat(damage)
                .extracting(Problem::toString)
                .satisfiesExactly(
                        line -> assertThat(line).contains(".env, line 2, is no NAME=value"),
                        line -> assertThat(line).contains(".env, line 5, "),
                        line -> assertThat(line).contains(".env, line 6, "));
        assertThat(damage.toString()).doesNotContain("hunter2");
    }

    @Test
    void a_file_that_cannot_be_read_is_told_in_one_sentence(@TempDir Path folder) throws IOException {
        var file = Files.write(folder.resolve(".env"), new byte[] {'A', '=', (byte) 0xFF});

        assertThat(catchThrowableOfType(SettingsProblems.class, () -> EnvironmentFile.read(file))
                        .problems())
                .singleElement()
                .hasToString(file + " cannot be read (MalformedInputException)");
    }
}
