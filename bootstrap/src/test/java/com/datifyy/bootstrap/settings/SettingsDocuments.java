package com.datifyy.bootstrap.settings;

import java.util.Arrays;
import java.util.stream.Collectors;

/// The catalogue of variables as `.env.example` and as the Markdown table of the documentation.
public final class SettingsDocuments {

    private SettingsDocuments() {}

    /// The whole text of `.env.example`: variables with a sample value are set, the others stand behind a `#`.
    public static String envExample() {
        var text = new StringBuilder("""
                # Every variable the service reads. Copy to .env, which `datifyy` reads from the folder it is started in;
                # the real environment wins over the file. `./datifyy dev` needs no .env. It brings a database along unless
                # DATABASE_URL is set: put a # before that line where no PostgreSQL of yours is meant.
                """);
        for (var group : Variable.Group.values()) {
            text.append("\n# --- ").append(group.title()).append(" ---\n");
            for (var variable : Variable.values()) {
                if (variable.group() == group) {
                    text.append("# ").append(variable.meaning()).append('\n');
                    text.append(variable.sample().isEmpty() ? "#" : "")
                            .append(variable.name())
                            .append('=')
                            .append(variable.sample())
                            .append('\n');
                }
            }
        }
        return text.toString();
    }

    /// A Markdown table: variable, default, meaning.
    public static String markdownTable() {
        return Arrays.stream(Variable.values())
                .map(variable -> "| `%s` | %s | %s |\n"
                        .formatted(
                                variable.name(),
                                variable.fallback() == null ? "" : "`" + variable.fallback() + "`",
                                variable.meaning()))
                .collect(Collectors.joining("", "| Variable | Default | Meaning |\n|---|---|---|\n", ""));
    }
}
