package com.datifyy.application.identity;

/// What somebody may add to any way of signing in.
///
/// @param secondFactor a code of their authenticator app, or a recovery code; empty when not given
/// @param reopen whether an account they have closed is to be opened again
public record SignInOptions(String secondFactor, boolean reopen) {
    public static final SignInOptions NONE = new SignInOptions("", false);

    @Override
    public String toString() {
        return "SignInOptions[reopen=" + reopen + "]";
    }
}
