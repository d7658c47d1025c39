package com.datifyy.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.embedded.EmbeddedDatabase;
import com.datifyy.bootstrap.log.TestLogging;
import com.datifyy.bootstrap.settings.Environment;
import com.datifyy.bootstrap.settings.EnvironmentFile;
import com.datifyy.migrations.Migrations;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DatifyyTest {
    private static final Pattern COMMAND = Pattern.compile("(?:\\./|/app/)datifyy ([a-z-]+)(?: ([a-z][a-z-]*))?");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void help_names_every_command() {
        assertThat(run(Map.of(), "--help")).isZero();
        assertThat(out.toString())
                .contains(
                        "serve",
                        "dev",
                        "migrate",
                        "admin",
                        "outbox",
                        "doctor",
                        "backup",
                        "report",
                        "heap-dump",
                        "record",
                        "rehearse",
                        "version",
                        ".env.example");
    }

    @Test
    void every_command_explains_itself() {
        for (var command : new String[] {
            "serve",
            "dev",
            "migrate",
            "admin",
            "outbox",
            "doctor",
            "backup",
            "report",
            "heap-dump",
            "record",
            "rehearse",
            "version"
        }) {
            assertThat(run(Map.of(), command, "--help")).isZero();
            assertThat(out.toString()).contains("Usage: datifyy " + command);
        }
    }

    @Test
    void the_documentation_names_commands_that_there_are() throws IOException {
        Map<String, CommandLine> commands =
                Datifyy.commandLine(() -> Environment.of(Map.of())).getSubcommands();
        List<String> unknown = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("..", "docs"))) {
            for (Path page : Stream.concat(Stream.of(Path.of("..", "README.md")), files.filter(Files::isRegularFile))
                    .toList()) {
                var named = COMMAND.matcher(Files.readString(page));
                while (named.find()) {
                    CommandLine command = commands.get(named.group(1));
                    boolean known = command == null
                            ? named.group(1).equals("image") // the script makes it by itself
                            : command.getSubcommands().isEmpty()
                                    || named.group(2) == null
                                    || command.getSubcommands().containsKey(named.group(2));
                    if (!known) {
                        unknown.add(page + ": " + named.group());
                    }
                }
            }
        }
        assertThat(unknown).isEmpty();
    }

    @Test
    void without_a_command_the_usage_goes_to_the_error_stream() {
        assertThat(run(Map.of())).isEqualTo(2);
        assertThat(err.toString()).contains("Usage: datifyy");
    }

    @Test
    void a_mistake_is_answered_in_two_lines() {
        assertThat(run(Map.of(), "dev", "--peopel", "5")).isEqualTo(2);
        assertThat(err.toString().lines()).hasSize(2).first().asString().contains("--peopel");

        assertThat(run(Map.of(), "dev", "--people", "many")).isEqualTo(2);
    }

    @Test
    void serve_tells_all_that_is_wrong_with_the_settings_at_once_and_starts_nothing() {
        assertThat(run(Map.of("PORT", "eighty", "JWT_SECRET", "short"), "serve"))
                .isEqualTo(78);
        assertThat(err.toString()).contains("PORT must", "DATABASE_URL is missing", "JWT_SECRET is too short");
    }

    @Test
    void lines_of_the_file_that_say_nothing_are_told_together_with_the_settings(@TempDir Path folder)
            throws IOException {
        Path file = Files.write(folder.resolve(".env"), List.of("PORT=eighty", "hunter2", "JWT_SECRET"));
        for (var command : List.of("serve", "migrate", "outbox", "doctor", "dev")) {
            var wrong = new StringWriter();
            var direct = Datifyy.commandLine(() -> EnvironmentFile.beneath(Environment.of(Map.of()), file));
            direct.setErr(new PrintWriter(wrong, true));
            direct.setOut(new PrintWriter(wrong, true));
            boolean bringsItsOwn = command.equals("dev");

            int code =
                    bringsItsOwn ? direct.execute(command, "--data-dir", folder.toString()) : direct.execute(command);

            assertThat(code).as(command).isEqualTo(command.equals("doctor") ? 1 : 78);
            assertThat(wrong.toString())
                    .as(command)
                    .contains(".env, line 2, ", ".env, line 3, ")
                    .doesNotContain("hunter2");
            assertThat(wrong.toString().contains("DATABASE_URL is missing"))
                    .as(command)
                    .isEqualTo(!bringsItsOwn);
            assertThat(wrong.toString().contains("PORT must")).as(command).isEqualTo(!command.equals("migrate"));
        }
        TestLogging.restore();
    }

    @Test
    void serve_without_options_complains_just_so_though_nothing_parses_it() {
        Map<String, String> wrong = Map.of("PORT", "eighty", "JWT_SECRET", "short");
        run(wrong, "serve");
        var direct = new StringWriter();

        int code = Datifyy.serve(() -> Environment.of(wrong), new PrintWriter(out), new PrintWriter(direct, true));

        assertThat(code).isEqualTo(78);
        assertThat(direct).hasToString(err.toString());
    }

    @Test
    void migrate_needs_a_database() {
        assertThat(run(Map.of(), "migrate")).isEqualTo(78);
        assertThat(err.toString()).contains("DATABASE_URL is missing").doesNotContain("JWT_SECRET");
    }

    @Test
    void a_host_that_nobody_knows_is_told_in_words() {
        var environment = Map.of("DATABASE_URL", "postgres://maya:hunter2@nowhere.invalid/datifyy");

        for (String command : List.of("migrate", "doctor")) {
            run(environment, command);
            assertThat(err + out.toString()).as(command).contains("the host nowhere.invalid is not known");
        }
    }

    @Test
    void what_a_command_is_given_and_cannot_use_ends_with_2(@TempDir Path folder) {
        var environment = Map.of("DATABASE_URL", "postgres://maya:hunter2@localhost:1/datifyy");
        String to = folder.toString();
        for (List<String> command : List.of(
                List.of("record", "1", "--to", folder.resolve("new.jfr").toString(), "--seconds", "0"),
                List.of("dev", "--people", "-1"),
                List.of("dev", "--people", "100000001"),
                List.of("admin", "create", "--email", "a@example.com", "--name", "A", "--data-dir", to),
                List.of("backup", "create", "--to", to, "--keep-days", "0"),
                List.of("backup", "create", "--to", to, "--keep-days", "-7"),
                List.of("backup", "create", "--to", to, "--keep-days", "2147483647"),
                List.of("report", "queries", "--top", "0"))) {
            assertThat(run(environment, command.toArray(String[]::new)))
                    .as(command.toString())
                    .isEqualTo(2);
            assertThat(err.toString().lines()).as(command.toString()).hasSize(1);
            err.getBuffer().setLength(0);
        }
    }

    @Test
    void a_database_that_is_not_there_is_told_in_one_line_without_credentials() {
        var environment = Map.of("DATABASE_URL", "postgres://maya:hunter2@localhost:1/datifyy");

        assertThat(run(environment, "migrate")).isEqualTo(69);
        assertThat(err.toString()).contains("PostgreSQL at localhost:1").doesNotContain("hunter2");
        assertThat(err.toString().lines()).hasSize(1);
    }

    @Test
    void a_database_that_takes_connections_and_says_nothing_is_given_up_within_seconds(@TempDir Path folder)
            throws Exception {
        TestLogging.restore(); // who sets it up first does so alone: meanwhile others would get a stand-in
        try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                var commands = Executors.newVirtualThreadPerTaskExecutor()) {
            var environment = Map.of(
                    "ENV", "development",
                    "JWT_SECRET", "an example secret of 32 characters",
                    "DATABASE_URL", "postgres://maya:hunter2@127.0.0.1:" + silent.getLocalPort() + "/datifyy");
            List<Future<String>> said = Stream.of(
                            List.of("migrate"),
                            List.of("outbox"),
                            List.of("report", "queries"),
                            List.of("backup", "create", "--to", folder.toString()),
                            List.of("admin", "create", "--email", "a@example.com", "--name", "A"),
                            List.of("doctor"))
                    .map(command -> commands.submit(() -> {
                        var words = new StringWriter();
                        CommandLines.run(environment, words, words, command.toArray(String[]::new));
                        return words.toString();
                    }))
                    .toList();

            // Ten seconds each, beside one another; more on a machine that has other things to do.
            long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            for (Future<String> words : said) {
                assertThat(words.get(end - System.nanoTime(), TimeUnit.NANOSECONDS))
                        .contains("no answer in time")
                        .doesNotContain("hunter2");
            }
        }
    }

    @Test
    void what_is_not_acceptable_is_no_outage() {
        var environment = Map.of(
                "ENV", "development",
                "JWT_SECRET", "an example secret of 32 characters",
                "DATABASE_URL", "postgres://maya:hunter2@localhost:1/datifyy");

        assertThat(run(environment, "admin", "create", "--email", "nobody", "--name", "Lena"))
                .isEqualTo(2);
        assertThat(err).hasToString("datifyy: email is not an e-mail address" + System.lineSeparator());

        assertThat(run(environment, "admin", "create", "--email", "nobody", "--name", ""))
                .isEqualTo(2);
        assertThat(err.toString()).contains("email is not an e-mail address", "name is required");
    }

    @Test
    void the_doctor_prints_a_line_for_each_thing_and_ends_with_1_when_something_fails() {
        assertThat(run(Map.of("PORT", "eighty"), "doctor")).isEqualTo(1);
        assertThat(out.toString())
                .containsPattern("(?m)^failure  settings    PORT must be a whole number")
                .containsPattern("(?m)^\\d failures?, \\d warnings?$");
    }

    /// On a server that keeps what it acknowledges, which the one of the other tests does not.
    @Test
    void the_doctor_ends_with_0_where_there_are_warnings_at_most(@TempDir Path folder) {
        try (var server = EmbeddedDatabase.at(folder.resolve("postgres"))) {
            String name = server.createDatabase();
            new Migrations(server.jdbcUrl(name), server.user(), server.password()).migrate();

            assertThat(run(
                            Map.of(
                                    "ENV",
                                    "development",
                                    "JWT_SECRET",
                                    "an example secret of 32 characters",
                                    "DB_HOST",
                                    "127.0.0.1",
                                    "DB_PORT",
                                    Integer.toString(server.port()),
                                    "DB_USER",
                                    server.user(),
                                    "DB_PASSWORD",
                                    server.password(),
                                    "DB_NAME",
                                    name),
                            "doctor"))
                    .as(out::toString)
                    .isZero();
        }
        assertThat(out.toString())
                .containsPattern("(?m)^ok       extensions  pg_trgm is there, in the schema datifyy$")
                .containsPattern("(?m)^ok       durability  what was acknowledged is kept$")
                .containsPattern(
                        "(?m)^warning  staff       nobody; make a first super admin with `datifyy admin create`$")
                .containsPattern("(?m)^0 failures, \\d+ warnings$");
    }

    @Test
    void a_backup_that_is_not_there_is_told_in_one_line() {
        var environment = Map.of("DATABASE_URL", "postgres://maya:hunter2@localhost:1/datifyy");

        assertThat(run(environment, "backup", "drill", "nowhere.dump")).isEqualTo(2);
        assertThat(err.toString()).contains("cannot be read").doesNotContain("hunter2");
    }

    @Test
    void dev_refuses_to_pose_as_production() {
        assertThat(run(Map.of("ENV", "production"), "dev")).isEqualTo(78);
        assertThat(err.toString()).contains("ENV=production");
    }

    @Test
    void dev_refuses_settings_before_it_starts_anything(@TempDir Path folder) {
        assertThat(run(Map.of("PORT", "eighty"), "dev", "--data-dir", folder.toString()))
                .isEqualTo(78);
        assertThat(err.toString()).contains("PORT must be").doesNotContain("DATABASE_URL");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void dev_where_it_may_keep_nothing_says_so_in_one_line(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("no-folder"), "");

        assertThat(run(Map.of(), "dev", "--data-dir", file.toString())).isEqualTo(78);
        assertThat(err.toString().lines()).singleElement().asString().contains("--data-dir");
    }

    @Test
    void dev_with_a_database_that_is_not_there_says_that_it_would_bring_one_along(@TempDir Path folder) {
        var environment = Map.of("DATABASE_URL", "postgres://maya:hunter2@localhost:1/datifyy");

        assertThat(run(environment, "dev", "--data-dir", folder.toString())).isEqualTo(69);
        assertThat(err.toString().lines())
                .satisfiesExactly(
                        what -> assertThat(what).contains("PostgreSQL at localhost:1"),
                        mend -> assertThat(mend).contains("without DATABASE_URL"));
    }

    @Test
    void dev_in_a_folder_that_another_one_uses_says_so_in_one_sentence(@TempDir Path folder) throws IOException {
        try (var held = FileChannel.open(
                        folder.resolve("postgres.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var lock = held.lock()) {
            assertThat(lock.isValid()).isTrue();

            assertThat(run(Map.of(), "dev", "--data-dir", folder.toString())).isEqualTo(69);
        }

        assertThat(out.toString()).isEqualTo("Starting PostgreSQL in " + folder.resolve("postgres") + " … failed\n");
        assertThat(err.toString())
                .isEqualTo("datifyy: " + folder.resolve("postgres")
                        + " is in use by another datifyy: stop that one, or choose another folder with --data-dir\n");
    }

    private int run(Map<String, String> environment, String... arguments) {
        return CommandLines.run(environment, out, err, arguments);
    }
}
