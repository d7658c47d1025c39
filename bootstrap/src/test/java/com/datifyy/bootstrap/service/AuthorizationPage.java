package com.datifyy.bootstrap.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The page that shows the authorization matrix, a table for each protocol between two marks.
///
/// @param protocol whose table it is, as the marks call it
record AuthorizationPage(String protocol) {
    private static final Path FILE = Path.of("..", "docs", "authorization.md");

    /// Set to `true`, the tables are written instead of compared.
    private static final String WRITE = "datifyy.write-docs";

    /// Holds the page against what was answered.
    void shows(String table) {
        String begin = "<!-- the " + protocol + " table, written by a test -->\n";
        String end = "<!-- the end of the " + protocol + " table -->\n";
        String page = read();
        assertThat(page).containsOnlyOnce(begin).containsOnlyOnce(end);
        int from = page.indexOf(begin) + begin.length();
        int to = page.indexOf(end);
        if (Boolean.getBoolean(WRITE)) {
            write(page.substring(0, from) + table + page.substring(to));
        } else {
            assertThat(page.substring(from, to))
                    .as("docs/authorization.md; to mend it, run this test with -D" + WRITE
                            + "=true and look at the change")
                    .isEqualTo(table);
        }
    }

    private static String read() {
        try {
            return Files.readString(FILE);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static void write(String page) {
        try {
            Files.writeString(FILE, page);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
