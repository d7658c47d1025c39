package com.datifyy.domain.dates;

/// Why a date does not take place. The other person never learns it.
public enum CancelReason {
    NO_TIME(true),
    NOT_INTERESTED(true),
    EMERGENCY(true),
    OTHER(true),
    /// A member of staff cancelled it.
    BY_STAFF(false),
    /// Somebody took the free hour back in which it stood.
    HOUR_TAKEN_BACK(false),
    /// The two do not meet any more.
    NO_CONTACT(false),
    /// Somebody left, or may not take part any more.
    SOMEBODY_LEFT(false);

    private final boolean given;

    CancelReason(boolean given) {
        this.given = given;
    }

    /// Whether a participant may give it; the others follow from what somebody did.
    public boolean isGiven() {
        return given;
    }
}
