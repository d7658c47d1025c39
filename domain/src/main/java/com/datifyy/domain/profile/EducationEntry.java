package com.datifyy.domain.profile;

import com.datifyy.domain.profile.traits.EducationLevel;
import com.datifyy.domain.shared.Faults;
import org.jspecify.annotations.Nullable;

/// One education somebody has, or is getting.
///
/// @param graduationYear 1900 to 2100, or 0 when not given; texts are empty when not given
public record EducationEntry(
        @Nullable EducationLevel level, String label, String fieldOfStudy, String institution, int graduationYear) {
    /// @throws com.datifyy.domain.shared.Refusal.InvalidInput when the label has more than 100 characters, another
    ///     text more than 255, or the year is out of range; all of that is told
    public EducationEntry {
        var wrong = new Faults();
        label = wrong.clean("education.label", label, 100, false);
        fieldOfStudy = wrong.clean("education.field_of_study", fieldOfStudy, 255, false);
        institution = wrong.clean("education.institution", institution, 255, false);
        if (graduationYear != 0 && (graduationYear < 1900 || graduationYear > 2100)) {
            wrong.note("education.graduation_year", "must be from 1900 to 2100");
        }
        wrong.tell();
    }

    /// As others see it.
    EducationEntry published() {
        return new EducationEntry(
                level,
                ContactDetails.leftOutOf(label),
                ContactDetails.leftOutOf(fieldOfStudy),
                ContactDetails.leftOutOf(institution),
                graduationYear);
    }
}
