package com.datifyy.domain.profile.traits;

/// How somebody shows and feels affection.
public enum LoveLanguage {
    WORDS_OF_AFFIRMATION,
    ACTS_OF_SERVICE,
    RECEIVING_GIFTS,
    QUALITY_TIME,
    PHYSICAL_TOUCH
}
