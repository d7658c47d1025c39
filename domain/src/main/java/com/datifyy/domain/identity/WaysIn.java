package com.datifyy.domain.identity;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/// The ways in which the owner of an account signs in to it for as long as they like.
///
/// @param byPassword whether with a password and a proven address. With one that is merely claimed nobody can count
///     on it: whoever proves the address takes the account's place there
/// @param byNumber whether with a code sent to a proven number
/// @param providers through whom else
public record WaysIn(boolean byPassword, boolean byNumber, Set<IdentityProvider> providers) {
    public WaysIn {
        providers = Set.copyOf(providers);
    }

    /// @param hasPassword whether a password was chosen for the account
    public static WaysIn of(User user, boolean hasPassword, Collection<IdentityProvider> providers) {
        return new WaysIn(hasPassword && user.mailbox() != null, user.provenNumber() != null, Set.copyOf(providers));
    }

    public WaysIn withoutNumber() {
        return new WaysIn(byPassword, false, providers);
    }

    public WaysIn without(IdentityProvider provider) {
        Set<IdentityProvider> others = EnumSet.noneOf(IdentityProvider.class);
        others.addAll(providers);
        others.remove(provider);
        return new WaysIn(byPassword, byNumber, others);
    }

    /// Whether nothing would let the owner in.
    public boolean areNone() {
        return !byPassword && !byNumber && providers.isEmpty();
    }
}
