package com.datifyy.bootstrap.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The environment of this process, completed from a `.env` file of `NAME=value` lines. Values are taken as
/// they stand, without the quotes around them if there are any; nothing is expanded or executed. Blank lines and
/// those that begin with `#` say nothing; any other line that is no `NAME=value` is refused, since what it was
/// meant to say would be missing.
public final class EnvironmentFile {

    private EnvironmentFile() {}

    /// The process environment over the file's values; a missing file is an empty one.
    ///
    /// @throws SettingsProblems when the file exists but cannot be read
    public static Environment over(Path file) {
        return beneath(Environment.of(System.getenv()), file);
    }

    /// An environment over the file's values; a missing file is an empty one.
    ///
    /// @throws SettingsProblems when the file exists but cannot be read
    public static Environment beneath(Environment environment, Path file) {
        var read = read(file);
        var values = new HashMap<>(read.values());
        values.putAll(environment.values());
        var damage = new ArrayList<>(environment.damage());
        damage.addAll(read.damage());
        return new Environment(values, damage);
    }

    static Environment read(Path file) {
        if (!Files.isRegularFile(file)) {
            return Environment.of(Map.of());
        }
        var values = new LinkedHashMap<String, String>();
        var problems = new ArrayList<Problem>();
        try {
            var number = 0;
            for (var line : Files.readAllLines(file)) {
                number++;
                var text = line.replaceFirst("^\uFEFF", "").strip(); // some editors begin a file with this mark
                if (text.startsWith("export ")) {
                    text = text.substring("export ".length()).strip();
                }
                if (text.isEmpty() || text.startsWith("#")) {
                    continue;
                }
                var equals = text.indexOf('=');
                if (equals > 0) {
                    values.put(
                            text.substring(0, equals).strip(),
                            unquoted(text.substring(equals + 1).strip()));
                } else {
                    // The line is not repeated: it may be a part of a secret.
                    problems.add(new Problem(
                            file + ", line " + number + ",", "is no NAME=value: complete it, or begin it with #"));
                }
            }
        } catch (IOException failure) {
            throw new SettingsProblems(List.of(new Problem(
                    file.toString(), "cannot be read (" + failure.getClass().getSimpleName() + ")")));
        }
        return new Environment(values, problems);
    }

    private static String unquoted(String value) {
        var quoted = value.length() >= 2
                && (value.charAt(0) == '"' || value.charAt(0) == '\'')
                && value.charAt(value.length() - 1) == value.charAt(0);
        return quoted ? value.substring(1, value.length() - 1) : value;
    }
}
