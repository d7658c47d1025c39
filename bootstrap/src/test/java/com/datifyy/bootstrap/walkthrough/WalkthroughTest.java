package com.datifyy.bootstrap.walkthrough;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class WalkthroughTest {
    @TestFactory
    Stream<DynamicTest> what_the_api_page_tells_to_type_is_answered_as_it_shows() {
        List<DocumentationPage.Example> examples =
                DocumentationPage.named("docs/api.md").examples();
        assertThat(examples).hasSizeGreaterThanOrEqualTo(30);
        var replay = Replay.withoutAnybody();
        return examples.stream()
                .map(example -> DynamicTest.dynamicTest(example.toString(), () -> replay.of(example)))
                .onClose(replay::close);
    }
}
