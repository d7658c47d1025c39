package com.datifyy.adapters.rest.curation;

import com.datifyy.domain.profile.traits.Gender;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import java.util.Locale;
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
        throw new InvalidInput(field, "is not one of the words that are known here");
    }
}
