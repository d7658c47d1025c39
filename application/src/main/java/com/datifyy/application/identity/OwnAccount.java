package com.datifyy.application.identity;

import com.datifyy.domain.identity.User;
import com.datifyy.domain.profile.ShownPhoto;
import org.jspecify.annotations.Nullable;

/// An account as its owner gets it.
///
/// @param photo the one they show first, with links for themselves; null when there is none
public record OwnAccount(User user, @Nullable ShownPhoto photo) {
    /// Nothing of what it holds.
    @Override
    public String toString() {
        return "OwnAccount[" + user.id() + "]";
    }
}
