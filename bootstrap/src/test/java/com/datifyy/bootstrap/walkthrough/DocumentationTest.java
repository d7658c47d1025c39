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
