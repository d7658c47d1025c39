package com.datifyy.domain.preferences;

import com.datifyy.domain.attribute.Attribute;
import com.datifyy.domain.attribute.Attribute.Choices;
import com.datifyy.domain.attribute.Attribute.Flag;
import com.datifyy.domain.attribute.Attribute.Structure;
import com.datifyy.domain.attribute.Attribute.TextList;
import com.datifyy.domain.attribute.Attribute.Whole;
import com.datifyy.domain.profile.traits.Gender;
import com.datifyy.domain.profile.traits.RelationshipGoal;
import java.util.List;

/// Wishes about who and where the partner is.
public final class PartnerBasics {
    public static final Choices<Gender> LOOKING_FOR_GENDER = new Choices<>("looking_for_gender", Gender.class);
    public static final Structure<AgeRange> AGE_RANGE = new Structure<>("age_range", AgeRange.class);
    public static final Whole DISTANCE_PREFERENCE = new Whole("distance_preference", 1, 10000);
    public static final Structure<HeightRange> HEIGHT_RANGE = new Structure<>("height_range", HeightRange.class);
    public static final Choices<RelationshipGoal> RELATIONSHIP_GOALS =
            new Choices<>("relationship_goals", RelationshipGoal.class);
    public static final TextList LOCATION_PREFERENCES = new TextList("location_preferences", 20, 100);
    public static final Flag OPEN_TO_LONG_DISTANCE = new Flag("open_to_long_distance");

    static final List<Attribute<?>> ALL = List.of(
            LOOKING_FOR_GENDER,
            AGE_RANGE,
            DISTANCE_PREFERENCE,
            HEIGHT_RANGE,
            RELATIONSHIP_GOALS,
            LOCATION_PREFERENCES,
            OPEN_TO_LONG_DISTANCE);

    private PartnerBasics() {}
}
