package com.datifyy.domain.profile;

import com.datifyy.domain.profile.traits.LanguageCode;
import com.datifyy.domain.profile.traits.LanguageProficiency;
import com.datifyy.domain.shared.Texts;
import org.jspecify.annotations.Nullable;

/// One language somebody speaks.
///
/// @param label how a client shows it, or empty
/// @param proficiency how well, or null when not said
public record LanguageEntry(
        LanguageCode language, String label, @Nullable LanguageProficiency proficiency) {
    /// @throws com.datifyy.domain.shared.Refusal.InvalidInput when the label has more than 100 characters
    public LanguageEntry {
        label = Texts.clean("languages.label", label, 100, false);
    }

    /// As others see it.
    LanguageEntry published() {
        String shown = ContactDetails.leftOutOf(label);
        return shown.equals(label) ? this : new LanguageEntry(language, shown, proficiency);
    }
}
