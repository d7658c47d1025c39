package com.datifyy.domain.identity;

import org.jspecify.annotations.Nullable;

/// Somebody as an identity provider knows them, proven by a token that the provider issued to this service.
///
/// @param subject the provider's id for them, which it never gives to anybody else
/// @param email the address the provider tells, or null
/// @param word what the provider says about the address; [AddressWord#NONE] where there is none
/// @param name the name the provider tells; may be empty
public record ProvenIdentity(
        IdentityProvider provider, String subject, @Nullable Email email, AddressWord word, String name) {
    /// The address, if the provider vouches that it is theirs now, or null. That is enough to let them into the
    /// account that owns it.
    public @Nullable Email vouchedFor() {
        return word == AddressWord.NOW ? email : null;
    }

    /// The address, if the provider says that it is or once was theirs, or null. Of itself that lets nobody in: it
    /// tells that this is the same person to whoever is let in already.
    public @Nullable Email confirmed() {
        return word == AddressWord.NONE ? null : email;
    }

    @Override
    public String toString() {
        return "ProvenIdentity[" + provider + "]";
    }
}
