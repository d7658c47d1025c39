package com.datifyy.domain.profile.traits;

/// A fixed question a profile can answer.
public enum PromptQuestion {
    TYPICAL_SUNDAY,
    LOOKING_FOR,
    MOST_SPONTANEOUS_THING,
    SIMPLE_PLEASURES,
    DATING_ME_IS_LIKE,
    BEST_TRAVEL_STORY,
    TOGETHER_WE_COULD,
    IDEAL_FIRST_DATE,
    GREEN_FLAG,
    RED_FLAG,
    UNPOPULAR_OPINION,
    OBSESSED_WITH,
    NERD_OUT_ABOUT,
    TEACH_YOU,
    BEST_QUALITY,
    WORST_HABIT,
    RECENT_ACCOMPLISHMENT,
    BUCKET_LIST,
    LIFE_GOAL,
    FAVORITE_QUOTE
}
