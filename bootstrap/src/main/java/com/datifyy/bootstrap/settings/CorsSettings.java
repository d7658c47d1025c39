package com.datifyy.bootstrap.settings;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// The browser origins that may call: compared letter by letter, or any at all (`anyOrigin`, never in
/// production).
public record CorsSettings(Set<String> origins, boolean anyOrigin) {

    private static final Pattern ORIGIN =
            Pattern.compile("https?://[a-z0-9.-]+(:\\d{1,5})?|https?://\\[[0-9a-f:]+](:\\d{1,5})?");
    private static final List<String> LOCAL =
            List.of("http://localhost:3000", "http://localhost:5173", "http://127.0.0.1:3000", "http://127.0.0.1:5173");

    public CorsSettings {
        origins = Set.copyOf(origins);
    }

    static CorsSettings read(Reading reading, Mode mode) {
        var text = reading.text(Variable.CORS_ALLOWED_ORIGINS);
        if (text == null) {
            return new CorsSettings(mode == Mode.DEVELOPMENT ? Set.copyOf(LOCAL) : Set.of(), false);
        }
        var origins = new LinkedHashSet<String>();
        var any = false;
        for (var part : text.split(",", -1)) {
            var origin = part.strip().toLowerCase(Locale.ROOT);
            if (origin.endsWith("/")) {
                origin = origin.substring(0, origin.length() - 1);
            }
            if (origin.isEmpty()) {
                continue;
            }
            if (origin.equals("*") && mode == Mode.DEVELOPMENT) {
                any = true;
            } else if (origin.contains("*")) {
                reading.problem(
                        Variable.CORS_ALLOWED_ORIGINS,
                        "must list exact origins such as https://app.example.com, '*' is refused");
            } else if (!ORIGIN.matcher(origin).matches()) {
                reading.problem(
                        Variable.CORS_ALLOWED_ORIGINS,
                        "must list origins as scheme and host without a path, such as https://app.example.com");
            } else {
                origins.add(origin);
            }
        }
        return new CorsSettings(origins, any);
    }
}
