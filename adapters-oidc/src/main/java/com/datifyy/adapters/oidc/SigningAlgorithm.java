package com.datifyy.adapters.oidc;

import java.security.NoSuchAlgorithmException;
import java.security.Signature;

/// The ways of signing that can be accepted, by their names in JSON Web Tokens. Both are asymmetric: what verifies a
/// token cannot sign one.
public enum SigningAlgorithm {
    /// RSA with SHA-256.
    RS256("SHA256withRSA"),
    /// The elliptic curve P-256 with SHA-256.
    ES256("SHA256withECDSAinP1363Format");

    private final String nameInJava;

    SigningAlgorithm(String nameInJava) {
        this.nameInJava = nameInJava;
    }

    Signature signature() {
        try {
            return Signature.getInstance(nameInJava);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
