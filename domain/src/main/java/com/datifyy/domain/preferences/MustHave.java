package com.datifyy.domain.preferences;

import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.datifyy.domain.shared.Texts;

/// Something a partner has to have.
///
/// @param description the person's own words, up to 200 characters, or empty; matchmakers read it, matching
///     does not
/// @param priority 1 to 5, 5 weighing most for a matchmaker
public record MustHave(MustHaveType type, String description, int priority) {
    /// @throws InvalidInput when the description is too long or the priority out of range
    public MustHave {
        description = Texts.clean("must_haves.description", description, 200, true);
        if (priority < 1 || priority > 5) {
            throw new InvalidInput("must_haves.priority", "must be from 1 to 5");
        }
    }
}
