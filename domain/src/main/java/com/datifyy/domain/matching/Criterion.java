package com.datifyy.domain.matching;

import com.datifyy.domain.attribute.Attribute;
import com.datifyy.domain.preferences.Absolutes;
import com.datifyy.domain.preferences.PartnerBackground;
import com.datifyy.domain.preferences.PartnerBasics;
import com.datifyy.domain.preferences.PartnerDetails;
import com.datifyy.domain.preferences.PartnerFamily;
import com.datifyy.domain.preferences.PartnerLifestyle;
import com.datifyy.domain.preferences.PartnerLooks;
import com.datifyy.domain.preferences.PartnerStanding;
import com.datifyy.domain.preferences.PartnerWork;
import com.datifyy.domain.profile.Background;
import com.datifyy.domain.profile.Basics;
import com.datifyy.domain.profile.Details;
import com.datifyy.domain.profile.Family;
import com.datifyy.domain.profile.Lifestyle;
import com.datifyy.domain.profile.Looks;
import com.datifyy.domain.profile.Work;
import org.jspecify.annotations.Nullable;

/// One thing by which two people are compared: what a preference asks about, and how the answer is judged.
///
/// New criteria are added at the end: their position is how stored match cards know them.
public enum Criterion {
    GENDER(Comparison.WORDS, PartnerBasics.LOOKING_FOR_GENDER, Basics.GENDER),
    AGE(Comparison.AGE, PartnerBasics.AGE_RANGE, Basics.DATE_OF_BIRTH),
    DISTANCE(Comparison.DISTANCE, PartnerBasics.DISTANCE_PREFERENCE, Details.LOCATION),
    HEIGHT(Comparison.WITHIN, PartnerBasics.HEIGHT_RANGE, Details.HEIGHT),
    RELATIONSHIP_GOAL(Comparison.WORDS, PartnerBasics.RELATIONSHIP_GOALS, Details.RELATIONSHIP_GOALS),
    PLACE(Comparison.TEXTS, PartnerBasics.LOCATION_PREFERENCES, Details.LOCATION),
    EDUCATION(Comparison.WORDS, PartnerDetails.EDUCATION_LEVELS, Work.HIGHEST_EDUCATION),
    OCCUPATION(Comparison.WORDS, PartnerDetails.OCCUPATIONS, Details.OCCUPATIONS),
    LANGUAGE(Comparison.WORDS, PartnerDetails.LANGUAGE_PREFERENCES, Details.LANGUAGES),
    LANGUAGE_CONVERSATIONAL(Comparison.WORDS, PartnerDetails.LANGUAGE_PREFERENCES, Details.LANGUAGES),
    LANGUAGE_FLUENT(Comparison.WORDS, PartnerDetails.LANGUAGE_PREFERENCES, Details.LANGUAGES),
    LANGUAGE_NATIVE(Comparison.WORDS, PartnerDetails.LANGUAGE_PREFERENCES, Details.LANGUAGES),
    INTEREST(Comparison.WORDS, PartnerDetails.INTEREST_PREFERENCES, Details.INTERESTS),
    SHARED_INTERESTS(Comparison.SHARED, PartnerDetails.MIN_SHARED_INTERESTS, Details.INTERESTS),
    RELIGION(Comparison.WORDS, PartnerLifestyle.RELIGIONS, Lifestyle.RELIGION),
    RELIGION_IMPORTANCE(Comparison.WORDS, PartnerLifestyle.RELIGION_IMPORTANCE, Lifestyle.RELIGION_IMPORTANCE),
    CHILDREN(Comparison.WORDS, PartnerLifestyle.CHILDREN_PREFERENCES, Lifestyle.CHILDREN),
    DRINKING(Comparison.WORDS, PartnerLifestyle.DRINKING_PREFERENCES, Lifestyle.DRINKING),
    SMOKING(Comparison.WORDS, PartnerLifestyle.SMOKING_PREFERENCES, Lifestyle.SMOKING),
    DIET(Comparison.WORDS, PartnerLifestyle.DIETARY_PREFERENCES, Lifestyle.DIETARY_PREFERENCE),
    PETS(Comparison.WORDS, PartnerLifestyle.PET_PREFERENCES, Lifestyle.PETS),
    WORKOUT(Comparison.WORDS, PartnerLifestyle.WORKOUT_PREFERENCES, Lifestyle.WORKOUT),
    PERSONALITY(Comparison.TEXTS, PartnerLifestyle.PERSONALITY_TYPES, Lifestyle.PERSONALITY_TYPE),
    COMMUNICATION(Comparison.WORDS, PartnerLifestyle.COMMUNICATION_STYLES, Lifestyle.COMMUNICATION_STYLE),
    LOVE_LANGUAGE(Comparison.WORDS, PartnerLifestyle.LOVE_LANGUAGES, Lifestyle.LOVE_LANGUAGE),
    POLITICS(Comparison.WORDS, PartnerLifestyle.POLITICAL_VIEWS, Lifestyle.POLITICAL_VIEW),
    SLEEP(Comparison.WORDS, PartnerLifestyle.SLEEP_SCHEDULES, Lifestyle.SLEEP_SCHEDULE),
    CASTE(Comparison.TEXTS, PartnerBackground.CASTE_PREFERENCES, Background.CASTE),
    SUB_CASTE(Comparison.TEXTS, PartnerBackground.SUB_CASTE_PREFERENCES, Background.SUB_CASTE),
    GOTRA(Comparison.TEXTS, PartnerBackground.GOTRA_PREFERENCES, Background.GOTRA),
    MANGLIK(Comparison.WORDS, PartnerBackground.MANGLIK_PREFERENCE, Background.MANGLIK_STATUS),
    MOTHER_TONGUE(Comparison.TEXTS, PartnerBackground.MOTHER_TONGUE_PREFERENCES, Background.MOTHER_TONGUE),
    ETHNICITY(Comparison.WORDS, PartnerBackground.ETHNICITY_PREFERENCES, Background.ETHNICITY),
    NATIONALITY(Comparison.TEXTS, PartnerBackground.NATIONALITY_PREFERENCES, Background.NATIONALITY),
    RESIDENT_ABROAD(Comparison.WORDS, PartnerBackground.NRI_PREFERENCE, Details.LOCATION),
    HOROSCOPE(Comparison.WORDS, PartnerBackground.HOROSCOPE_MATCHING_REQUIRED, Background.HOROSCOPE_AVAILABLE),
    RELOCATION(Comparison.WORDS, PartnerBackground.RELOCATION_EXPECTATION, Background.WILLING_TO_RELOCATE),
    BODY_TYPE(Comparison.WORDS, PartnerLooks.BODY_TYPE_PREFERENCES, Looks.BODY_TYPE),
    COMPLEXION(Comparison.WORDS, PartnerLooks.COMPLEXION_PREFERENCES, Looks.COMPLEXION),
    HAIR(Comparison.WORDS, PartnerLooks.HAIR_COLOR_PREFERENCES, Looks.HAIR_COLOR),
    EYES(Comparison.WORDS, PartnerLooks.EYE_COLOR_PREFERENCES, Looks.EYE_COLOR),
    FACIAL_HAIR(Comparison.WORDS, PartnerLooks.FACIAL_HAIR_PREFERENCES, Looks.FACIAL_HAIR),
    TATTOOS(Comparison.WORDS, PartnerLooks.TATTOO_PREFERENCE, Looks.HAS_TATTOOS),
    PIERCINGS(Comparison.WORDS, PartnerLooks.PIERCING_PREFERENCE, Looks.HAS_PIERCINGS),
    DISABILITY(Comparison.WORDS, PartnerLooks.DISABILITY_ACCEPTANCE, Looks.DISABILITY_STATUS),
    INCOME(Comparison.WORDS, PartnerWork.INCOME_PREFERENCES, Work.INCOME_RANGE),
    EMPLOYMENT(Comparison.WORDS, PartnerWork.EMPLOYMENT_PREFERENCES, Work.EMPLOYMENT_TYPE),
    INDUSTRY(Comparison.TEXTS, PartnerWork.INDUSTRY_PREFERENCES, Work.INDUSTRY),
    EXPERIENCE(Comparison.AT_LEAST, PartnerWork.MIN_YEARS_EXPERIENCE, Work.YEARS_OF_EXPERIENCE),
    PROPERTY(Comparison.WORDS, PartnerWork.PROPERTY_PREFERENCE, Work.OWNS_PROPERTY),
    VEHICLE(Comparison.WORDS, PartnerWork.VEHICLE_PREFERENCE, Work.OWNS_VEHICLE),
    FINANCES(Comparison.WORDS, PartnerWork.FINANCIAL_EXPECTATION, Work.INCOME_RANGE),
    FAMILY_TYPE(Comparison.WORDS, PartnerFamily.FAMILY_TYPE_PREFERENCES, Family.FAMILY_TYPE),
    FAMILY_VALUES(Comparison.WORDS, PartnerFamily.FAMILY_VALUES_PREFERENCES, Family.FAMILY_VALUES),
    LIVING_SITUATION(Comparison.WORDS, PartnerFamily.LIVING_SITUATION_PREFERENCES, Family.LIVING_SITUATION),
    FAMILY_AFFLUENCE(Comparison.WORDS, PartnerFamily.FAMILY_AFFLUENCE_PREFERENCES, Family.FAMILY_AFFLUENCE),
    FAMILY_PLACE(Comparison.TEXTS, PartnerFamily.FAMILY_LOCATION_PREFERENCES, Family.FAMILY_LOCATION),
    SIBLINGS(Comparison.AT_MOST, PartnerFamily.MAX_SIBLINGS, Family.NUM_SIBLINGS),
    VERIFIED(Comparison.VERIFIED, PartnerStanding.VERIFIED_ONLY, null),
    RECENTLY_ACTIVE(Comparison.ACTIVE_WITHIN, PartnerStanding.MAX_DAYS_INACTIVE, null),
    PHOTOS(Comparison.AT_LEAST, PartnerStanding.PHOTOS_REQUIRED, null),
    COMPLETION(Comparison.AT_LEAST, PartnerStanding.MIN_PROFILE_COMPLETION, null),
    /// Born within so many calendar years of oneself; only deal-breakers ask for it.
    BORN(Comparison.WITHIN, Absolutes.DEAL_BREAKERS, Basics.DATE_OF_BIRTH);

    /// How a wish and a trait are compared; see [Verdicts].
    public enum Comparison {
        WORDS,
        TEXTS,
        WITHIN,
        AT_LEAST,
        AT_MOST,
        AGE,
        DISTANCE,
        SHARED,
        VERIFIED,
        ACTIVE_WITHIN
    }

    private final Comparison comparison;
    private final Attribute<?> preference;
    private final @Nullable Attribute<?> trait;

    Criterion(Comparison comparison, Attribute<?> preference, @Nullable Attribute<?> trait) {
        this.comparison = comparison;
        this.preference = preference;
        this.trait = trait;
    }

    public Comparison comparison() {
        return comparison;
    }

    /// The preference that asks about it.
    public Attribute<?> preference() {
        return preference;
    }

    /// The profile attribute it is judged by, or null where it is the account's standing or the profile as a
    /// whole.
    public @Nullable Attribute<?> trait() {
        return trait;
    }
}
