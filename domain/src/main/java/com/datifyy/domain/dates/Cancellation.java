package com.datifyy.domain.dates;

import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.shared.Texts;
import org.jspecify.annotations.Nullable;

/// Why a date was cancelled, and by whom.
///
/// @param by the participant who did, or null for the staff and the service
/// @param note in the canceller's own words; may be empty
public record Cancellation(@Nullable UserId by, CancelReason reason, String note) {
    private static final int LONGEST_NOTE = 200;

    /// @throws com.datifyy.domain.shared.Refusal.InvalidInput when the note is too long
    public Cancellation {
        note = Texts.clean("note", note, LONGEST_NOTE, true);
    }

    /// Who cancelled it, as the staff may learn: nobody learns who does not want to meet whom.
    public @Nullable UserId knownBy() {
        return reason == CancelReason.NO_CONTACT ? null : by;
    }

    @Override
    public String toString() {
        return "Cancellation[" + reason + "]";
    }
}
