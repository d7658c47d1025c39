package com.datifyy.domain.preferences;

import com.datifyy.domain.attribute.Attribute;
import com.datifyy.domain.attribute.Attribute.Choice;
import com.datifyy.domain.attribute.Attribute.Choices;
import com.datifyy.domain.attribute.Attribute.TextList;
import com.datifyy.domain.attribute.Attribute.Whole;
import com.datifyy.domain.profile.traits.EmploymentType;
import com.datifyy.domain.profile.traits.IncomeRange;
import java.util.List;

/// Wishes about how the partner earns and what they own.
public final class PartnerWork {
    public static final Choices<IncomeRange> INCOME_PREFERENCES =
            new Choices<>("income_preferences", IncomeRange.class);
    public static final Choices<EmploymentType> EMPLOYMENT_PREFERENCES =
            new Choices<>("employment_preferences", EmploymentType.class);
    public static final TextList INDUSTRY_PREFERENCES = new TextList("industry_preferences", 50, 100);
    public static final Whole MIN_YEARS_EXPERIENCE = new Whole("min_years_experience", 1, 50);
    public static final Choice<PropertyOwnership> PROPERTY_PREFERENCE =
            new Choice<>("property_preference", PropertyOwnership.class);
    public static final Choice<VehicleOwnership> VEHICLE_PREFERENCE =
            new Choice<>("vehicle_preference", VehicleOwnership.class);
    public static final Choice<FinancialExpectation> FINANCIAL_EXPECTATION =
            new Choice<>("financial_expectation", FinancialExpectation.class);

    static final List<Attribute<?>> ALL = List.of(
            INCOME_PREFERENCES,
            EMPLOYMENT_PREFERENCES,
            INDUSTRY_PREFERENCES,
            MIN_YEARS_EXPERIENCE,
            PROPERTY_PREFERENCE,
            VEHICLE_PREFERENCE,
            FINANCIAL_EXPECTATION);

    private PartnerWork() {}
}
