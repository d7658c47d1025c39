package com.datifyy.adapters.rest.admin;

import com.datifyy.domain.shared.Refusal.InvalidInput;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The words of the staff's routes, which stand there without a prefix: found in any case, told as they are.
final class Words {
    private Words() {}

    /// The constant a text names, or null for an empty one.
    ///
    /// @throws InvalidInput when it names none
    static <E extends Enum<E>> @Nullable E find(String field, @Nullable String text, Class<E> type) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String word = text.strip().toUpperCase(Locale.ROOT).replace('-', '_');
        for (E constant : type.getEnumConstants()) {
            if (word.equals(constant.name())) {
                return constant;
            }
        }
        throw new InvalidInput(field, "is none of " + all(type));
    }

    /// @throws InvalidInput when the text is empty or names none
    static <E extends Enum<E>> E require(String field, @Nullable String text, Class<E> type) {
        E found = find(field, text, type);
        if (found == null) {
            throw new InvalidInput(field, "is required");
        }
        return found;
    }

    private static String all(Class<? extends Enum<?>> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }
}
