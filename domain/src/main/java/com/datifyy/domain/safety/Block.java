package com.datifyy.domain.safety;

import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.datifyy.domain.shared.Texts;
import java.time.Instant;

/// One person's decision not to meet another. It hides each from the other.
///
/// @param reason the blocker's own note, at most 500 characters; may be empty
public record Block(UserId blocker, UserId blocked, String reason, Instant at) {
    /// @throws InvalidInput when somebody blocks themselves or gives a reason of more than 500 characters
    public Block {
        if (blocker.equals(blocked)) {
            throw new InvalidInput("user_id", "is your own");
        }
        reason = Texts.clean("reason", reason, 500, true);
    }
}
