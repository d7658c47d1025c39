package com.datifyy.domain.preferences;

import com.datifyy.domain.attribute.Attribute;
import com.datifyy.domain.attribute.Attribute.Choice;
import com.datifyy.domain.attribute.Attribute.Choices;
import com.datifyy.domain.attribute.Attribute.Flag;
import com.datifyy.domain.attribute.Attribute.TextList;
import com.datifyy.domain.profile.traits.Ethnicity;
import java.util.List;

/// Wishes about where the partner comes from.
public final class PartnerBackground {
    public static final TextList CASTE_PREFERENCES = new TextList("caste_preferences", 50, 100);
    public static final TextList SUB_CASTE_PREFERENCES = new TextList("sub_caste_preferences", 50, 100);
    public static final TextList GOTRA_PREFERENCES = new TextList("gotra_preferences", 50, 100);
    public static final Choice<ManglikPreference> MANGLIK_PREFERENCE =
            new Choice<>("manglik_preference", ManglikPreference.class);
    public static final TextList MOTHER_TONGUE_PREFERENCES = new TextList("mother_tongue_preferences", 50, 50);
    public static final Choices<Ethnicity> ETHNICITY_PREFERENCES =
            new Choices<>("ethnicity_preferences", Ethnicity.class);
    public static final TextList NATIONALITY_PREFERENCES = new TextList("nationality_preferences", 50, 100);
    public static final Choice<NriPreference> NRI_PREFERENCE = new Choice<>("nri_preference", NriPreference.class);
    public static final Flag HOROSCOPE_MATCHING_REQUIRED = new Flag("horoscope_matching_required");
    public static final Choice<RelocationExpectation> RELOCATION_EXPECTATION =
            new Choice<>("relocation_expectation", RelocationExpectation.class);

    static final List<Attribute<?>> ALL = List.of(
            CASTE_PREFERENCES,
            SUB_CASTE_PREFERENCES,
            GOTRA_PREFERENCES,
            MANGLIK_PREFERENCE,
            MOTHER_TONGUE_PREFERENCES,
            ETHNICITY_PREFERENCES,
            NATIONALITY_PREFERENCES,
            NRI_PREFERENCE,
            HOROSCOPE_MATCHING_REQUIRED,
            RELOCATION_EXPECTATION);

    private PartnerBackground() {}
}
