package com.datifyy.application.identity.port;

import com.datifyy.domain.identity.IdentityProvider;
import com.datifyy.domain.identity.ProvenIdentity;

/// Checks what other identity providers say about somebody.
public interface IdentityProviders {
    /// What a client presents, as it got it from the provider. Texts are empty when not given.
    ///
    /// @param nonce what the client had the provider put into the token
    record Evidence(String idToken, String accessToken, String nonce) {
        @Override
        public String toString() {
            return "[REDACTED]";
        }
    }

    /// @throws com.datifyy.domain.shared.Refusal.NotConfigured when this provider is not set up
    /// @throws com.datifyy.domain.shared.Refusal.InvalidInput when the kind of token this provider
    ///     needs is missing
    /// @throws com.datifyy.domain.shared.Refusal.Unauthenticated when the evidence proves nothing
    /// @throws com.datifyy.domain.shared.Refusal.Unavailable when it cannot be checked now
    ProvenIdentity prove(IdentityProvider provider, Evidence evidence);
}
