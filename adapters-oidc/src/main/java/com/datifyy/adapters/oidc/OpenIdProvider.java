package com.datifyy.adapters.oidc;

import java.net.URI;
import java.util.Set;

/// A provider of id tokens, and which of its tokens are meant for this service.
///
/// @param issuers the names it gives itself in a token
/// @param keySet where it publishes its keys: https, or http on this machine
/// @param algorithms how it may sign; which of them a token uses is decided by the key, not by the token
/// @param clientIds the names that this service's apps have there. A token's audience is one of them, and so is the
///     party it was issued to: with Google that is the id of the Android or iOS app while the audience is the
///     web app's, so all of them are listed
public record OpenIdProvider(Set<String> issuers, URI keySet, Set<SigningAlgorithm> algorithms, Set<String> clientIds) {

    /// @throws IllegalArgumentException when a list is empty, a client id blank, or the address not allowed
    public OpenIdProvider {
        issuers = Set.copyOf(issuers);
        algorithms = Set.copyOf(algorithms);
        clientIds = Set.copyOf(clientIds);
        keySet = ProviderAddress.checked(keySet);
        if (issuers.isEmpty() || algorithms.isEmpty() || clientIds.isEmpty()) {
            throw new IllegalArgumentException("a provider has an issuer, an algorithm and a client id");
        }
        if (clientIds.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("a client id is not blank");
        }
    }

    public static OpenIdProvider google(Set<String> clientIds) {
        return new OpenIdProvider(
                Set.of("https://accounts.google.com", "accounts.google.com"),
                URI.create("https://www.googleapis.com/oauth2/v3/certs"),
                Set.of(SigningAlgorithm.RS256),
                clientIds);
    }

    /// Apple's keys are RSA keys, while its documentation speaks of elliptic curves: both are accepted.
    public static OpenIdProvider apple(Set<String> clientIds) {
        return new OpenIdProvider(
                Set.of("https://appleid.apple.com"),
                URI.create("https://appleid.apple.com/auth/keys"),
                Set.of(SigningAlgorithm.RS256, SigningAlgorithm.ES256),
                clientIds);
    }
}
