package com.datifyy.application.identity;

import com.datifyy.domain.identity.TotpSecret;

/// What an authenticator app needs to know, told once.
///
/// @param secret for typing, in base 32
/// @param uri the same for a QR code, with the scheme `otpauth`
public record Enrolment(String secret, String uri) {
    private static final String ISSUER = "Datifyy";

    /// @param account what the app shows beside the service's name
    public static Enrolment of(TotpSecret secret, String account) {
        return new Enrolment(secret.base32(), secret.uri(ISSUER, account));
    }

    @Override
    public String toString() {
        return "Enrolment[…]";
    }
}
