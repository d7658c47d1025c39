package com.datifyy.domain.admin;

/// What the staff's list of people is ordered by. The order of the constants is the contract's.
public enum UserOrder {
    CREATED_AT,
    NAME,
    EMAIL,
    /// Whoever never came back counts as of when they joined.
    LAST_LOGIN,
    AGE
}
