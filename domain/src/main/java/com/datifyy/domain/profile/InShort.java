package com.datifyy.domain.profile;

import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.profile.traits.Gender;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Somebody in the few words that a list of the staff needs. How to reach them is none of them.
///
/// @param age in years, 0 when the date of birth is unknown
/// @param gender null when it is unknown
/// @param city empty when it is unknown
/// @param occupation in their own words, empty when it is unknown
public record InShort(String name, int age, @Nullable Gender gender, String city, String occupation) {

    /// @param today the day on which they have the age
    public static InShort of(Profile profile, LocalDate today) {
        Integer age = profile.ageOn(today);
        Residence residence = profile.answers().get(Details.LOCATION);
        List<OccupationEntry> occupations = profile.answers().get(Details.OCCUPATIONS, List.of());
        return new InShort(
                profile.name(),
                age == null ? 0 : age,
                profile.answers().get(Basics.GENDER),
                residence == null ? "" : residence.city(),
                occupations.isEmpty() ? "" : occupations.getFirst().label());
    }

    /// Each of several people, by their numbers.
    public static Map<UserId, InShort> each(Map<UserId, Profile> profiles, LocalDate today) {
        Map<UserId, InShort> people = new LinkedHashMap<>();
        profiles.forEach((id, profile) -> people.put(id, of(profile, today)));
        return people;
    }

    /// Nothing about the person.
    @Override
    public String toString() {
        return "InShort[…]";
    }
}
