package com.datifyy.bootstrap.walkthrough;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.bootstrap.settings.SettingsDocuments;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class OperationsPageTest {
    private static final Pattern HEALTH_ROW = Pattern.compile("\\| `(/\\w+(?:/\\w+)?)` \\| 200 .*");

    private static final Pattern FLAG = Pattern.compile("`(-[XD][^`]+)`");

    private final DocumentationPage page = DocumentationPage.named("docs/operations.md");

    @Test
    void the_table_of_settings_is_what_the_catalogue_of_variables_says() {
        assertThat(page.text())
                .as("docs/operations.md; to mend it, copy the expected text from SettingsDocuments.markdownTable()")
                .contains(SettingsDocuments.markdownTable());
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
}
