package com.datifyy.domain.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CompletionTest {
    @Test
    void the_weights_add_up_to_a_hundred() {
        int answers =
                Completion.WEIGHTS.stream().mapToInt(Completion.Weight::points).sum();

        assertThat(answers + Completion.PHOTO_WEIGHT).isEqualTo(100);
    }

    @Test
    void the_documentation_tells_these_weights() throws IOException {
        String told = Files.readString(Path.of("..", "docs", "api.md"))
                .lines()
                .dropWhile(line -> !line.startsWith("`completionPercentage` is the sum"))
                .takeWhile(line -> !line.isBlank())
                .collect(Collectors.joining(" "));

        assertThat(Pattern.compile("`(\\w+)` (\\d+)")
                        .matcher(told)
                        .results()
                        .map(weight -> weight.group(1) + " " + weight.group(2)))
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                Completion.WEIGHTS.stream()
                                        .map(weight -> weight.attribute().name() + " " + weight.points()),
                                Stream.of("photos " + Completion.PHOTO_WEIGHT))
                        .toList());
    }
}
