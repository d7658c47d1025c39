package com.datifyy.adapters.security;

import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.SignatureVerificationException;
import com.auth0.jwt.interfaces.DecodedJWT;
import java.util.function.UnaryOperator;

/// Lets java-jwt write tokens that are signed by our own keys; it knows no EdDSA itself.
final class SigningAlgorithm extends Algorithm {
    private final UnaryOperator<byte[]> signature;

    /// @param name of the algorithm, as it stands in the header
    /// @param signature makes the signature over a token's content
    SigningAlgorithm(String name, UnaryOperator<byte[]> signature) {
        super(name, name);
        this.signature = signature;
    }

    @Override
    public byte[] sign(byte[] contentBytes) {
        return signature.apply(contentBytes);
    }

    /// Tokens are checked by [TokenKey] alone: what comes here is not trusted.
    @Override
    public void verify(DecodedJWT token) {
        throw new SignatureVerificationException(this);
    }
}
