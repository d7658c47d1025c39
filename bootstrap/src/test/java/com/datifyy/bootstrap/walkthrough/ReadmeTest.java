package com.datifyy.bootstrap.walkthrough;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.bootstrap.Running;
import com.datifyy.bootstrap.dev.Development;
import com.datifyy.bootstrap.log.TestLogging;
import com.datifyy.bootstrap.settings.Environment;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a newcomer does: `dev` in a folder where nothing is yet and with nothing in the environment, then what the
/// README tells to type.
class ReadmeTest {
    private static final int PEOPLE = 300;
    private static final Pattern PORTS =
            Pattern.compile("REST {2}http://localhost:(\\d+) .*\n {2}gRPC {2}localhost:(\\d+) ");
    private static final Pattern DEMO = Pattern.compile("Sign in as {2}(\\S+) {2}with the password {2}(\\S+)");

    @Test
    void what_the_readme_tells_to_type_is_answered_as_it_shows_and_a_second_start_finds_it_again(@TempDir Path folder) {
        List<DocumentationPage.Example> examples =
                DocumentationPage.named("README.md").examples();
        assertThat(examples).hasSizeGreaterThanOrEqualTo(4);

        dev(folder, (told, replay) -> {
            assertThat(told).contains("Starting PostgreSQL in " + folder, "Inventing 300 people");
            examples.forEach(replay::of);
            replay.of(signingIn(demoMember(told)));
        });

        dev(folder, (told, replay) -> {
            assertThat(told).doesNotContain("Inventing");
            replay.of(signingIn(demoMember(told)));
            replay.of(signingIn("{\"email\": \"you@example.com\", \"password\": \"a long sentence will do\"}"));
        });
    }

    private static String demoMember(String told) {
        var member = DEMO.matcher(told);
        assertThat(member.find()).as(told).isTrue();
        return "{\"email\": \"" + member.group(1) + "\", \"password\": \"" + member.group(2) + "\"}";
    }

    private static DocumentationPage.Example signingIn(String credentials) {
        return new DocumentationPage.Example(
                "signing in",
                0,
                "curl -s -X POST http://localhost:8080/api/v1/auth/login/email -H 'Content-Type: application/json' -d '"
                        + credentials + "'",
                new DocumentationPage.Shown("http", "HTTP/1.1 200 OK\n\n{\"accessToken\": \"…\", …}"));
    }

    private interface Visit {
        /// @param told what `dev` printed
        void of(String told, Replay replay);
    }

    private static void dev(Path folder, Visit visit) {
        var printed = new StringWriter();
        var running = new Running();
        try {
            new Development(
                            new Development.Wishes(PEOPLE, 1, 0, 0, folder),
                            Environment.of(Map.of()),
                            new PrintWriter(printed))
                    .start("readme", running);
            String told = printed.toString();
            var ports = PORTS.matcher(told);
            assertThat(ports.find()).as(told).isTrue();
            try (var replay =
                    new Replay(running, Map.of(), Integer.parseInt(ports.group(1)), Integer.parseInt(ports.group(2)))) {
                visit.of(told, replay);
            }
        } finally {
            running.stop();
            TestLogging.restore();
        }
    }
}
