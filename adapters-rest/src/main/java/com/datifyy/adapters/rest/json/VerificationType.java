package com.datifyy.adapters.rest.json;

/// What a code is asked for again for. The order of the constants is the contract's.
public enum VerificationType {
    EMAIL,
    PHONE,
    PASSWORD_RESET
}
