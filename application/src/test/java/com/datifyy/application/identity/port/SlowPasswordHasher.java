package com.datifyy.application.identity.port;

import com.datifyy.domain.identity.Password;
import com.datifyy.domain.identity.PasswordHash;

/// A hasher that takes long enough to check a password for something else to happen.
///
/// @param meanwhile what happens
public record SlowPasswordHasher(PasswordHasher hasher, Runnable meanwhile) implements PasswordHasher {
    @Override
    public PasswordHash hash(Password password) {
        return hasher.hash(password);
    }

    @Override
    public boolean matches(Password password, PasswordHash hash) {
        boolean matches = hasher.matches(password, hash);
        meanwhile.run();
        return matches;
    }

    @Override
    public boolean isOutdated(PasswordHash hash) {
        return hasher.isOutdated(hash);
    }

    @Override
    public PasswordHash decoy() {
        return hasher.decoy();
    }
}
