package com.datifyy.bootstrap.walkthrough;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A Markdown file of this repository.
///
/// @param name its path from the root
record DocumentationPage(String name, List<String> lines) {
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static final String FENCE = "```";

    static DocumentationPage named(String name) {
        try {
            return new DocumentationPage(name, Files.readAllLines(ROOT.resolve(name)));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    String text() {
        return String.join("\n", lines);
    }

    /// A fenced block.
    ///
    /// @param line where its text begins
    private record Block(int line, String language, String text) {}

    /// What to type, a block of `sh`, and what to see: the block of `http`, `json` or `text` that comes before
    /// the next one.
    ///
    /// @param shown absent when the page shows no answer
    record Example(
            String page,
            int line,
            String commands,
            @Nullable Shown shown) {
        @Override
        public String toString() {
            return page + ":" + line + "  " + commands.lines().findFirst().orElse("");
        }
    }

    /// The texts of all blocks of a language, from the top.
    List<String> texts(String language) {
        return blocks().stream()
                .filter(block -> block.language().equals(language))
                .map(Block::text)
                .toList();
    }

    /// An answer as a page shows it.
    record Shown(String language, String text) {}

    List<Example> examples() {
        List<Example> examples = new ArrayList<>();
        Block typed = null;
        Shown shown = null;
        for (Block block : blocks()) {
            switch (block.language()) {
                case "sh" -> {
                    if (typed != null) {
                        examples.add(new Example(name, typed.line(), typed.text(), shown));
                    }
                    typed = block;
                    shown = null;
                }
                case "http", "json", "text" -> {
                    if (typed == null || shown != null) {
                        throw new IllegalStateException(name + ":" + block.line() + " answers no command");
                    }
                    shown = new Shown(block.language(), block.text());
                }
                default -> {
                    // Not to be typed into a running service.
                }
            }
        }
        if (typed != null) {
            examples.add(new Example(name, typed.line(), typed.text(), shown));
        }
        return examples;
    }

    private List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        String language = null;
        int begin = 0;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.startsWith(FENCE)) {
                continue;
            }
            if (language == null) {
                language = line.substring(FENCE.length()).strip();
                begin = i + 1;
            } else {
                blocks.add(new Block(begin + 1, language, String.join("\n", lines.subList(begin, i))));
                language = null;
            }
        }
        if (language != null) {
            throw new IllegalStateException(name + ":" + begin + " begins a block that does not end");
        }
        return blocks;
    }
}
