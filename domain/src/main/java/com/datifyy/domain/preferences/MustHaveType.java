package com.datifyy.domain.preferences;

/// A quality a partner has to have.
public enum MustHaveType {
    AMBITIOUS,
    FAMILY_ORIENTED,
    SENSE_OF_HUMOR,
    FINANCIALLY_STABLE,
    PHYSICALLY_FIT,
    EDUCATED,
    CAREER_FOCUSED,
    WANTS_CHILDREN,
    SAME_RELIGION,
    SAME_VALUES,
    GOOD_COMMUNICATOR,
    EMOTIONALLY_INTELLIGENT,
    ADVENTUROUS,
    HOMEBODY,
    SOCIAL,
    OTHER
}
