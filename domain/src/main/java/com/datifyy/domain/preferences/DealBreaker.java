package com.datifyy.domain.preferences;

import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.datifyy.domain.shared.Texts;

/// Something that rules a partner out.
///
/// @param description the person's own words, up to 200 characters, or empty; matchmakers read it, matching
///     does not
/// @param priority 1 to 5, 5 weighing most for a matchmaker
public record DealBreaker(DealBreakerType type, String description, int priority) {
    /// @throws InvalidInput when the description is too long or the priority out of range
    public DealBreaker {
        description = Texts.clean("deal_breakers.description", description, 200, true);
        if (priority < 1 || priority > 5) {
            throw new InvalidInput("deal_breakers.priority", "must be from 1 to 5");
        }
    }
}
