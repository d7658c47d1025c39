package com.datifyy.domain.matching;

import com.datifyy.domain.attribute.Attribute;
import com.datifyy.domain.attribute.Attribute.Choice;
import com.datifyy.domain.attribute.Attribute.Choices;
import com.datifyy.domain.attribute.Attribute.Flag;
import com.datifyy.domain.attribute.Attribute.Structure;
import com.datifyy.domain.attribute.Attribute.TextList;
import com.datifyy.domain.attribute.Attribute.Whole;
import com.datifyy.domain.preferences.AgeRange;
import com.datifyy.domain.preferences.HeightRange;
import com.datifyy.domain.preferences.ManglikPreference;
import com.datifyy.domain.profile.Residence;
import com.datifyy.domain.profile.traits.BodyType;
import com.datifyy.domain.profile.traits.ChildrenPreference;
import com.datifyy.domain.profile.traits.DrinkingHabit;
import com.datifyy.domain.profile.traits.EducationLevel;
import com.datifyy.domain.profile.traits.Ethnicity;
import com.datifyy.domain.profile.traits.Gender;
import com.datifyy.domain.profile.traits.IncomeRange;
import com.datifyy.domain.profile.traits.InterestCategory;
import com.datifyy.domain.profile.traits.RelationshipGoal;
import com.datifyy.domain.profile.traits.SmokingHabit;
import java.util.List;

/// What people can be searched by.
public final class Filters {
    public static final Choices<Gender> GENDER = new Choices<>("gender", Gender.class);
    public static final Structure<AgeRange> AGE_RANGE = new Structure<>("age_range", AgeRange.class);
    public static final Whole DISTANCE = new Whole("distance", 1, 10_000);
    public static final Structure<Residence> LOCATION = new Structure<>("location", Residence.class);
    public static final Choices<InterestCategory> INTERESTS = new Choices<>("interests", InterestCategory.class);
    public static final Choices<RelationshipGoal> RELATIONSHIP_GOALS =
            new Choices<>("relationship_goals", RelationshipGoal.class);
    public static final Choices<EducationLevel> EDUCATION_LEVELS =
            new Choices<>("education_levels", EducationLevel.class);
    public static final Flag VERIFIED_ONLY = new Flag("verified_only");
    public static final Flag ONLINE_ONLY = new Flag("online_only");
    public static final Structure<HeightRange> HEIGHT_RANGE = new Structure<>("height_range", HeightRange.class);
    public static final Choices<DrinkingHabit> DRINKING = new Choices<>("drinking", DrinkingHabit.class);
    public static final Choices<SmokingHabit> SMOKING = new Choices<>("smoking", SmokingHabit.class);
    public static final Choices<ChildrenPreference> CHILDREN = new Choices<>("children", ChildrenPreference.class);
    public static final TextList CASTE = new TextList("caste", 50, 100);
    public static final Choice<ManglikPreference> MANGLIK_PREFERENCE =
            new Choice<>("manglik_preference", ManglikPreference.class);
    public static final Choices<Ethnicity> ETHNICITY = new Choices<>("ethnicity", Ethnicity.class);
    public static final Choices<IncomeRange> INCOME = new Choices<>("income", IncomeRange.class);
    public static final Choices<BodyType> BODY_TYPE = new Choices<>("body_type", BodyType.class);

    /// Every filter, in the contract's order.
    public static final List<Attribute<?>> ALL = List.of(
            GENDER,
            AGE_RANGE,
            DISTANCE,
            LOCATION,
            INTERESTS,
            RELATIONSHIP_GOALS,
            EDUCATION_LEVELS,
            VERIFIED_ONLY,
            ONLINE_ONLY,
            HEIGHT_RANGE,
            DRINKING,
            SMOKING,
            CHILDREN,
            CASTE,
            MANGLIK_PREFERENCE,
            ETHNICITY,
            INCOME,
            BODY_TYPE);

    private Filters() {}
}
