package com.datifyy.application.identity.port;

import com.datifyy.domain.identity.VerificationKey;
import java.util.List;

/// The keys with which others can check access tokens.
public interface PublicKeys {
    /// The key that signs now comes first, then those whose tokens are still accepted; empty when tokens are
    /// signed with a secret.
    List<VerificationKey> all();
}
