package com.datifyy.domain.admin;

/// What the staff can do to several people at once. The order of the constants is the contract's.
public enum BulkAction {
    ACTIVATE,
    SUSPEND,
    DELETE,
    VERIFY,
    UNVERIFY
}
