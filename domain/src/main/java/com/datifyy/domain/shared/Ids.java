package com.datifyy.domain.shared;

import java.util.Optional;
import java.util.UUID;

/// How ids from the outside are read: only as they are written, but for the case of letters, so that
/// nothing has two ids.
public final class Ids {
    private Ids() {}

    /// A number from 1 to 2,147,483,647, or nothing when the text is not one.
    public static Optional<Integer> number(String text) {
        try {
            int value = Integer.parseInt(text);
            return value > 0 && text.equals(Integer.toString(value)) ? Optional.of(value) : Optional.empty();
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }

    /// A UUID in capital or small letters, or nothing when the text is not one.
    public static Optional<UUID> uuid(String text) {
        try {
            UUID value = UUID.fromString(text);
            return text.equalsIgnoreCase(value.toString()) ? Optional.of(value) : Optional.empty();
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }
}
