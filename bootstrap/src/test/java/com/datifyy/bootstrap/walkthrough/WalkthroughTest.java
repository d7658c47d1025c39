package com.datifyy.bootstrap.walkthrough;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class WalkthroughTest {
    @TestFactory
    Stream<DynamicTest> what_the_api_page_tells_to_type_is_answered_as_it_shows() {
        return replayed(DocumentationPage.named("docs/api.md"), 30);
    }

    @TestFactory
    Stream<DynamicTest> what_the_readme_tells_to_type_is_answered_as_it_shows() {
        return replayed(DocumentationPage.named("README.md"), 3);
    }

    private static Stream<DynamicTest> replayed(DocumentationPage page, int least) {
        List<DocumentationPage.Example> examples = page.examples();
        assertThat(examples).hasSizeGreaterThanOrEqualTo(least);
        var replay = Replay.withoutAnybody();
        return examples.stream()
                .map(example -> DynamicTest.dynamicTest(example.toString(), () -> replay.of(example)))
                .onClose(replay::close);
    }
}
