package com.datifyy.adapters.security;

/// What signs access tokens.
sealed interface TokenSigner permits SecretTokenKey, PrivateTokenKey {
    /// The key that checks what this one signs.
    TokenKey key();

    byte[] sign(byte[] content);
}
