package com.datifyy.domain.preferences;

/// How secure a partner should be financially.
public enum FinancialExpectation {
    VERY_STABLE,
    STABLE,
    MODERATE,
    NO_REQUIREMENT
}
