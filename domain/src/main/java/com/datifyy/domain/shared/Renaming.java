package com.datifyy.domain.shared;

import com.datifyy.domain.shared.Refusal.InvalidInput;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Other names for fields: those by which a request told what the rules know by names of their own.
@FunctionalInterface
public interface Renaming {
    /// What a field is called instead; its own name where it has no other.
    String of(String field);

    /// Everything keeps its name.
    static Renaming nothing() {
        return field -> field;
    }

    /// One field, with whatever is within it, has another name.
    ///
    /// @param name a field; what is within a field, but not the field itself, if it ends with a dot
    static Renaming of(String name, String instead) {
        return field -> isOrIsIn(name, field) ? instead + field.substring(name.length()) : field;
    }

    private static boolean isOrIsIn(String name, String field) {
        return field.startsWith(name)
                && (field.length() == name.length()
                        || name.endsWith(".")
                        || field.charAt(name.length()) == '.'
                        || field.charAt(name.length()) == '[');
    }

    /// This, and then another.
    default Renaming then(Renaming next) {
        return field -> next.of(of(field));
    }

    /// What a step makes of a value.
    ///
    /// @throws InvalidInput when the step finds it not acceptable; it tells the other names
    default <V extends @Nullable Object> V in(Supplier<V> step) {
        try {
            return step.get();
        } catch (InvalidInput refused) {
            throw refused.renamed(this);
        }
    }
}
