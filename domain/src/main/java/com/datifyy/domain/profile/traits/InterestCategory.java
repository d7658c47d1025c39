package com.datifyy.domain.profile.traits;

/// Something somebody likes to do.
public enum InterestCategory {
    TRAVEL,
    PHOTOGRAPHY,
    MUSIC,
    MOVIES_TV,
    COOKING,
    FITNESS,
    YOGA,
    READING,
    WRITING,
    ART,
    DANCING,
    SPORTS,
    GAMING,
    HIKING,
    PETS,
    FASHION,
    VOLUNTEERING,
    ENTREPRENEURSHIP,
    WINE_TASTING,
    ASTROLOGY,
    OTHER
}
