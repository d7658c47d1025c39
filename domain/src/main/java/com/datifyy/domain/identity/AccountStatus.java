package com.datifyy.domain.identity;

/// Where an account stands. The order of the constants is the contract's.
public enum AccountStatus {
    ACTIVE,
    PENDING,
    SUSPENDED,
    BANNED,
    DELETED;

    /// Whether the person may sign in, be shown to others and see them. Somebody whose e-mail address is not
    /// yet confirmed (pending) may: who wants confirmed people only says so in the preferences or the search.
    public boolean takesPart() {
        return this == ACTIVE || this == PENDING;
    }

    /// What becomes of the status when an address or a number is proven.
    AccountStatus confirmed() {
        return this == PENDING ? ACTIVE : this;
    }
}
