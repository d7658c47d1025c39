package com.datifyy.bootstrap.accounts;

import java.time.LocalDate;
import java.util.List;

/// What people do with accounts, whatever the protocol. Every step may throw
/// [com.datifyy.bootstrap.journey.Refused].
interface Doorway {
    /// What a session is held by.
    ///
    /// @param status the account's, as a word of the contract; empty after a refresh
    record SessionKey(String status, String access, String refresh) {}

    /// What somebody presents with a password.
    ///
    /// @param device an id that the client chose
    record SignIn(String email, String password, String device, String secondFactor, boolean reopen) {
        static SignIn of(Somebody somebody) {
            return new SignIn(somebody.email(), somebody.password(), "", "", false);
        }

        SignIn on(String otherDevice) {
            return new SignIn(email, password, otherDevice, secondFactor, reopen);
        }

        SignIn with(String code) {
            return new SignIn(email, password, device, code, reopen);
        }

        SignIn reopening() {
            return new SignIn(email, password, device, secondFactor, true);
        }
    }

    /// The same way in, but for somebody who takes every step from this network.
    Doorway from(String network);

    SessionKey register(Somebody somebody);

    SessionKey signIn(SignIn credentials);

    SessionKey refresh(String refreshToken);

    void revoke(String refreshToken);

    void sendEmailCode(String email);

    void proveEmail(String email, String code);

    void requestReset(String email);

    void reset(String token, String newPassword);

    /// Asks for the code that signs in by telephone.
    void sendPhoneCode(String number);

    /// Asks, without signing in, for the code that proves a number somebody told.
    void sendNumberProof(String number);

    void provePhone(String number, String code);

    SessionKey signInByPhone(String number, String code, String name);

    SessionKey signInByGoogle(String idToken);

    Inside holding(SessionKey key);

    /// What people do who are signed in.
    interface Inside {
        /// The name on one's own profile.
        String name();

        int sessions();

        int devices();

        /// How many other sessions ended.
        int endOthers();

        void changePassword(String current, String chosen);

        void sendEmailCode(String email);

        void proveEmail(String email, String code);

        /// The secret of an authenticator app, in base 32.
        String enrol(String password);

        /// Recovery codes.
        List<String> confirm(String code);

        int recoveryCodesLeft();

        /// Switches the second factor off.
        void disable(String password, String code);

        /// Marks a device as one's own.
        void trust(String device);

        /// Ends the sessions on a device.
        void forget(String device);

        void tellBirthDate(LocalDate birthDate);

        /// Puts a telephone number into the profile.
        void tellNumber(String number);

        void sendPhoneCode(String number);

        void provePhone(String number, String code);

        void unlinkGoogle(String password);

        /// Everything that is kept, as text.
        String export();

        void close(String password);
    }
}
