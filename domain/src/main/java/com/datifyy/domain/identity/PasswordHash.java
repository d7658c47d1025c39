package com.datifyy.domain.identity;

/// A hashed password with its algorithm, parameters and salt, in the PHC or modular-crypt text form.
public record PasswordHash(String encoded) {
    @Override
    public String toString() {
        return "[REDACTED]";
    }
}
