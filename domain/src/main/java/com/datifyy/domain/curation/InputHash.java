package com.datifyy.domain.curation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/// A fingerprint of what a comment was made of: the same briefing, asked about in the same way, has the same
/// one.
///
/// @param value SHA-256 in 64 hexadecimal digits
public record InputHash(String value) {
    private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{64}");

    public InputHash {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("a hash is 64 hexadecimal digits");
        }
    }

    /// @param promptVersion which wording of the question is used
    /// @param models those that are asked, in this order
    public static InputHash of(Briefing briefing, String promptVersion, List<String> models) {
        var text = new StringBuilder();
        put(text, promptVersion);
        putAll(text, models);
        put(text, briefing.a());
        put(text, briefing.b());
        put(text, String.valueOf(briefing.distance()));
        put(text, String.valueOf(briefing.eligible()));
        put(text, String.valueOf(briefing.score()));
        text.append(briefing.aspects().size()).append(';');
        for (Aspect aspect : briefing.aspects()) {
            put(text, aspect.criterion().name());
            put(text, aspect.wishOf().name());
            put(text, aspect.verdict().name());
            put(text, String.valueOf(aspect.points()));
        }
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(UTF_8));
            return new InputHash(HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private static void put(StringBuilder text, Portrait person) {
        put(text, String.valueOf(person.age()));
        put(text, String.valueOf(person.gender()));
        text.append(person.facts().size()).append(';');
        for (Fact fact : person.facts()) {
            put(text, fact.name());
            putAll(text, fact.words());
        }
        put(text, person.bio());
    }

    private static void putAll(StringBuilder text, List<String> values) {
        text.append(values.size()).append(';');
        values.forEach(value -> put(text, value));
    }

    /// With its length, so that no two lists of values read alike.
    private static void put(StringBuilder text, String value) {
        text.append(value.length()).append(':').append(value);
    }
}
