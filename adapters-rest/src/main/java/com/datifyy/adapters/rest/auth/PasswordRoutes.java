package com.datifyy.adapters.rest.auth;

import com.datifyy.adapters.rest.http.Exchange;
import com.datifyy.adapters.rest.http.Routes;
import com.datifyy.adapters.rest.json.JsonInput;
import com.datifyy.application.identity.PasswordRecovery;
import com.datifyy.application.identity.Visitor;
import com.datifyy.domain.identity.Caller;
import com.datifyy.domain.identity.Email;
import com.datifyy.domain.identity.Password;
import com.datifyy.domain.shared.Faults;
import java.time.Instant;

/// Choosing a new password.
public final class PasswordRoutes implements Routes.Part {
    private final PasswordRecovery passwords;

    public PasswordRoutes(PasswordRecovery passwords) {
        this.passwords = passwords;
    }

    @Override
    public void addTo(Routes routes) {
        routes.open("POST /api/v1/auth/password/reset/request", this::requestReset)
                .open("POST /api/v1/auth/password/reset/confirm", this::reset)
                .forCaller("POST /api/v1/auth/password/change", this::change);
    }

    private void requestReset(Exchange http) {
        JsonInput sent = http.body().unwrapped("reset_request");
        sendResetToken(http, passwords, sent, "email");
    }

    /// @param names of the address, the first of which is there counts
    static void sendResetToken(Exchange http, PasswordRecovery passwords, JsonInput sent, String... names) {
        var wrong = new Faults();
        Email email = wrong.of(() -> new Email(sent.anyText(names)));
        Visitor visitor = wrong.of(() -> DeviceInfo.visitor(http, sent));
        if (email == null || visitor == null) {
            throw wrong.refusal();
        }
        Instant until = passwords.request(email, visitor);
        http.answer(Done.sent("If an account has this address, a mail is on its way to it", until));
    }

    private void reset(Exchange http) {
        JsonInput sent = http.body().unwrapped("confirmation");
        var wrong = new Faults();
        String token = wrong.of(() -> sent.requiredText("reset_token"));
        Password chosen = wrong.of(() -> Password.chosen("new_password", sent.text("new_password")));
        if (token == null || chosen == null) {
            throw wrong.refusal();
        }
        passwords.reset(token, chosen, http.visitor());
        http.answer(Done.saying("The password has been changed and all sessions have ended: sign in with the new one"));
    }

    private void change(Exchange http, Caller caller) {
        JsonInput body = http.body();
        passwords.change(
                caller,
                () -> body.text("current_password"),
                () -> Password.chosen("new_password", body.text("new_password")),
                http.visitor());
        http.answer(Done.saying("The password has been changed and all other sessions have ended"));
    }
}
