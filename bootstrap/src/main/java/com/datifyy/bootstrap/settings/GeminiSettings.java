package com.datifyy.bootstrap.settings;

import com.datifyy.adapters.gemini.GeminiAccount;
import com.datifyy.application.curation.port.CommentaryBudget;
import com.datifyy.domain.shared.SafeAddress;
import java.net.URI;
import java.net.URISyntaxException;
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
                reading.whole(Variable.AI_STAFF_DAILY_BUDGET, 0, 1_000_000),
                reading.whole(Variable.AI_PERSON_DAILY_BUDGET, 0, 1_000_000));
        return new GeminiSettings(account(reading, mode), budget);
    }

    private static @Nullable GeminiAccount account(Reading reading, Mode mode) {
        var key = reading.secret(Variable.GEMINI_API_KEY);
        if (key == null) {
            return null;
        }
        var first = Objects.requireNonNull(reading.text(Variable.GEMINI_MODEL), "the model has a fallback");
        var others = reading.text(Variable.GEMINI_FALLBACK_MODELS);
        var models = Stream.concat(
                        Stream.of(first), others == null ? Stream.empty() : Arrays.stream(others.split(",", -1)))
                .map(String::strip)
                .toList();
        var base = base(reading, mode);
        var thinking = thinking(reading);
        try {
            return new GeminiAccount(base, key.value(), models, thinking);
        } catch (IllegalArgumentException unusable) {
            reading.problem(
                    Variable.GEMINI_API_KEY, "and the models that go with it cannot be used: " + unusable.getMessage());
            return null;
        }
    }

    private static URI base(Reading reading, Mode mode) {
        var text = reading.text(Variable.AI_BASE_URL);
        try {
            var address = text == null ? GeminiAccount.GOOGLE : new URI(text);
            if (SafeAddress.isSafeOrigin(address) && (mode != Mode.PRODUCTION || "https".equals(address.getScheme()))) {
                return address;
            }
        } catch (URISyntaxException noAddress) {
            // Told below: what it says repeats the address, which may hold a password.
        }
        reading.problem(Variable.AI_BASE_URL, "must be https:// and a host, without a path");
        return GeminiAccount.GOOGLE;
    }

    private static GeminiAccount.@Nullable Thinking thinking(Reading reading) {
        var text = reading.text(Variable.GEMINI_THINKING);
        try {
            return text == null ? null : GeminiAccount.Thinking.parse(text);
        } catch (IllegalArgumentException neither) {
            reading.problem(
                    Variable.GEMINI_THINKING,
                    "must be " + String.join(", ", GeminiAccount.Thinking.LEVELS) + ", or a number from -1 to 100000");
            return null;
        }
    }
}
