package com.datifyy.domain.availability;

import com.datifyy.domain.shared.Ids;
import com.datifyy.domain.shared.Refusal.NotFound;
import java.util.UUID;

/// The random name of a slot.
public record SlotId(UUID value) {
    /// @throws NotFound when the text is not an id: no slot has it
    public static SlotId parse(String text) {
        return Ids.uuid(text).map(SlotId::new).orElseThrow(() -> new NotFound("This slot"));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
