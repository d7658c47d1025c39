package com.datifyy.adapters.rest.auth;

import com.datifyy.adapters.rest.http.Exchange;
import com.datifyy.adapters.rest.http.Routes;
import com.datifyy.adapters.rest.json.Json;
import com.datifyy.adapters.rest.json.JsonInput;
import com.datifyy.application.identity.SecondFactor;
import com.datifyy.domain.identity.Caller;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// Switching a second factor on and off.
public final class SecondFactorRoutes implements Routes.Part {
    private final SecondFactor secondFactor;

    public SecondFactorRoutes(SecondFactor secondFactor) {
        this.secondFactor = secondFactor;
    }

    @Override
    public void addTo(Routes routes) {
        routes.forCaller("GET /api/v1/auth/second-factor", this::status)
                .forCaller("POST /api/v1/auth/second-factor/enroll", this::enrol)
                .forCaller("POST /api/v1/auth/second-factor/confirm", this::confirm)
                .forCaller("POST /api/v1/auth/second-factor/recovery-codes", this::renewRecoveryCodes)
                .forCaller("POST /api/v1/auth/second-factor/disable", this::disable);
    }

    private void status(Exchange http, Caller caller) {
        SecondFactor.Status status = secondFactor.status(caller);
        http.answer(Json.object().put("enabled", status.on()).put("recoveryCodesLeft", status.recoveryCodesLeft()));
    }

    private void enrol(Exchange http, Caller caller) {
        var enrolment = secondFactor.enrol(caller, http.bodyIfAny().text("password"), http.visitor());
        http.answer(Json.object().put("secret", enrolment.secret()).put("uri", enrolment.uri()));
    }

    private void confirm(Exchange http, Caller caller) {
        http.answer(told(secondFactor.confirm(caller, codeIn(http.body()), http.visitor())));
    }

    private void renewRecoveryCodes(Exchange http, Caller caller) {
        http.answer(told(secondFactor.renewRecoveryCodes(caller, codeIn(http.body()), http.visitor())));
    }

    private void disable(Exchange http, Caller caller) {
        JsonInput body = http.body();
        secondFactor.disable(caller, () -> body.text("password"), () -> codeIn(body), http.visitor());
        http.answer(Done.saying("The second factor is switched off"));
    }

    private static String codeIn(JsonInput body) {
        return body.requiredAnyText("code", "totp_code");
    }

    private static ObjectNode told(List<String> recoveryCodes) {
        ObjectNode json = Json.object();
        json.set("recoveryCodes", Json.texts(recoveryCodes));
        return json;
    }
}
