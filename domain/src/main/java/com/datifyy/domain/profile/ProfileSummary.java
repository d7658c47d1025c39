package com.datifyy.domain.profile;

import com.datifyy.domain.profile.traits.Gender;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A profile in one line for the staff's lists, without anything to contact the person by.
///
/// @param age in years, 0 when the date of birth is unknown
/// @param gender null when it is unknown
/// @param city empty when it is unknown
/// @param occupation in their own words, empty when it is unknown
public record ProfileSummary(String name, int age, @Nullable Gender gender, String city, String occupation) {

    /// @param today the day on which they have the age
    public static ProfileSummary of(Profile profile, LocalDate today) {
        Integer age = profile.ageOn(today);
        Residence residence = profile.answers().get(Details.LOCATION);
        List<OccupationEntry> occupations = profile.answers().get(Details.OCCUPATIONS, List.of());
        return new ProfileSummary(
                profile.name(),
                age == null ? 0 : age,
                profile.answers().get(Basics.GENDER),
                residence == null ? "" : residence.city(),
                occupations.isEmpty() ? "" : occupations.getFirst().label());
    }

    /// Nothing about the person.
    @Override
    public String toString() {
        return "ProfileSummary[…]";
    }
}
