package com.datifyy.domain.preferences;

/// Whether a partner should own property.
public enum PropertyOwnership {
    MUST_OWN,
    PREFERRED,
    NO_PREFERENCE,
    NOT_IMPORTANT
}
