package com.datifyy.domain.profile.traits;

/// A level of education, reached or under way.
public enum EducationLevel {
    HIGH_SCHOOL,
    SOME_COLLEGE,
    ASSOCIATE_DEGREE,
    BACHELORS,
    MASTERS,
    MBA,
    PHD,
    PROFESSIONAL_DEGREE,
    DIPLOMA,
    TRADE_SCHOOL,
    OTHER
}
