package com.datifyy.domain.profile;

import com.datifyy.domain.profile.traits.InterestCategory;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.datifyy.domain.shared.Texts;

/// One thing somebody likes to do.
///
/// @param label how a client shows it, or the person's own word; empty when not given
public record InterestEntry(InterestCategory category, String label) {
    /// @throws InvalidInput when the label has more than 100 characters
    public InterestEntry {
        label = Texts.clean("interests.label", label, 100, false);
    }

    /// As others see it.
    InterestEntry published() {
        String shown = ContactDetails.leftOutOf(label);
        return shown.equals(label) ? this : new InterestEntry(category, shown);
    }
}
