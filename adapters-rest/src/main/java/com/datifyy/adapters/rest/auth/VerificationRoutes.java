package com.datifyy.adapters.rest.auth;

import com.datifyy.adapters.rest.http.Exchange;
import com.datifyy.adapters.rest.http.Routes;
import com.datifyy.adapters.rest.json.JsonInput;
import com.datifyy.adapters.rest.json.VerificationType;
import com.datifyy.adapters.rest.json.Vocabulary;
import com.datifyy.application.identity.ContactCodes;
import com.datifyy.application.identity.ContactVerification;
import com.datifyy.application.identity.OwnAccount;
import com.datifyy.application.identity.PasswordRecovery;
import com.datifyy.application.identity.Visitor;
import com.datifyy.domain.identity.Caller;
import com.datifyy.domain.identity.Email;
import com.datifyy.domain.shared.Faults;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Proving an e-mail address or a telephone number, signed in or not.
public final class VerificationRoutes implements Routes.Part {
    private static final Vocabulary<VerificationType> TYPES = Vocabulary.of(VerificationType.class);

    private final ContactCodes codes;
    private final ContactVerification contacts;
    private final PasswordRecovery passwords;

    public VerificationRoutes(ContactCodes codes, ContactVerification contacts, PasswordRecovery passwords) {
        this.codes = codes;
        this.contacts = contacts;
        this.passwords = passwords;
    }

    @Override
    public void addTo(Routes routes) {
        routes.open("POST /api/v1/auth/verification/email/send", this::sendEmailCode)
                .open("POST /api/v1/auth/email/verification/send", this::sendEmailCode)
                .open("POST /api/v1/auth/verification/email/verify", this::proveEmail)
                .open("POST /api/v1/auth/email/verification/confirm", this::proveEmail)
                .open("POST /api/v1/auth/verification/resend", this::resend)
                .open("POST /api/v1/auth/verification/phone/send", this::sendPhoneCode)
                .open("POST /api/v1/auth/phone/verification/send", this::sendPhoneCode)
                .open("POST /api/v1/auth/verification/phone/verify", this::provePhone)
                .open("POST /api/v1/auth/phone/verification/confirm", this::provePhone);
    }

    private void sendEmailCode(Exchange http) {
        sendToAddress(http, http.body(), "email");
    }

    private void sendPhoneCode(Exchange http) {
        sendToNumber(http, http.body(), "phone_number");
    }

    private void sendToAddress(Exchange http, JsonInput body, String... names) {
        var wrong = new Faults();
        Email email = wrong.of(() -> new Email(body.anyText(names)));
        Visitor visitor = wrong.of(() -> DeviceInfo.visitor(http, body));
        if (email == null || visitor == null) {
            throw wrong.refusal();
        }
        Instant until = codes.sendEmailCode(email, http.callerIfAny(), visitor);
        http.answer(Done.sent("If this address waits to be confirmed, a code is on its way to it", until));
    }

    private void sendToNumber(Exchange http, JsonInput body, String... names) {
        Instant until = codes.sendPhoneCode(
                () -> body.requiredAnyText(names), http.callerIfAny(), () -> DeviceInfo.visitor(http, body));
        http.answer(Done.sent("If this number waits to be confirmed, a code is on its way to it", until));
    }

    /// Sends again what the type says or, without one, to whatever the request names.
    private void resend(Exchange http) {
        JsonInput body = http.body();
        switch (typeOf(body)) {
            case EMAIL -> sendToAddress(http, body, "email", "identifier");
            case PHONE -> sendToNumber(http, body, "phone_number", "identifier");
            case PASSWORD_RESET -> PasswordRoutes.sendResetToken(http, passwords, body, "email", "identifier");
        }
    }

    private static VerificationType typeOf(JsonInput body) {
        String name = body.has("verification_type") ? "verification_type" : "type";
        JsonNode given = body.find(name);
        VerificationType type = given == null ? null : TYPES.read(name, given);
        if (type != null) {
            return type;
        }
        String email = body.text("email");
        String number = body.text("phone_number");
        if (!email.isBlank() && !number.isBlank()) {
            throw new InvalidInput("verification_type", "is required when there are an address and a number");
        }
        boolean toPhone = email.isBlank()
                && (!number.isBlank() || body.text("identifier").strip().startsWith("+"));
        return toPhone ? VerificationType.PHONE : VerificationType.EMAIL;
    }

    private void proveEmail(Exchange http) {
        JsonInput sent = http.body().unwrapped("verification");
        Caller caller = http.callerIfAny();
        var wrong = new Faults();
        Email email = wrong.of(() -> new Email(sent.anyText("email", "identifier")));
        String code = wrong.of(() -> sent.requiredAnyText("verification_code", "code", "otp_code"));
        if (email == null || code == null) {
            throw wrong.refusal();
        }
        OwnAccount account = contacts.proveEmail(email, code, caller, http.visitor());
        answer(http, "The e-mail address is confirmed", account, caller);
    }

    private void provePhone(Exchange http) {
        JsonInput sent = http.body().unwrapped("verification");
        Caller caller = http.callerIfAny();
        OwnAccount account = contacts.provePhone(
                () -> sent.requiredAnyText("phone_number", "identifier"),
                () -> sent.requiredAnyText("otp_code", "code", "verification_code"),
                caller,
                http.visitor());
        answer(http, "The telephone number is confirmed", account, caller);
    }

    /// Who only has the code is not shown whose account it is.
    private static void answer(Exchange http, String message, OwnAccount account, @Nullable Caller caller) {
        ObjectNode json = Done.saying(message).put("verified", true).putNull("expiresAt");
        if (caller != null && caller.id().equals(account.user().id())) {
            json.set("user", AccountView.of(account));
        }
        http.answer(json);
    }
}
