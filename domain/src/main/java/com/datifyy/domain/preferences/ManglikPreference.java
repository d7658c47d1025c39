package com.datifyy.domain.preferences;

/// Which Manglik status a partner should have.
public enum ManglikPreference {
    MANGLIK_ONLY,
    NON_MANGLIK_ONLY,
    BOTH,
    NOT_IMPORTANT
}
