package com.datifyy.application.identity.port;

import com.datifyy.domain.identity.Password;
import com.datifyy.domain.identity.PasswordHash;
import com.datifyy.domain.shared.Refusal.TooManyRequests;
import java.util.Optional;

/// Hashes passwords, slowly on purpose and only a few at a time.
public interface PasswordHasher {
    /// @throws TooManyRequests when too many wait already
    PasswordHash hash(Password password);

    /// Whether a password belongs to a hash, in time that does not depend on where they differ.
    ///
    /// @throws TooManyRequests when too many wait already
    boolean matches(Password password, PasswordHash hash);

    /// Whether a hash was made with another algorithm or less effort than new ones.
    boolean isOutdated(PasswordHash hash);

    /// A new hash in place of one that is outdated. While the hasher is busy the old one stays until the next
    /// sign-in.
    ///
    /// @param password the one that matches the hash
    default Optional<PasswordHash> strongerThan(PasswordHash hash, Password password) {
        if (!isOutdated(hash)) {
            return Optional.empty();
        }
        try {
            return Optional.of(hash(password));
        } catch (TooManyRequests busy) {
            return Optional.empty();
        }
    }

    /// A hash that no password matches and that takes as long to check as a real one; checked in place of an
    /// unknown account's.
    PasswordHash decoy();
}
