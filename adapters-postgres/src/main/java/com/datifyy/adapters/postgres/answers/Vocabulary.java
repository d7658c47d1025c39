package com.datifyy.adapters.postgres.answers;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Words of a vocabulary by name.
public final class Vocabulary {
    private static final ClassValue<Map<String, Enum<?>>> BY_NAME = new ClassValue<>() {
        @Override
        protected Map<String, Enum<?>> computeValue(Class<?> vocabulary) {
            Map<String, Enum<?>> words = new HashMap<>();
            for (Object constant : vocabulary.getEnumConstants()) {
                Enum<?> word = (Enum<?>) constant;
                words.put(word.name(), word);
            }
            return words;
        }
    };

    private Vocabulary() {}

    /// The word with a name, or null where this release has none: a newer one may have stored it.
    public static <E extends Enum<E>> @Nullable E wordOf(Class<E> vocabulary, String name) {
        Enum<?> word = BY_NAME.get(vocabulary).get(name);
        return word == null ? null : vocabulary.cast(word);
    }
}
