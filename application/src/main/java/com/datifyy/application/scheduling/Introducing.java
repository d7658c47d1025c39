package com.datifyy.application.scheduling;

import com.datifyy.domain.identity.User;
import com.datifyy.domain.shared.Refusal.Conflict;
import com.datifyy.domain.shared.Refusal.NotFound;
import org.jspecify.annotations.Nullable;

/// Whom the staff may bring together.
final class Introducing {
    private Introducing() {}

    /// The same whoever of the two made the block.
    static Conflict keptApart() {
        return new Conflict("These two do not meet");
    }

    /// @throws NotFound when there is nobody
    /// @throws Conflict when their account is not active
    static void requireActive(@Nullable User person) {
        if (person == null) {
            throw new NotFound("This person");
        }
        if (!person.status().mayBeIntroduced()) {
            throw new Conflict("The account of one of them is not active");
        }
    }
}
