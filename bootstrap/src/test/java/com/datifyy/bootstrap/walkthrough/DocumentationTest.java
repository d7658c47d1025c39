package com.datifyy.bootstrap.walkthrough;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DocumentationTest {
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)#]*)(?:#([^)]*))?\\)");
    private static final Pattern DECISION = Pattern.compile("# ([0-9]+)\\. (.*)");

    @Test
    void every_link_between_pages_leads_somewhere() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path page : pages()) {
            String text = Files.readString(page);
            var link = LINK.matcher(text);
            while (link.find()) {
                Path parent = page.getParent();
                Path target = link.group(1).isEmpty() || parent == null ? page : parent.resolve(link.group(1));
                if (!Files.exists(target) || (link.group(2) != null && !hasHeading(target, link.group(2)))) {
                    broken.add(DocumentationPage.ROOT.relativize(page) + " -> " + link.group());
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void every_decision_is_listed_with_its_title_and_has_a_status() throws IOException {
        Path decisions = DocumentationPage.ROOT.resolve("docs/adr");
        String index = Files.readString(decisions.resolve("README.md"));
        try (Stream<Path> files = Files.list(decisions)) {
            assertThat(files.filter(file -> file.getFileName().toString().matches("[0-9]{4}-.*\\.md")))
                    .isNotEmpty()
                    .allSatisfy(file -> {
                        List<String> lines = Files.readAllLines(file);
                        var title = DECISION.matcher(lines.getFirst());
                        assertThat(title.matches()).as(lines.getFirst()).isTrue();
                        assertThat(lines.get(2)).matches("[0-9]{4}-[0-9]{2}-[0-9]{2} · (accepted|superseded by ).*");
                        assertThat(index)
                                .contains("| %s | [%s](%s) |"
                                        .formatted(title.group(1), title.group(2), file.getFileName()));
                    });
        }
    }

    private static List<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>(List.of(DocumentationPage.ROOT.resolve("README.md")));
        try (Stream<Path> files = Files.walk(DocumentationPage.ROOT.resolve("docs"))) {
            files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(pages::add);
        }
        return pages;
    }

    private static boolean hasHeading(Path page, String anchor) throws IOException {
        return Files.readAllLines(page).stream()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("#+ ", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} -]", "")
                        .replace(' ', '-'))
                .anyMatch(anchor::equals);
    }
}
