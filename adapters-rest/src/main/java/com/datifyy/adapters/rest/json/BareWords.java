package com.datifyy.adapters.rest.json;

import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Words of the contract that are written without a prefix, unlike those of a [Vocabulary]: read in any case,
/// with hyphens or underscores.
public final class BareWords {
    private BareWords() {}

    /// A constant in lower case.
    public static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }

    /// A constant in upper case; empty when there is none.
    public static String upper(@Nullable Enum<?> word) {
        return word == null ? "" : word.name();
    }

    /// The constant that a text names, or null for an empty one.
    ///
    /// @throws InvalidInput when it names none
    public static <E extends Enum<E>> @Nullable E find(String field, @Nullable String text, Class<E> type) {
        return text == null || text.isBlank() ? null : read(field, text, "", type);
    }

    /// The constant that a text names.
    ///
    /// @throws InvalidInput when the text is empty or names none
    public static <E extends Enum<E>> E require(String field, @Nullable String text, Class<E> type) {
        E found = find(field, text, type);
        if (found == null) {
            throw new InvalidInput(field, "is required");
        }
        return found;
    }

    /// The constant that a text names, with or without the prefix of the vocabulary.
    ///
    /// @throws InvalidInput when it names none
    public static <E extends Enum<E>> E read(String field, String text, String prefix, Class<E> type) {
        String upper = text.strip().toUpperCase(Locale.ROOT).replace('-', '_');
        String bare = upper.startsWith(prefix) ? upper.substring(prefix.length()) : upper;
        for (E constant : type.getEnumConstants()) {
            if (bare.equals(constant.name())) {
                return constant;
            }
        }
        throw new InvalidInput(
                field,
                "is none of "
                        + Arrays.stream(type.getEnumConstants())
                                .map(BareWords::lower)
                                .collect(Collectors.joining(", ")));
    }

    /// The constant that a field names, as [#read] has it, or by its number in the contract.
    ///
    /// @throws InvalidInput when there is no such field, or it names nothing
    public static <E extends Enum<E>> E require(JsonInput body, String field, String prefix, Class<E> type) {
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
