package com.datifyy.domain.profile.traits;

/// A yearly income in Indian rupees: a lakh is 100,000, a crore 10,000,000.
public enum IncomeRange {
    BELOW_3_LAKH,
    FROM_3_TO_5_LAKH,
    FROM_5_TO_7_LAKH,
    FROM_7_TO_10_LAKH,
    FROM_10_TO_15_LAKH,
    FROM_15_TO_20_LAKH,
    FROM_20_TO_30_LAKH,
    FROM_30_TO_50_LAKH,
    FROM_50_LAKH_TO_1_CRORE,
    ABOVE_1_CRORE,
    PREFER_NOT_TO_SAY
}
