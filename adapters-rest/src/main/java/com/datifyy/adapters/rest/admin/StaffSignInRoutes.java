package com.datifyy.adapters.rest.admin;

import com.datifyy.adapters.rest.auth.Done;
import com.datifyy.adapters.rest.http.Exchange;
import com.datifyy.adapters.rest.http.Routes;
import com.datifyy.adapters.rest.json.Json;
import com.datifyy.adapters.rest.json.JsonInput;
import com.datifyy.application.admin.AdminSignIn;
import com.datifyy.application.admin.AdminSignIn.Credentials;
import com.datifyy.application.admin.AdminSignIn.SignedInAdmin;
import com.datifyy.domain.admin.AdminCaller;
import com.datifyy.domain.identity.Email;
import com.datifyy.domain.identity.Password;
import com.datifyy.domain.shared.Faults;
import com.datifyy.domain.shared.Remaining;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;

/// How staff signs in and out.
public final class StaffSignInRoutes implements Routes.Part {
    private final AdminSignIn signIn;
    private final InstantSource clock;

    public StaffSignInRoutes(AdminSignIn signIn, InstantSource clock) {
        this.signIn = signIn;
        this.clock = clock;
    }

    @Override
    public void addTo(Routes routes) {
        routes.open("POST /api/v1/admin/login", this::signIn)
                .open("POST /api/v1/admin/second-factor/enroll", this::enrol)
                .open("POST /api/v1/admin/second-factor/confirm", this::confirm)
                .forStaff("POST /api/v1/admin/logout", this::signOut)
                .forStaff("POST /api/v1/admin/password/change", this::changePassword);
    }

    private void signIn(Exchange http) {
        JsonInput body = http.body();
        var wrong = new Faults();
        Credentials credentials = wrong.of(() -> credentials(body));
        String code = wrong.of(() -> body.anyText("second_factor_code", "totp_code", "code"), "");
        if (credentials == null) {
            throw wrong.refusal();
        }
        wrong.tell();
        SignedInAdmin signedIn = signIn.signIn(credentials, code, http.visitor());
        String token = signedIn.token();
        ObjectNode json = AdminJson.alone(signedIn.admin());
        // There is no refresh token: the session goes on while it is used.
        json.putObject("tokens")
                .put("accessToken", token)
                .put("refreshToken", "")
                .put(
                        "expiresIn",
                        Remaining.seconds(clock.instant(), signedIn.session().endsAt()));
        http.answer(json.put("token", token)
                .put("adminId", signedIn.admin().id().toString())
                .put("role", json.at("/admin/role").textValue()));
    }

    private void enrol(Exchange http) {
        var enrolment = signIn.enrol(credentials(http.body()), http.visitor());
        http.answer(Json.object().put("secret", enrolment.secret()).put("uri", enrolment.uri()));
    }

    private void confirm(Exchange http) {
        JsonInput body = http.body();
        var wrong = new Faults();
        Credentials credentials = wrong.of(() -> credentials(body));
        String code = wrong.of(() -> body.requiredAnyText("code", "totp_code"));
        if (credentials == null || code == null) {
            throw wrong.refusal();
        }
        wrong.tell();
        var codes = signIn.confirm(credentials, code, http.visitor());
        ObjectNode json = Json.object();
        json.set("recoveryCodes", Json.texts(codes));
        http.answer(json);
    }

    private void signOut(Exchange http, AdminCaller admin) {
        signIn.signOut(admin);
        http.answer(Done.saying("Signed out"));
    }

    private void changePassword(Exchange http, AdminCaller admin) {
        JsonInput body = http.body();
        signIn.changePassword(admin, body.text("current_password"), body.text("new_password"), http.visitor());
        http.answer(Done.saying("The password is changed"));
    }

    private static Credentials credentials(JsonInput body) {
        var wrong = new Faults();
        Email email = wrong.of(() -> new Email(body.text("email")));
        Password password = wrong.of(() -> Password.presented(body.text("password")));
        if (email == null || password == null) {
            throw wrong.refusal();
        }
        return new Credentials(email, password);
    }
}
