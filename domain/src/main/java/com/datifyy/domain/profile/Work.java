package com.datifyy.domain.profile;

import com.datifyy.domain.attribute.Attribute;
import com.datifyy.domain.attribute.Attribute.Choice;
import com.datifyy.domain.attribute.Attribute.Flag;
import com.datifyy.domain.attribute.Attribute.Text;
import com.datifyy.domain.attribute.Attribute.TextList;
import com.datifyy.domain.attribute.Attribute.Whole;
import com.datifyy.domain.profile.traits.EducationLevel;
import com.datifyy.domain.profile.traits.EmploymentType;
import com.datifyy.domain.profile.traits.IncomeRange;
import java.util.List;

/// How somebody earns and what they own.
public final class Work {
    public static final Choice<IncomeRange> INCOME_RANGE = new Choice<>("income_range", IncomeRange.class);
    public static final Choice<EmploymentType> EMPLOYMENT_TYPE = new Choice<>("employment_type", EmploymentType.class);
    public static final Text INDUSTRY = new Text("industry", 100, false);
    public static final Whole YEARS_OF_EXPERIENCE = new Whole("years_of_experience", 0, 60);
    public static final Choice<EducationLevel> HIGHEST_EDUCATION =
            new Choice<>("highest_education", EducationLevel.class);
    public static final TextList CERTIFICATIONS = new TextList("certifications", 20, 100);
    public static final Flag OWNS_PROPERTY = new Flag("owns_property");
    public static final Flag OWNS_VEHICLE = new Flag("owns_vehicle");

    static final List<Attribute<?>> ALL = List.of(
            INCOME_RANGE,
            EMPLOYMENT_TYPE,
            INDUSTRY,
            YEARS_OF_EXPERIENCE,
            HIGHEST_EDUCATION,
            CERTIFICATIONS,
            OWNS_PROPERTY,
            OWNS_VEHICLE);

    private Work() {}
}
