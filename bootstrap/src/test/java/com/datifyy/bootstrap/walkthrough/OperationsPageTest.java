package com.datifyy.bootstrap.walkthrough;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.application.shared.LimitPolicy;
import com.datifyy.bootstrap.service.RunningApp;
import com.datifyy.bootstrap.settings.Settings;
import com.datifyy.bootstrap.settings.SettingsDocuments;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class OperationsPageTest {
    private static final Pattern HEALTH_ROW = Pattern.compile("\\| `(/\\w+(?:/\\w+)?)` \\| 200 .*");

    private static final Pattern HEAP =
            Pattern.compile("The heap is ([\\d.]+) % of the memory, ([\\d.]+) % where that is little");

    private static final Pattern FLAG = Pattern.compile("`(-[XD][^`]+)`");

    private final DocumentationPage page = DocumentationPage.named("docs/operations.md");

    @Test
    void the_table_of_settings_is_what_the_catalogue_of_variables_says() {
        assertThat(page.text())
                .as("docs/operations.md; to mend it, copy the expected text from SettingsDocuments.markdownTable()")
                .contains(SettingsDocuments.markdownTable());
    }

    @Test
    void a5_the_limits_that_are_named_as_guards_are_those_whose_absence_is_remarked_on() {
        String off = LimitPolicy.names().stream().map(name -> name + "=off").collect(Collectors.joining(","));
        String named = page.text().replace('\n', ' ').replaceAll(".*when one of these is off: (.*?)\\. .*", "$1");

        List<String> remarks = Settings.from(Map.of(
                        "DATABASE_URL",
                        "postgres://datifyy:any@127.0.0.1/datifyy",
                        "JWT_SECRET",
                        RunningApp.anotherSecret(),
                        "RATE_LIMITS",
                        off))
                .warnings();

        assertThat(remarks.stream()
                        .filter(remark -> remark.startsWith("RATE_LIMITS"))
                        .map(remark -> "`" + remark.substring(remark.lastIndexOf(' ') + 1) + "`")
                        .collect(Collectors.joining(", ")))
                .isEqualTo(named);
    }

    @Test
    void every_health_endpoint_in_the_table_answers_on_a_healthy_service() {
        List<String> paths = page.lines().stream()
                .map(HEALTH_ROW::matcher)
                .filter(row -> row.matches())
                .map(row -> row.group(1))
                .toList();
        assertThat(paths).contains("/health", "/livez", "/readyz", "/ready", "/health/db", "/health/redis");

        try (var replay = Replay.withoutAnybody()) {
            assertThat(paths)
                    .allSatisfy(
                            path -> assertThat(replay.statusOf(path)).as(path).isEqualTo(200));
        }
    }

    @Test
    void every_flag_on_the_page_is_one_that_the_start_script_sets() throws IOException {
        String script = Files.readString(DocumentationPage.ROOT.resolve("datifyy"));
        List<String> flags =
                FLAG.matcher(page.text()).results().map(flag -> flag.group(1)).toList();

        assertThat(flags)
                .hasSizeGreaterThan(5)
                .allSatisfy(flag -> assertThat(script).contains(flag));
    }

    @Test
    void the_heap_is_the_part_of_the_memory_that_the_start_script_gives() throws IOException {
        String script = Files.readString(DocumentationPage.ROOT.resolve("datifyy"));

        assertThat(HEAP.matcher(page.text()).results())
                .singleElement()
                .satisfies(heap -> assertThat(script)
                        .contains("-XX:MaxRAMPercentage=" + heap.group(1), "-XX:MinRAMPercentage=" + heap.group(2))
                        .contains("takes " + heap.group(2) + " %"));
    }
}
