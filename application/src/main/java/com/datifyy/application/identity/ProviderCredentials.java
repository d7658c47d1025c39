package com.datifyy.application.identity;

import com.datifyy.application.identity.port.IdentityProviders.Evidence;
import com.datifyy.domain.identity.IdentityProvider;
import com.datifyy.domain.shared.Refusal.InvalidInput;

/// What somebody presents of another identity provider, as it gave it to their client. Texts may be empty.
///
/// @param nonce what the client had the provider put into the id token
public record ProviderCredentials(IdentityProvider provider, String idToken, String accessToken, String nonce) {
    Evidence evidence() {
        return new Evidence(idToken, accessToken, nonce);
    }

    /// The contract's name of what this provider is asked about.
    String field() {
        return switch (provider) {
            case FACEBOOK -> "access_token";
            case GOOGLE, APPLE -> "id_token";
        };
    }

    /// Asks for what this provider is asked about, without asking it: so that it is told together with what else a
    /// form lacks. Whether the provider is set up comes first otherwise.
    ///
    /// @throws InvalidInput when it was not given
    void requireGiven() {
        String token = switch (provider) {
            case FACEBOOK -> accessToken;
            case GOOGLE, APPLE -> idToken;
        };
        if (token.isBlank()) {
            throw new InvalidInput(field(), "is required");
        }
    }

    @Override
    public String toString() {
        return "ProviderCredentials[" + provider + "]";
    }
}
