package com.datifyy.bootstrap.walkthrough;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.bootstrap.Running;
import com.datifyy.bootstrap.dev.Development;
import com.datifyy.bootstrap.log.TestLogging;
import com.datifyy.bootstrap.service.Databases;
import com.datifyy.bootstrap.settings.Environment;
import com.datifyy.bootstrap.walkthrough.DocumentationPage.Example;
import com.datifyy.bootstrap.walkthrough.DocumentationPage.Shown;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `dev` prints when it has started, typed as it is printed.
class TourTest {
    private static final int PEOPLE = 300;
    private static final Pattern PORTS =
            Pattern.compile("REST {2}http://localhost:(\\d+) .*\n {2}gRPC {2}localhost:(\\d+) ");

    /// What is to be seen, by a part of the address that is asked.
    private static final Map<String, String> ANSWERS = Map.of(
            "/user/me", "{\"profile\": {\"basicInfo\": {\"name\": \"Asha…\", …}, …}, …}",
            "/user/recommendations", "{\"recommendations\": [{…}, {…}, {…}], …}",
            "/user/search", "{\"users\": [{…}, …], …}");

    @Test
    void the_commands_that_dev_prints_work_as_they_are_printed(@TempDir Path folder) {
        var printed = new StringWriter();
        var running = new Running();
        try {
            Map<String, String> environment =
                    Map.of("DATABASE_URL", Databases.fresh().url(), "DATABASE_POOL_SIZE", "4");
            new Development(
                            new Development.Wishes(PEOPLE, 1, 0, 0, folder),
                            Environment.of(environment),
                            new PrintWriter(printed))
                    .start("tour", running);
            replay(printed.toString(), running, environment);
        } finally {
            running.stop();
            TestLogging.restore();
        }
    }

    private static void replay(String printed, Running running, Map<String, String> environment) {
        var ports = PORTS.matcher(printed);
        assertThat(ports.find()).as(printed).isTrue();
        List<String> commands =
                Shell.commands(printed.substring(printed.indexOf("TOKEN=$(")).replaceAll("(?m)^Nobody.*$", ""));
        assertThat(commands).hasSize(1 + ANSWERS.size() + 1);

        try (var replay =
                new Replay(running, environment, Integer.parseInt(ports.group(1)), Integer.parseInt(ports.group(2)))) {
            replay.of(example(
                    "PASSWORD=$(" + commands.getLast() + " | sed -n 's/^Password, shown this once: //p')", null));
            replay.of(example(
                    "curl -s -X POST http://localhost:8080/api/v1/admin/second-factor/enroll"
                            + " -d '{\"email\":\"lena@example.com\",\"password\":\"'$PASSWORD'\"}'"
                            + " -H 'Content-Type: application/json'",
                    new Shown("http", "HTTP/1.1 200 OK\n\n{\"secret\": \"…\", …}")));
            replay.of(example(commands.getFirst(), null));
            ANSWERS.forEach((path, answer) -> assertThat(commands)
                    .filteredOn(command -> command.contains(path))
                    .singleElement()
                    .satisfies(
                            command -> replay.of(example(command, new Shown("http", "HTTP/1.1 200 OK\n\n" + answer)))));
        }
    }

    private static Example example(String command, @Nullable Shown shown) {
        return new Example("the tour of dev", 0, command, shown);
    }
}
