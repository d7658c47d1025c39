package com.datifyy.domain.profile.traits;

/// Whether a parent is alive.
public enum ParentStatus {
    ALIVE,
    DECEASED,
    PREFER_NOT_TO_SAY
}
