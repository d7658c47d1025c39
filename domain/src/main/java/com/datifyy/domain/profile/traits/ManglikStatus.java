package com.datifyy.domain.profile.traits;

/// The Manglik status in a Vedic horoscope.
public enum ManglikStatus {
    MANGLIK,
    NON_MANGLIK,
    ANSHIK_MANGLIK,
    NOT_APPLICABLE,
    UNKNOWN
}
