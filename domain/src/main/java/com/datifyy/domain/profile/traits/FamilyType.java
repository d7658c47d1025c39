package com.datifyy.domain.profile.traits;

/// The kind of household somebody comes from.
public enum FamilyType {
    NUCLEAR,
    JOINT,
    TRANSITIONAL_JOINT,
    EXTENDED,
    SINGLE_PARENT,
    OTHER
}
