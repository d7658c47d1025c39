package com.datifyy.domain.admin;

/// Where the staff looks for letters.
public enum UserField {
    NAME,
    EMAIL,
    PHONE
}
