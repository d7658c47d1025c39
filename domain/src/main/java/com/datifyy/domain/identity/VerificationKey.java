package com.datifyy.domain.identity;

/// A public key with which others can check the service's access tokens, as a JSON Web Key describes it
/// (RFC 7517).
///
/// Coordinates are base64url without padding.
public sealed interface VerificationKey {
    /// The key's name, `kid`: its thumbprint of RFC 7638.
    String id();

    /// The one algorithm it is used with, `alg`.
    String algorithm();

    /// The curve it lies on, `crv`.
    String curve();

    /// Its x coordinate, or the whole point where the curve needs no more.
    String x();

    /// A point with two coordinates, `kty` EC: ES256 on P-256.
    record EllipticCurve(String id, String algorithm, String curve, String x, String y) implements VerificationKey {}

    /// A point in one text, `kty` OKP: EdDSA on Ed25519.
    record OctetKeyPair(String id, String algorithm, String curve, String x) implements VerificationKey {}
}
