package com.datifyy.adapters.security;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;

/// A private key that access tokens are signed with, together with the public key that checks them.
public final class PrivateTokenKey implements TokenSigner {
    private final PrivateKey key;
    private final PublicTokenKey publicKey;

    private PrivateTokenKey(PrivateKey key, PublicTokenKey publicKey) {
        this.key = key;
        this.publicKey = publicKey;
    }

    /// Reads a key without a passphrase in PKCS#8 PEM, `-----BEGIN PRIVATE KEY-----`, as
    /// `openssl genpkey -algorithm ed25519` writes it. The public key is computed from it.
    ///
    /// @throws IllegalArgumentException when the text is anything else, or a key of another kind or curve; the
    ///     message repeats nothing of the text
    public static PrivateTokenKey of(String pem) {
        List<byte[]> blocks = Pem.blocks("PRIVATE KEY", pem);
        if (blocks.size() != 1) {
            throw new IllegalArgumentException("exactly one private key is expected");
        }
        return of(blocks.getFirst());
    }

    /// @param encoded a PrivateKeyInfo in DER
    private static PrivateTokenKey of(byte[] encoded) {
        PublicTokenKey publicKey = publicKeyOf(encoded);
        try {
            PrivateKey key = KeyFactory.getInstance(publicKey.curve().keyFactory())
                    .generatePrivate(new PKCS8EncodedKeySpec(encoded));
            return new PrivateTokenKey(key, publicKey);
        } catch (InvalidKeySpecException unreadable) {
            throw PublicTokenKey.unusable();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static PublicTokenKey publicKeyOf(byte[] encoded) {
        try {
            AsymmetricKeyParameter publicKey = switch (PrivateKeyFactory.createKey(encoded)) {
                case Ed25519PrivateKeyParameters ed -> ed.generatePublicKey();
                case ECPrivateKeyParameters ec ->
                    new ECPublicKeyParameters(
                            new FixedPointCombMultiplier()
                                    .multiply(ec.getParameters().getG(), ec.getD()),
                            ec.getParameters());
                default -> throw PublicTokenKey.unusable();
            };
            return PublicTokenKey.of(SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(publicKey)
                    .getEncoded());
        } catch (IOException | RuntimeException unreadable) {
            // The library's exceptions can repeat what they could not read: they are not passed on.
            throw PublicTokenKey.unusable();
        }
    }

    @Override
    public PublicTokenKey key() {
        return publicKey;
    }

    @Override
    public byte[] sign(byte[] content) {
        try {
            var signature = Signature.getInstance(publicKey.curve().signature());
            signature.initSign(key);
            signature.update(content);
            return signature.sign();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public String toString() {
        return "[REDACTED]";
    }
}
