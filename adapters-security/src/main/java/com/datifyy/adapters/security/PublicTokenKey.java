package com.datifyy.adapters.security;

import com.datifyy.domain.identity.VerificationKey;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A public key that access tokens are checked with: ES256 on the curve P-256, or EdDSA on Ed25519.
///
/// Its id is its thumbprint of RFC 7638, so everybody who knows the key gives it the same name.
public final class PublicTokenKey implements TokenKey {
    private static final int COORDINATE_BYTES = 32;
    private static final ECParameterSpec P256 = p256();

    private final PublicKey key;
    private final TokenCurve curve;
    private final VerificationKey published;

    private PublicTokenKey(PublicKey key, TokenCurve curve, VerificationKey published) {
        this.key = key;
        this.curve = curve;
        this.published = published;
    }

    /// The public keys in a text, one after the other, in PEM: `-----BEGIN PUBLIC KEY-----`.
    ///
    /// @throws IllegalArgumentException when there is anything else in it, or a key of another kind or curve
    public static List<PublicTokenKey> allIn(String pem) {
        return Pem.blocks("PUBLIC KEY", pem).stream().map(PublicTokenKey::of).toList();
    }

    /// @param encoded a SubjectPublicKeyInfo in DER
    static PublicTokenKey of(byte[] encoded) {
        return Stream.of(TokenCurve.values())
                .flatMap(curve -> keyOn(curve, encoded).stream())
                .map(PublicTokenKey::of)
                .findFirst()
                .orElseThrow(PublicTokenKey::unusable);
    }

    private static Optional<PublicKey> keyOn(TokenCurve curve, byte[] encoded) {
        try {
            return Optional.of(
                    KeyFactory.getInstance(curve.keyFactory()).generatePublic(new X509EncodedKeySpec(encoded)));
        } catch (InvalidKeySpecException anotherKind) {
            return Optional.empty();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static PublicTokenKey of(PublicKey key) {
        return switch (key) {
            case ECPublicKey ec
            when isP256(ec.getParams()) ->
                onP256(
                        key,
                        base64(fixed(ec.getW().getAffineX())),
                        base64(fixed(ec.getW().getAffineY())));
            case EdECPublicKey ed -> onEd25519(key, base64(compressed(ed)));
            default -> throw unusable();
        };
    }

    private static PublicTokenKey onP256(PublicKey key, String x, String y) {
        var curve = TokenCurve.P256;
        String id = thumbprint(
                "{\"crv\":\"%s\",\"kty\":\"EC\",\"x\":\"%s\",\"y\":\"%s\"}".formatted(curve.published(), x, y));
        return new PublicTokenKey(
                key, curve, new VerificationKey.EllipticCurve(id, curve.algorithm(), curve.published(), x, y));
    }

    private static PublicTokenKey onEd25519(PublicKey key, String x) {
        var curve = TokenCurve.ED25519;
        String id = thumbprint("{\"crv\":\"%s\",\"kty\":\"OKP\",\"x\":\"%s\"}".formatted(curve.published(), x));
        return new PublicTokenKey(
                key, curve, new VerificationKey.OctetKeyPair(id, curve.algorithm(), curve.published(), x));
    }

    @Override
    public String id() {
        return published.id();
    }

    @Override
    public String algorithm() {
        return curve.algorithm();
    }

    @Override
    public boolean signed(byte[] content, byte[] signature) {
        try {
            var check = Signature.getInstance(curve.signature());
            check.initVerify(key);
            check.update(content);
            return check.verify(signature);
        } catch (SignatureException malformed) {
            return false;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// As a SubjectPublicKeyInfo in DER.
    byte[] encoded() {
        return key.getEncoded();
    }

    TokenCurve curve() {
        return curve;
    }

    VerificationKey published() {
        return published;
    }

    private static boolean isP256(ECParameterSpec curve) {
        return curve.getCurve().equals(P256.getCurve())
                && curve.getGenerator().equals(P256.getGenerator())
                && curve.getOrder().equals(P256.getOrder())
                && curve.getCofactor() == P256.getCofactor();
    }

    static IllegalArgumentException unusable() {
        return new IllegalArgumentException("a token key is an elliptic curve key on P-256 or Ed25519");
    }

    private static ECParameterSpec p256() {
        try {
            var parameters = AlgorithmParameters.getInstance("EC");
            parameters.init(new ECGenParameterSpec("secp256r1"));
            return parameters.getParameterSpec(ECParameterSpec.class);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// The point as RFC 8032 writes it: y with its last byte first, and whether x is odd in the highest bit.
    private static byte[] compressed(EdECPublicKey key) {
        byte[] point = fixed(key.getPoint().getY());
        for (int i = 0; i < point.length / 2; i++) {
            byte first = point[i];
            point[i] = point[point.length - 1 - i];
            point[point.length - 1 - i] = first;
        }
        if (key.getPoint().isXOdd()) {
            point[point.length - 1] |= (byte) 0x80;
        }
        return point;
    }

    /// 32 bytes, the most significant first.
    private static byte[] fixed(BigInteger number) {
        byte[] shortest = number.toByteArray();
        byte[] bytes = new byte[COORDINATE_BYTES];
        int length = Math.min(shortest.length, COORDINATE_BYTES);
        System.arraycopy(shortest, shortest.length - length, bytes, COORDINATE_BYTES - length, length);
        return bytes;
    }

    private static String thumbprint(String canonical) {
        try {
            return base64(MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
