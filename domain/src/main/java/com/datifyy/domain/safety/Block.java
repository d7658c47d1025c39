package com.datifyy.domain.safety;

import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.datifyy.domain.shared.Texts;
import java.time.Instant;

/// One person's wish never to meet another one here; it hides each from the other.
public record Block(UserId blocker, UserId blocked, String reason, Instant at) {
    /// @throws InvalidInput when somebody blocks themselves or gives a reason of more than 500 characters
    public Block {
        if (blocker.equals(blocked)) {
            throw new InvalidInput("user_id", "is your own");
        }
        reason = Texts.clean("reason", reason, 500, true);
    }
}
