package com.datifyy.adapters.oidc;

import java.net.URI;
import java.util.Set;

/// Where a provider may be asked: at a fixed address over TLS, or without it on this very machine.
final class ProviderAddress {
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "[::1]", "localhost");

    private ProviderAddress() {}

    /// @throws IllegalArgumentException when the address is another
    static URI checked(URI address) {
        boolean https = "https".equalsIgnoreCase(address.getScheme());
        boolean here = "http".equalsIgnoreCase(address.getScheme()) && LOOPBACK.contains(address.getHost());
        if (address.getHost() == null
                || !(https || here)
                || address.getRawUserInfo() != null
                || address.getRawQuery() != null
                || address.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    "the address of an identity provider is https, without user, query or fragment");
        }
        return address;
    }
}
