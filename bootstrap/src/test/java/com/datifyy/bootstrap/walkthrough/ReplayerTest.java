package com.datifyy.bootstrap.walkthrough;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.bootstrap.service.Http;
import com.datifyy.bootstrap.walkthrough.DocumentationPage.Example;
import com.datifyy.bootstrap.walkthrough.DocumentationPage.Shown;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The replayer has to notice when a page is wrong.
class ReplayerTest {
    private final Shell shell = new Shell();

    @Test
    void a_shell_command_is_read_as_a_shell_reads_it() {
        shell.set("NAME", "Maya's");
        shell.set("START", "100");

        assertThat(Shell.commands("one \\\n  two\nthree 'a\nb'\nX=$(four |\n five)"))
                .containsExactly("one    two", "three 'a\nb'", "X=$(four |\n five)");
        assertThat(Shell.pipeline("curl 'a|b' | sed 's/|/x/'")).containsExactly("curl 'a|b'", "sed 's/|/x/'");
        assertThat(shell.words("-d '{\"a\": '$((START + 60))', \"b\": \"$NAME\"}' \"is $NAME\" $START"))
                .containsExactly("-d", "{\"a\": 160, \"b\": \"$NAME\"}", "is Maya's", "100");
    }

    @Test
    void what_it_cannot_read_is_an_error() {
        for (String command : List.of("a $UNSET", "a `b`", "a \"\\n\"", "a ${B}", "a > file", "a; b", "a $(b)")) {
            assertThatIllegalArgumentException().isThrownBy(() -> shell.words(command));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> Shell.commands("a 'b"));
        assertThatIllegalArgumentException().isThrownBy(() -> Curl.of(List.of("-k", "https://example.org")));
    }

    @Test
    void an_excerpt_may_leave_out_what_differs_each_time_and_nothing_else() {
        Excerpt excerpt = Excerpt.of("""
                {"id": …, "name": "a…z", "list": [1, …], "none": [], "inner": {"x": 1, …}, …}""");
        String answer = """
                {"id": 7, "name": "a..z", "list": [1, 2], "none": [], "inner": {"x": 1, "y": 2}, "more": true}""";

        assertThat(excerpt.differencesFrom(Http.read(answer))).isEmpty();
        assertThat(excerpt.differencesFrom(Http.read(answer.replace("\"id\": 7, ", ""))))
                .hasSize(1);
        assertThat(excerpt.differencesFrom(Http.read(answer.replace("a..z", "a.."))))
                .hasSize(1);
        assertThat(excerpt.differencesFrom(Http.read(answer.replace("[1, 2]", "[2, 1]"))))
                .hasSize(1);
        assertThat(excerpt.differencesFrom(Http.read(answer.replace("[]", "[0]"))))
                .hasSize(1);
        assertThat(excerpt.differencesFrom(Http.read(answer.replace("\"x\": 1", "\"x\": \"1\""))))
                .hasSize(1);
    }

    @Test
    void a_wrong_status_a_wrong_header_and_a_wrong_body_are_noticed() {
        try (var replay = Replay.withoutAnybody()) {
            replay.of(health("HTTP/1.1 200 OK\nVary: Origin\n\n{\"status\": \"ok\"}"));
            for (String wrong : List.of(
                    "HTTP/1.1 201 Created",
                    "HTTP/1.1 200 OK\nVary: Accept",
                    "HTTP/1.1 200 OK\n\n{\"status\": \"fine\"}")) {
                assertThatThrownBy(() -> replay.of(health(wrong))).isInstanceOf(AssertionError.class);
            }
            assertThatThrownBy(() -> replay.of(new Example("page", 1, "curl -s http://localhost:8080/nowhere", null)))
                    .as("an answer that is not shown has to be a success")
                    .isInstanceOf(AssertionError.class);
        }
    }

    private static Example health(String shown) {
        return new Example("page", 1, "curl -s http://localhost:8080/health", new Shown("http", shown));
    }
}
