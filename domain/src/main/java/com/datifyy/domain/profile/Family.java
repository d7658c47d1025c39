package com.datifyy.domain.profile;

import com.datifyy.domain.attribute.Attribute;
import com.datifyy.domain.attribute.Attribute.Choice;
import com.datifyy.domain.attribute.Attribute.Text;
import com.datifyy.domain.attribute.Attribute.Whole;
import com.datifyy.domain.profile.traits.FamilyAffluence;
import com.datifyy.domain.profile.traits.FamilyType;
import com.datifyy.domain.profile.traits.FamilyValues;
import com.datifyy.domain.profile.traits.LivingSituation;
import com.datifyy.domain.profile.traits.ParentStatus;
import java.util.List;

/// The family somebody comes from and the household they live in.
public final class Family {
    public static final Choice<FamilyType> FAMILY_TYPE = new Choice<>("family_type", FamilyType.class);
    public static final Choice<FamilyValues> FAMILY_VALUES = new Choice<>("family_values", FamilyValues.class);
    public static final Text FATHER_OCCUPATION = new Text("father_occupation", 100, false);
    public static final Text MOTHER_OCCUPATION = new Text("mother_occupation", 100, false);
    public static final Whole NUM_SIBLINGS = new Whole("num_siblings", 0, 20);
    public static final Whole NUM_BROTHERS = new Whole("num_brothers", 0, 20);
    public static final Whole NUM_SISTERS = new Whole("num_sisters", 0, 20);
    public static final Choice<LivingSituation> LIVING_SITUATION =
            new Choice<>("living_situation", LivingSituation.class);
    public static final Choice<FamilyAffluence> FAMILY_AFFLUENCE =
            new Choice<>("family_affluence", FamilyAffluence.class);
    public static final Text ABOUT_FAMILY = new Text("about_family", 500, true);
    public static final Choice<ParentStatus> FATHER_STATUS = new Choice<>("father_status", ParentStatus.class);
    public static final Choice<ParentStatus> MOTHER_STATUS = new Choice<>("mother_status", ParentStatus.class);
    public static final Text FAMILY_LOCATION = new Text("family_location", 255, false);
    public static final Text ANCESTRAL_ORIGIN = new Text("ancestral_origin", 255, false);

    static final List<Attribute<?>> ALL = List.of(
            FAMILY_TYPE,
            FAMILY_VALUES,
            FATHER_OCCUPATION,
            MOTHER_OCCUPATION,
            NUM_SIBLINGS,
            NUM_BROTHERS,
            NUM_SISTERS,
            LIVING_SITUATION,
            FAMILY_AFFLUENCE,
            ABOUT_FAMILY,
            FATHER_STATUS,
            MOTHER_STATUS,
            FAMILY_LOCATION,
            ANCESTRAL_ORIGIN);

    private Family() {}
}
