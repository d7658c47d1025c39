package com.datifyy.domain.identity;

import org.jspecify.annotations.Nullable;

/// Somebody as an identity provider knows them, proven by a token that the provider issued to this service.
///
/// @param subject the provider's id for them, which it never gives to anybody else
/// @param email the address the provider tells, or null
/// @param emailVerified whether the provider vouches that the address is theirs
/// @param name the name the provider tells; may be empty
public record ProvenIdentity(
        IdentityProvider provider, String subject, @Nullable Email email, boolean emailVerified, String name) {
    @Override
    public String toString() {
        return "ProvenIdentity[" + provider + "]";
    }
}
