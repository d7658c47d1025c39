package com.datifyy.application.identity.port;

/// Makes secrets that are sent to people, and what is stored in their place.
public interface OneTimeSecrets {
    /// Random decimal digits, each equally likely.
    ///
    /// @param count 6 to 12
    String digits(int count);

    /// 256 random bits, URL-safe.
    String token();

    /// Random letters and digits that are easily told apart and typed, in groups: 80 bits.
    String recoveryCode();

    /// Random bytes for a key that two sides share.
    ///
    /// @param bytes how many, 16 to 64
    byte[] key(int bytes);

    /// What is stored in place of a secret: a keyed digest in hexadecimal. Without the service's key it
    /// cannot be tried against guesses.
    ///
    /// @param context what the secret is for and whose it is; the same secret in another context has
    ///     another digest
    String digest(String context, String secret);
}
