package com.datifyy.adapters.gemini;

import com.datifyy.domain.shared.SafeAddress;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Whose key asks which models, and where they are.
///
/// @param base the provider's address: scheme, host and perhaps a port
/// @param key the secret; its shape is the provider's business
/// @param models who is asked, in this order: the next one where one is not there any more
/// @param thinking how much the models think before they answer, or null for what they do by themselves
public record GeminiAccount(
        URI base, String key, List<String> models, @Nullable Thinking thinking) {
    /// Where Gemini itself answers.
    public static final URI GOOGLE = URI.create("https://generativelanguage.googleapis.com");

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,500}");
    private static final Pattern MODEL = Pattern.compile("[a-z0-9][a-z0-9.-]{0,63}");
    private static final int MOST_MODELS = 5;

    /// @throws IllegalArgumentException when nobody could be asked with these settings, or only unsafely; the
    ///     message never repeats a value
    public GeminiAccount {
        models = List.copyOf(new LinkedHashSet<>(models));
        require(SafeAddress.isSafeOrigin(base), "the address is https:// and a host, without a path");
        require(KEY.matcher(key).matches(), "the key has no spaces");
        require(!models.isEmpty() && models.size() <= MOST_MODELS, "there are one to five models");
        require(
                models.stream().allMatch(model -> MODEL.matcher(model).matches()),
                "the name of a model is small letters, digits, dots and hyphens");
    }

    /// How much a model thinks: newer ones (3 and later) know levels, older ones a number of tokens.
    public sealed interface Thinking {
        /// The levels there are, from little to much.
        List<String> LEVELS = List.of("minimal", "low", "medium", "high");

        /// A level by its name, like `low`.
        record Level(String name) implements Thinking {
            public Level {
                require(LEVELS.contains(name), "a level of thinking is one of " + String.join(", ", LEVELS));
            }
        }

        /// At most so many tokens; -1 leaves it to the model, 0 means none.
        record Budget(int tokens) implements Thinking {
            public Budget {
                require(tokens >= -1 && tokens <= 100_000, "a budget of thinking is -1 to 100000");
            }
        }

        /// @throws IllegalArgumentException when the text is neither
        static Thinking parse(String text) {
            return text.matches("-?[0-9]{1,6}") ? new Budget(Integer.parseInt(text)) : new Level(text);
        }
    }

    /// Where a model is described.
    URI model(String model) {
        return base.resolve("/v1beta/models/" + model);
    }

    URI generateContent(String model) {
        return base.resolve("/v1beta/models/" + model + ":generateContent");
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }

    /// Without the key.
    @Override
    public String toString() {
        return "GeminiAccount[" + base + ", " + models + ", [REDACTED]]";
    }
}
