package com.datifyy.adapters.security;

/// A key that access tokens are checked with. It belongs to one algorithm; a token has no say in that.
sealed interface TokenKey permits SecretTokenKey, PublicTokenKey {
    /// The key's public name, `kid` in a token.
    String id();

    /// The name of its algorithm in a token: `HS256`, `ES256` or `EdDSA`.
    String algorithm();

    /// Whether a signature was made over content with this key, or the private half of it.
    boolean signed(byte[] content, byte[] signature);
}
