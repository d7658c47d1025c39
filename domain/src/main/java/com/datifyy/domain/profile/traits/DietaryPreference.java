package com.datifyy.domain.profile.traits;

/// What somebody eats.
public enum DietaryPreference {
    ANYTHING,
    VEGETARIAN,
    VEGAN,
    PESCATARIAN,
    KOSHER,
    HALAL,
    JAIN,
    GLUTEN_FREE,
    KETO,
    PALEO,
    OTHER
}
