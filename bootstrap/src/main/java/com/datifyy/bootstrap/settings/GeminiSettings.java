package com.datifyy.bootstrap.settings;

import com.datifyy.adapters.gemini.GeminiAccount;
import com.datifyy.application.curation.port.CommentaryBudget;
import java.net.URI;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Who comments on pairs, and how often.
///
/// @param account null when the score by the rules is served alone
public record GeminiSettings(@Nullable GeminiAccount account, CommentaryBudget.Daily budget) {

    static GeminiSettings read(Reading reading, Mode mode) {
        var budget = new CommentaryBudget.Daily(
                reading.whole(Variable.AI_DAILY_BUDGET, 0, 1_000_000),
                reading.whole(Variable.AI_STAFF_DAILY_BUDGET, 0, 1_000_000));
        return new GeminiSettings(account(reading, mode), budget);
    }

    private static @Nullable GeminiAccount account(Reading reading, Mode mode) {
        var key = reading.secret(Variable.GEMINI_API_KEY);
        if (key == null) {
            return null;
        }
        var first = Objects.requireNonNull(reading.text(Variable.GEMINI_MODEL), "the model has a fallback");
        var others = reading.text(Variable.GEMINI_FALLBACK_MODELS);
        var thinking = reading.text(Variable.GEMINI_THINKING);
        var base = reading.text(Variable.AI_BASE_URL);
        try {
            var address = base == null ? GeminiAccount.GOOGLE : URI.create(base);
            if (mode == Mode.PRODUCTION && !"https".equals(address.getScheme())) {
                reading.problem(Variable.AI_BASE_URL, "must begin with https:// in production");
                return null;
            }
            return new GeminiAccount(
                    address,
                    key.value(),
                    Stream.concat(
                                    Stream.of(first),
                                    others == null ? Stream.empty() : Arrays.stream(others.split(",", -1)))
                            .map(String::strip)
                            .toList(),
                    thinking == null ? null : GeminiAccount.Thinking.parse(thinking));
        } catch (IllegalArgumentException unusable) {
            reading.problem(
                    Variable.GEMINI_API_KEY,
                    "and the variables that go with it cannot be used: " + reason(unusable, base));
            return null;
        }
    }

    /// An address that is none is not repeated: it may hold a password.
    private static String reason(IllegalArgumentException unusable, @Nullable String base) {
        var message = String.valueOf(unusable.getMessage());
        return base != null && message.contains(base) ? "the address cannot be read" : message;
    }
}
