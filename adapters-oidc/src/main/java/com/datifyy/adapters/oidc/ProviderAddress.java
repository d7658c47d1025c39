package com.datifyy.adapters.oidc;

import com.datifyy.domain.shared.SafeAddress;
import java.net.URI;

/// Where a provider may be asked: at a fixed address over TLS, or without it on this very machine.
final class ProviderAddress {
    private ProviderAddress() {}

    /// @throws IllegalArgumentException when the address is another
    static URI checked(URI address) {
        if (!SafeAddress.isSafe(address) || address.getRawQuery() != null || address.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    "the address of an identity provider is https, without user, query or fragment");
        }
        return address;
    }
}
