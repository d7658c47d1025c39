package com.datifyy.domain.preferences;

import com.datifyy.domain.attribute.Attribute;
import com.datifyy.domain.attribute.Attribute.Choices;
import com.datifyy.domain.attribute.Attribute.TextList;
import com.datifyy.domain.attribute.Attribute.Whole;
import com.datifyy.domain.profile.traits.FamilyAffluence;
import com.datifyy.domain.profile.traits.FamilyType;
import com.datifyy.domain.profile.traits.FamilyValues;
import com.datifyy.domain.profile.traits.LivingSituation;
import java.util.List;

/// Wishes about the partner’s family and household.
public final class PartnerFamily {
    public static final Choices<FamilyType> FAMILY_TYPE_PREFERENCES =
            new Choices<>("family_type_preferences", FamilyType.class);
    public static final Choices<FamilyValues> FAMILY_VALUES_PREFERENCES =
            new Choices<>("family_values_preferences", FamilyValues.class);
    public static final Choices<LivingSituation> LIVING_SITUATION_PREFERENCES =
            new Choices<>("living_situation_preferences", LivingSituation.class);
    public static final Choices<FamilyAffluence> FAMILY_AFFLUENCE_PREFERENCES =
            new Choices<>("family_affluence_preferences", FamilyAffluence.class);
    public static final TextList FAMILY_LOCATION_PREFERENCES = new TextList("family_location_preferences", 20, 255);
    public static final Whole MAX_SIBLINGS = new Whole("max_siblings", 1, 20);

    static final List<Attribute<?>> ALL = List.of(
            FAMILY_TYPE_PREFERENCES,
            FAMILY_VALUES_PREFERENCES,
            LIVING_SITUATION_PREFERENCES,
            FAMILY_AFFLUENCE_PREFERENCES,
            FAMILY_LOCATION_PREFERENCES,
            MAX_SIBLINGS);

    private PartnerFamily() {}
}
