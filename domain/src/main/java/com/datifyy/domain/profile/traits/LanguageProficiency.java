package com.datifyy.domain.profile.traits;

/// How well a language is spoken, from little to native.
public enum LanguageProficiency {
    BASIC,
    CONVERSATIONAL,
    FLUENT,
    NATIVE
}
