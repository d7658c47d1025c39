package com.datifyy.adapters.security;

/// The curves of asymmetric token keys, each with the one algorithm it is used with.
enum TokenCurve {
    P256("P-256", "ES256", "EC", "SHA256withECDSAinP1363Format"),
    ED25519("Ed25519", "EdDSA", "Ed25519", "Ed25519");

    private final String published;
    private final String algorithm;
    private final String keyFactory;
    private final String signature;

    TokenCurve(String published, String algorithm, String keyFactory, String signature) {
        this.published = published;
        this.algorithm = algorithm;
        this.keyFactory = keyFactory;
        this.signature = signature;
    }

    /// Its name in a JSON Web Key.
    String published() {
        return published;
    }

    /// The name of its algorithm in a token.
    String algorithm() {
        return algorithm;
    }

    /// Java's name for what reads its keys.
    String keyFactory() {
        return keyFactory;
    }

    /// Java's name for its signatures, in the form that tokens carry: 64 bytes on both curves.
    String signature() {
        return signature;
    }
}
