package com.datifyy.domain.profile;

import com.datifyy.domain.profile.traits.OccupationCategory;
import com.datifyy.domain.shared.Faults;
import org.jspecify.annotations.Nullable;

/// One kind of work somebody does.
///
/// @param label how a client shows the category, or empty
/// @param custom the person's own word for it, or empty
public record OccupationEntry(@Nullable OccupationCategory category, String label, String custom) {
    /// @throws com.datifyy.domain.shared.Refusal.InvalidInput when a text has more than 100 characters; all of
    ///     that is told
    public OccupationEntry {
        var wrong = new Faults();
        label = wrong.clean("occupations.label", label, 100, false);
        custom = wrong.clean("occupations.custom_occupation", custom, 100, false);
        wrong.tell();
    }

    /// As others see it.
    OccupationEntry published() {
        String shownLabel = ContactDetails.leftOutOf(label);
        String shownCustom = ContactDetails.leftOutOf(custom);
        return shownLabel.equals(label) && shownCustom.equals(custom)
                ? this
                : new OccupationEntry(category, shownLabel, shownCustom);
    }
}
