package com.datifyy.application.identity.port;

import com.datifyy.domain.identity.Password;
import com.datifyy.domain.identity.PasswordHash;

/// Hashes passwords, slowly on purpose and only a few at a time.
public interface PasswordHasher {
    /// @throws com.datifyy.domain.shared.Refusal.TooManyRequests when too many wait already
    PasswordHash hash(Password password);

    /// Whether a password belongs to a hash, in time that does not depend on where they differ.
    ///
    /// @throws com.datifyy.domain.shared.Refusal.TooManyRequests when too many wait already
    boolean matches(Password password, PasswordHash hash);

    /// Whether a hash was made with another algorithm or less effort than new ones.
    boolean isOutdated(PasswordHash hash);

    /// A hash that no password matches and that takes as long to check as a real one; checked in place of an
    /// unknown account's.
    PasswordHash decoy();
}
