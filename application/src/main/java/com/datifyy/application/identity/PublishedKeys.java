package com.datifyy.application.identity;

import com.datifyy.application.identity.port.PublicKeys;
import com.datifyy.domain.identity.VerificationKey;
import java.util.List;

/// Tells everybody with which keys the service's access tokens can be checked.
public final class PublishedKeys {
    private final PublicKeys keys;

    public PublishedKeys(PublicKeys keys) {
        this.keys = keys;
    }

    /// The key that signs now comes first; empty when tokens are signed with a secret, which nobody
    /// else may know.
    public List<VerificationKey> all() {
        return keys.all();
    }
}
