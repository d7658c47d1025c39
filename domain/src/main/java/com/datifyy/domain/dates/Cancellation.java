package com.datifyy.domain.dates;

import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.shared.Texts;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Why a date was cancelled, and by whom.
///
/// @param by the participant who did, or null for the staff and the service
/// @param note in the canceller's own words; may be empty
public record Cancellation(@Nullable UserId by, CancelReason reason, String note) {
    private static final int LONGEST_NOTE = 200;

    /// @throws com.datifyy.domain.shared.Refusal.InvalidInput when the note is too long
    public Cancellation {
        note = cleanNote(note);
    }

    /// What somebody says about it, as it is kept.
    ///
    /// @throws com.datifyy.domain.shared.Refusal.InvalidInput when it is too long
    public static String cleanNote(String note) {
        return Texts.clean("note", note, LONGEST_NOTE, true);
    }

    /// Who cancelled it, as the staff may learn: nobody learns who does not want to meet whom.
    public @Nullable UserId knownBy() {
        return isOfNoContact() ? null : by;
    }

    /// When it was cancelled, as the staff may learn: not where that is the second in which one of the two made
    /// a block.
    ///
    /// @param cancelled when it was
    public @Nullable Instant knownAt(@Nullable Instant cancelled) {
        return isOfNoContact() ? null : cancelled;
    }

    private boolean isOfNoContact() {
        return reason == CancelReason.NO_CONTACT;
    }

    @Override
    public String toString() {
        return "Cancellation[" + reason + "]";
    }
}
