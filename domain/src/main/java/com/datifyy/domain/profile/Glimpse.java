package com.datifyy.domain.profile;

import com.datifyy.domain.identity.Age;
import com.datifyy.domain.profile.traits.Gender;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Somebody in the few words that a list of people needs, as others may see them: the same as in their
/// [PublishedProfile], of which no more is made.
///
/// @param age completed years, or 0 when they do not show it
/// @param gender null when it is unknown
/// @param home where they are from or else the city they live in, empty when they tell neither
/// @param bio its beginning, with three dots when there is more
/// @param occupation where they work or else as what, empty when they tell neither
public record Glimpse(String firstName, int age, @Nullable Gender gender, String home, String bio, String occupation) {
    private static final int SHOWN_OF_BIO = 100;

    /// @param birthDate the profile's birth date; nobody without one is shown to others
    /// @param showsAge whether the age is told
    /// @param today the day on which it is told
    public static Glimpse of(Profile profile, LocalDate birthDate, boolean showsAge, LocalDate today) {
        var answers = profile.answers();
        Residence residence = answers.get(Details.LOCATION);
        String company = answers.get(Details.COMPANY, "");
        return new Glimpse(
                PublishedProfile.firstNameOf(profile),
                showsAge ? Age.on(today, birthDate) : 0,
                answers.get(Basics.GENDER),
                ContactDetails.leftOutOf(answers.get(Details.HOMETOWN, residence == null ? "" : residence.city())),
                beginningOf(ContactDetails.leftOutOf(answers.get(Details.BIO, ""))),
                ContactDetails.leftOutOf(company.isEmpty() ? answers.get(Details.JOB_TITLE, "") : company));
    }

    private static String beginningOf(String bio) {
        return bio.codePointCount(0, bio.length()) <= SHOWN_OF_BIO
                ? bio
                : bio.substring(0, bio.offsetByCodePoints(0, SHOWN_OF_BIO)) + "...";
    }

    /// Nothing about the person.
    @Override
    public String toString() {
        return "Glimpse[…]";
    }
}
