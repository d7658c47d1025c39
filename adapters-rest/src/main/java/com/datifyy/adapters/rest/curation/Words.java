package com.datifyy.adapters.rest.curation;

import com.datifyy.adapters.rest.json.JsonInput;
import com.datifyy.domain.profile.traits.Gender;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Words that the contract spells without a prefix.
final class Words {
    private Words() {}

    /// In lower case.
    static String of(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }

    /// In upper case; empty when it is not known.
    static String of(@Nullable Gender gender) {
        return gender == null ? "" : gender.name();
    }

    /// Reads one in any case, with or without a prefix.
    ///
    /// @throws InvalidInput when there is no such word
    static <E extends Enum<E>> E read(String field, String text, String prefix, Class<E> type) {
        String upper = text.strip().toUpperCase(Locale.ROOT).replace('-', '_');
        String bare = upper.startsWith(prefix) ? upper.substring(prefix.length()) : upper;
        for (E word : type.getEnumConstants()) {
            if (word.name().equals(bare)) {
                return word;
            }
        }
        throw new InvalidInput(
                field,
                "is none of "
                        + Arrays.stream(type.getEnumConstants()).map(Words::of).collect(Collectors.joining(", ")));
    }

    /// Reads one that is a word, or its number in the contract.
    ///
    /// @throws InvalidInput when there is none, or it names nothing
    static <E extends Enum<E>> E require(JsonInput body, String field, String prefix, Class<E> type) {
        JsonNode value = body.find(field);
        if (value == null || !value.isIntegralNumber()) {
            return read(field, body.requiredText(field), prefix, type);
        }
        E[] words = type.getEnumConstants();
        if (!value.canConvertToInt() || value.intValue() < 1 || value.intValue() > words.length) {
            throw new InvalidInput(field, "is not a number of its vocabulary");
        }
        return words[value.intValue() - 1];
    }
}
