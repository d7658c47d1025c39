package com.datifyy.domain.profile.traits;

/// Whether somebody has and wants children.
public enum ChildrenPreference {
    HAVE_AND_WANT_MORE,
    HAVE_DONT_WANT_MORE,
    DONT_HAVE_WANT,
    DONT_HAVE_DONT_WANT,
    OPEN_TO_CHILDREN,
    NOT_SURE,
    PREFER_NOT_TO_SAY
}
