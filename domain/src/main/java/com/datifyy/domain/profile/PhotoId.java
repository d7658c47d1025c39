package com.datifyy.domain.profile;

import com.datifyy.domain.shared.Ids;
import com.datifyy.domain.shared.Refusal.NotFound;
import java.util.UUID;

/// The random name of a photo.
public record PhotoId(UUID value) {
    /// @throws NotFound when the text is not an id: no photo has it
    public static PhotoId parse(String text) {
        return Ids.uuid(text).map(PhotoId::new).orElseThrow(() -> new NotFound("This photo"));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
