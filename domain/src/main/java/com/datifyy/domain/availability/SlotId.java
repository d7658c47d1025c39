package com.datifyy.domain.availability;

import com.datifyy.domain.shared.Refusal.NotFound;
import java.util.UUID;

/// The random name of a slot.
public record SlotId(UUID value) {
    /// @throws NotFound when the text is not an id: no slot has it
    public static SlotId parse(String text) {
        try {
            if (text.length() == 36) {
                return new SlotId(UUID.fromString(text));
            }
        } catch (IllegalArgumentException notAnId) {
            // answered like any other unknown slot
        }
        throw new NotFound("This slot");
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
