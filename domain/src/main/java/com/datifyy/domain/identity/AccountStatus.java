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

    /// Whether the staff brings the person together with others: finds them among candidates, suggests them and
    /// gives them dates. Somebody whose address is not yet confirmed, or whom the staff put on hold, takes part by
    /// themselves only.
    public boolean mayBeIntroduced() {
        return this == ACTIVE;
    }

    /// Whether the staff may change this status to another. An account that was banned or deleted does not go
    /// back to waiting for a proof.
    public boolean mayBecomeByStaff(AccountStatus next) {
        return switch (this) {
            case ACTIVE, PENDING, SUSPENDED -> next != this;
            case BANNED -> next == ACTIVE || next == SUSPENDED || next == DELETED;
            case DELETED -> next == ACTIVE || next == SUSPENDED || next == BANNED;
        };
    }

    /// What becomes of the status when an address or a number is proven.
    AccountStatus confirmed() {
        return this == PENDING ? ACTIVE : this;
    }
}
