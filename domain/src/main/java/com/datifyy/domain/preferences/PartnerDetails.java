package com.datifyy.domain.preferences;

import com.datifyy.domain.attribute.Attribute;
import com.datifyy.domain.attribute.Attribute.Choice;
import com.datifyy.domain.attribute.Attribute.Choices;
import com.datifyy.domain.attribute.Attribute.Whole;
import com.datifyy.domain.profile.traits.EducationLevel;
import com.datifyy.domain.profile.traits.InterestCategory;
import com.datifyy.domain.profile.traits.LanguageCode;
import com.datifyy.domain.profile.traits.LanguageProficiency;
import com.datifyy.domain.profile.traits.OccupationCategory;
import java.util.List;

/// Wishes about what the partner does, knows and likes.
public final class PartnerDetails {
    public static final Choices<EducationLevel> EDUCATION_LEVELS =
            new Choices<>("education_levels", EducationLevel.class);
    public static final Choices<OccupationCategory> OCCUPATIONS =
            new Choices<>("occupations", OccupationCategory.class);
    public static final Choices<LanguageCode> LANGUAGE_PREFERENCES =
            new Choices<>("language_preferences", LanguageCode.class);
    public static final Choice<LanguageProficiency> MIN_LANGUAGE_PROFICIENCY =
            new Choice<>("min_language_proficiency", LanguageProficiency.class);
    public static final Choices<InterestCategory> INTEREST_PREFERENCES =
            new Choices<>("interest_preferences", InterestCategory.class);
    public static final Whole MIN_SHARED_INTERESTS = new Whole("min_shared_interests", 1, 10);

    static final List<Attribute<?>> ALL = List.of(
            EDUCATION_LEVELS,
            OCCUPATIONS,
            LANGUAGE_PREFERENCES,
            MIN_LANGUAGE_PROFICIENCY,
            INTEREST_PREFERENCES,
            MIN_SHARED_INTERESTS);

    private PartnerDetails() {}
}
