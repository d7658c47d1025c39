package com.datifyy.bootstrap.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/// The environment of this process, completed from a `.env` file of `NAME=value` lines. Values are taken as
/// they stand, without the quotes around them if there are any; nothing is expanded or executed.
public final class EnvironmentFile {

    private EnvironmentFile() {}

    /// The process environment over the file's values; a missing file is an empty one.
    ///
    /// @throws UncheckedIOException when the file exists but cannot be read
    public static Map<String, String> over(Path file) {
        return beneath(System.getenv(), file);
    }

    /// An environment over the file's values; a missing file is an empty one.
    ///
    /// @throws UncheckedIOException when the file exists but cannot be read
    public static Map<String, String> beneath(Map<String, String> environment, Path file) {
        var values = new HashMap<>(read(file));
        values.putAll(environment);
        return values;
    }

    static Map<String, String> read(Path file) {
        if (!Files.isRegularFile(file)) {
            return Map.of();
        }
        var values = new LinkedHashMap<String, String>();
        try {
            for (var line : Files.readAllLines(file)) {
                var text = line.strip();
                if (text.startsWith("export ")) {
                    text = text.substring("export ".length()).strip();
                }
                var equals = text.indexOf('=');
                if (!text.startsWith("#") && equals > 0) {
                    values.put(
                            text.substring(0, equals).strip(),
                            unquoted(text.substring(equals + 1).strip()));
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot read " + file, failure);
        }
        return values;
    }

    private static String unquoted(String value) {
        var quoted = value.length() >= 2
                && (value.charAt(0) == '"' || value.charAt(0) == '\'')
                && value.charAt(value.length() - 1) == value.charAt(0);
        return quoted ? value.substring(1, value.length() - 1) : value;
    }
}
