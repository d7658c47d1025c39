package com.datifyy.domain.profile.traits;

/// How somebody is employed.
public enum EmploymentType {
    FULL_TIME,
    PART_TIME,
    SELF_EMPLOYED,
    ENTREPRENEUR,
    FREELANCER,
    CONTRACT,
    INTERN,
    STUDENT,
    HOMEMAKER,
    RETIRED,
    UNEMPLOYED,
    PREFER_NOT_TO_SAY
}
