package com.datifyy.domain.preferences;

/// How somebody feels about a partner with a disability.
public enum DisabilityAcceptance {
    OPEN_TO_ALL,
    DEPENDS,
    NO_PREFERENCE,
    PREFER_WITHOUT
}
