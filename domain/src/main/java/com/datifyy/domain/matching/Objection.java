package com.datifyy.domain.matching;

import com.datifyy.domain.identity.UserId;

/// A reason why two people are not shown to each other.
public sealed interface Objection {
    /// One has blocked the other.
    record Blocked() implements Objection {}

    /// Somebody's account does not take part.
    record NotTakingPart(UserId who) implements Objection {}

    /// Somebody has not told their gender and birth date, or is not an adult.
    record NotReady(UserId who) implements Objection {}

    /// Somebody does not want to be shown to others.
    record Hidden(UserId who) implements Objection {}

    /// A demand of one is known to be missed by the other.
    record Unmet(UserId demandOf, Criterion criterion) implements Objection {}
}
