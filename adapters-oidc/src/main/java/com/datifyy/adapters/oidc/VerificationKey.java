package com.datifyy.adapters.oidc;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.Optional;

/// A key that a provider signs with, and the one algorithm it is used with.
record VerificationKey(String id, SigningAlgorithm algorithm, PublicKey key) {
    private static final int SHORTEST_RSA_KEY = 2_048;
    private static final int BYTES_OF_A_COORDINATE = 32;

    /// Reads an entry of a key set. Empty when it is not a key for signatures of a kind known here, or a weak one.
    static Optional<VerificationKey> of(JsonNode entry) {
        String id = entry.path("kid").asText("");
        String use = entry.path("use").asText("sig");
        if (id.isEmpty() || !use.equals("sig")) {
            return Optional.empty();
        }
        try {
            Optional<VerificationKey> key = switch (entry.path("kty").asText("")) {
                case "RSA" -> rsa(entry).map(rsa -> new VerificationKey(id, SigningAlgorithm.RS256, rsa));
                case "EC" -> ellipticCurve(entry).map(ec -> new VerificationKey(id, SigningAlgorithm.ES256, ec));
                default -> Optional.empty();
            };
            return key.filter(read -> read.isMeantFor(entry));
        } catch (GeneralSecurityException | IllegalArgumentException notAKey) {
            return Optional.empty();
        }
    }

    /// Whether exactly these bytes were signed with the other half of this key.
    boolean hasSigned(byte[] content, byte[] signed) {
        try {
            Signature signature = algorithm.signature();
            signature.initVerify(key);
            signature.update(content);
            return signature.verify(signed);
        } catch (SignatureException | InvalidKeyException malformed) {
            return false;
        }
    }

    private boolean isMeantFor(JsonNode entry) {
        return entry.path("alg").asText(algorithm.name()).equals(algorithm.name());
    }

    private static Optional<PublicKey> rsa(JsonNode entry) throws GeneralSecurityException {
        BigInteger modulus = number(entry, "n");
        if (modulus.bitLength() < SHORTEST_RSA_KEY) {
            return Optional.empty();
        }
        return Optional.of(
                KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, number(entry, "e"))));
    }

    private static Optional<PublicKey> ellipticCurve(JsonNode entry) throws GeneralSecurityException {
        if (!entry.path("crv").asText("").equals("P-256")) {
            return Optional.empty();
        }
        var curve = AlgorithmParameters.getInstance("EC");
        curve.init(new ECGenParameterSpec("secp256r1"));
        var point = new ECPoint(coordinate(entry, "x"), coordinate(entry, "y"));
        var key = new ECPublicKeySpec(point, curve.getParameterSpec(ECParameterSpec.class));
        return Optional.of(KeyFactory.getInstance("EC").generatePublic(key));
    }

    private static BigInteger coordinate(JsonNode entry, String name) {
        byte[] bytes = bytes(entry, name);
        if (bytes.length != BYTES_OF_A_COORDINATE) {
            throw new IllegalArgumentException("a coordinate has another length");
        }
        return new BigInteger(1, bytes);
    }

    private static BigInteger number(JsonNode entry, String name) {
        return new BigInteger(1, bytes(entry, name));
    }

    private static byte[] bytes(JsonNode entry, String name) {
        return Base64.getUrlDecoder().decode(entry.path(name).asText(""));
    }
}
