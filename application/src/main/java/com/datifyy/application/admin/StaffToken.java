package com.datifyy.application.admin;

import com.datifyy.application.identity.port.OneTimeSecrets;

/// What a session of staff is proven by: 256 random bits after a word that no token of a person begins with.
final class StaffToken {
    private static final String PREFIX = "staff_";

    private StaffToken() {}

    static String fresh(OneTimeSecrets secrets) {
        return PREFIX + secrets.token();
    }

    static boolean canBeOne(String token) {
        return token.startsWith(PREFIX);
    }

    /// What is kept in place of a token.
    static String digest(OneTimeSecrets secrets, String token) {
        return secrets.digest("session of staff", token);
    }
}
