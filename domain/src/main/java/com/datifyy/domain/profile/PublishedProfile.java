package com.datifyy.domain.profile;

import com.datifyy.domain.attribute.Answers;
import com.datifyy.domain.attribute.Attribute;
import com.datifyy.domain.attribute.Changes;
import com.datifyy.domain.identity.Age;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.profile.traits.ZodiacSign;
import com.datifyy.domain.shared.DistanceBucket;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What another person may see of a profile: an allow-list, so that a new attribute is private until somebody
/// decides otherwise.
///
/// Left out on purpose: contact data, the family name, the exact birth date and coordinates; religion, caste,
/// ethnicity, politics, health and income; the family; and everything about the account. Links, addresses and
/// telephone numbers are left out of what is written freely.
///
/// @param age completed years, or 0 when they do not show it
/// @param distance how far apart the two live, or null when either place is unknown
public record PublishedProfile(
        UserId owner,
        String firstName,
        int age,
        ZodiacSign zodiacSign,
        Answers answers,
        boolean verified,
        @Nullable DistanceBucket distance) {

    /// The attributes others see as they are; the name and the place of living are shortened besides.
    public static final Set<Attribute<?>> ATTRIBUTES = Set.of(
            Basics.GENDER,
            Basics.PRONOUNS,
            Details.BIO,
            Details.OCCUPATIONS,
            Details.COMPANY,
            Details.JOB_TITLE,
            Details.EDUCATION,
            Details.SCHOOL,
            Details.HEIGHT,
            Details.LOCATION,
            Details.HOMETOWN,
            Details.INTERESTS,
            Details.LANGUAGES,
            Details.RELATIONSHIP_GOALS,
            Lifestyle.DRINKING,
            Lifestyle.SMOKING,
            Lifestyle.WORKOUT,
            Lifestyle.DIETARY_PREFERENCE,
            Lifestyle.PETS,
            Lifestyle.CHILDREN,
            Lifestyle.PERSONALITY_TYPE,
            Lifestyle.COMMUNICATION_STYLE,
            Lifestyle.LOVE_LANGUAGE,
            Lifestyle.SLEEP_SCHEDULE,
            Background.MOTHER_TONGUE,
            Background.WILLING_TO_RELOCATE,
            Looks.BODY_TYPE,
            Looks.HAIR_COLOR,
            Looks.EYE_COLOR,
            Looks.FACIAL_HAIR,
            Looks.HAS_TATTOOS,
            Looks.HAS_PIERCINGS,
            Work.EMPLOYMENT_TYPE,
            Work.INDUSTRY,
            Work.YEARS_OF_EXPERIENCE,
            Work.HIGHEST_EDUCATION,
            Story.PROMPTS);

    /// The part of a profile that others may see.
    ///
    /// @param birthDate the profile's birth date; nobody without one is shown to others
    /// @param showsAge whether the age is told
    /// @param today the day on which it is told
    public static PublishedProfile of(
            Profile profile,
            LocalDate birthDate,
            boolean showsAge,
            boolean verified,
            LocalDate today,
            @Nullable DistanceBucket distance) {
        Answers shown = profile.answers().to(ATTRIBUTES);
        Changes hidden = Changes.none();
        Residence residence = shown.get(Details.LOCATION);
        if (residence != null) {
            hidden.set(
                    Details.LOCATION,
                    new Residence(
                            residence.countryCode(),
                            ContactDetails.leftOutOf(residence.country()),
                            ContactDetails.leftOutOf(residence.state()),
                            ContactDetails.leftOutOf(residence.city()),
                            null));
        }
        leaveOutContactDetails(shown, hidden);
        return new PublishedProfile(
                profile.owner(),
                firstNameOf(profile),
                showsAge ? Age.on(today, birthDate) : 0,
                Zodiac.of(birthDate),
                shown.with(hidden),
                verified,
                distance);
    }

    private static void leaveOutContactDetails(Answers answers, Changes hidden) {
        for (Attribute<?> attribute : ATTRIBUTES) {
            if (attribute instanceof Attribute.Text text) {
                String answer = answers.get(text);
                String left = answer == null ? null : ContactDetails.leftOutOf(answer);
                if (left != null && !left.equals(answer)) {
                    hidden.set(text, left);
                }
            }
        }
        rewrite(answers, hidden, Story.PROMPTS, Prompt::published);
        rewrite(answers, hidden, Details.OCCUPATIONS, OccupationEntry::published);
        rewrite(answers, hidden, Details.EDUCATION, EducationEntry::published);
        rewrite(answers, hidden, Details.INTERESTS, InterestEntry::published);
        rewrite(answers, hidden, Details.LANGUAGES, LanguageEntry::published);
    }

    private static <R extends Record> void rewrite(
            Answers answers, Changes hidden, Attribute.StructureList<R> attribute, UnaryOperator<R> published) {
        List<R> entries = answers.get(attribute);
        if (entries != null) {
            List<R> left = entries.stream().map(published).toList();
            if (!left.equals(entries)) {
                hidden.set(attribute, left);
            }
        }
    }

    /// The name others see.
    public static String firstNameOf(Profile profile) {
        return firstWordOf(ContactDetails.leftOutOf(profile.name()));
    }

    /// Ends at any kind of space: one that does not break still stands before a family name.
    private static String firstWordOf(String name) {
        return name.codePoints()
                .takeWhile(c -> !Character.isSpaceChar(c))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
