package com.datifyy.application.identity.port;

import com.datifyy.domain.identity.Password;
import com.datifyy.domain.identity.PasswordHash;

/// A hasher that hides nothing and takes no time; it counts its work, so tests can compare how much different
/// answers took.
public final class PlainPasswordHasher implements PasswordHasher {
    private static final String CURRENT = "plain:";
    private static final String OUTDATED = "old:";

    private int hashed;
    private int checked;

    @Override
    public synchronized PasswordHash hash(Password password) {
        hashed++;
        return new PasswordHash(CURRENT + password.value());
    }

    @Override
    public synchronized boolean matches(Password password, PasswordHash hash) {
        checked++;
        return hash.encoded().equals(CURRENT + password.value())
                || hash.encoded().equals(OUTDATED + password.value());
    }

    @Override
    public boolean isOutdated(PasswordHash hash) {
        return !hash.encoded().startsWith(CURRENT);
    }

    @Override
    public PasswordHash decoy() {
        return new PasswordHash(CURRENT);
    }

    /// A hash as the service made them in former times.
    public static PasswordHash outdated(String password) {
        return new PasswordHash(OUTDATED + password);
    }

    public synchronized int hashed() {
        return hashed;
    }

    public synchronized int checked() {
        return checked;
    }
}
