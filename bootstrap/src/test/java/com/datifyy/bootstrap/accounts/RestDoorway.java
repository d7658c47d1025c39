package com.datifyy.bootstrap.accounts;

import com.datifyy.bootstrap.journey.Refused;
import com.datifyy.bootstrap.service.Answer;
import com.datifyy.bootstrap.service.Http;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// Accounts over REST.
///
/// @param moves whether every step of a stranger comes from another network
record RestDoorway(Http http, boolean moves) implements Doorway {
    private static final String AUTH = "/api/v1/auth/";

    RestDoorway(Http http) {
        this(http, true);
    }

    @Override
    public Doorway from(String network) {
        return new RestDoorway(new Http(http.client(), http.port(), network, http.token()), false);
    }

    @Override
    public SessionKey register(Somebody somebody) {
        return key(post(
                "register/email",
                object().put("email", somebody.email())
                        .put("password", somebody.password())
                        .put("name", somebody.name())
                        .put("dateOfBirth", "1994-05-06")));
    }

    @Override
    public SessionKey signIn(SignIn credentials) {
        ObjectNode body = object().put("email", credentials.email())
                .put("password", credentials.password())
                .put("secondFactorCode", credentials.secondFactor())
                .put("reopenAccount", credentials.reopen());
        body.putObject("deviceInfo").put("deviceId", credentials.device());
        return key(post("login/email", body));
    }

    @Override
    public SessionKey refresh(String refreshToken) {
        return key(post("token/refresh", object().put("refreshToken", refreshToken)));
    }

    @Override
    public void revoke(String refreshToken) {
        post("token/revoke", object().put("refreshToken", refreshToken));
    }

    @Override
    public void sendEmailCode(String email) {
        post("verification/email/send", object().put("email", email));
    }

    @Override
    public void proveEmail(String email, String code) {
        post("verification/email/verify", object().put("email", email).put("verificationCode", code));
    }

    @Override
    public void requestReset(String email) {
        post("password/reset/request", object().put("email", email));
    }

    @Override
    public void reset(String token, String newPassword) {
        post("password/reset/confirm", object().put("resetToken", token).put("newPassword", newPassword));
    }

    @Override
    public void sendPhoneCode(String number) {
        post("otp/request", object().put("phoneNumber", number));
    }

    @Override
    public void sendNumberProof(String number) {
        post("verification/phone/send", object().put("phoneNumber", number));
    }

    @Override
    public void provePhone(String number, String code) {
        post("verification/phone/verify", object().put("phoneNumber", number).put("code", code));
    }

    @Override
    public SessionKey signInByPhone(String number, String code, String name) {
        return key(post(
                "login/phone",
                object().put("phoneNumber", number).put("otpCode", code).put("name", name)));
    }

    @Override
    public SessionKey signInByGoogle(String idToken) {
        return key(post(
                "login/oauth", object().put("provider", "OAUTH_PROVIDER_GOOGLE").put("idToken", idToken)));
    }

    @Override
    public Inside holding(SessionKey key) {
        return new Owner(http.as(key.access()));
    }

    private record Owner(Http http) implements Inside {
        @Override
        public String name() {
            return ok(http.get("/api/v1/user/me")).at("/profile/basicInfo/name").textValue();
        }

        @Override
        public int sessions() {
            return ok(http.get(AUTH + "sessions")).at("/sessions").size();
        }

        @Override
        public int devices() {
            return ok(http.get(AUTH + "devices")).at("/devices").size();
        }

        @Override
        public int endOthers() {
            return post("sessions/revoke-all", object()).at("/revokedCount").intValue();
        }

        @Override
        public void changePassword(String current, String chosen) {
            post("password/change", object().put("currentPassword", current).put("newPassword", chosen));
        }

        @Override
        public void sendEmailCode(String email) {
            post("verification/email/send", object().put("email", email));
        }

        @Override
        public void proveEmail(String email, String code) {
            post("verification/email/verify", object().put("email", email).put("verificationCode", code));
        }

        @Override
        public String enrol(String password) {
            return post("second-factor/enroll", object().put("password", password))
                    .at("/secret")
                    .textValue();
        }

        @Override
        public List<String> confirm(String code) {
            List<String> codes = new ArrayList<>();
            post("second-factor/confirm", object().put("code", code))
                    .at("/recoveryCodes")
                    .forEach(told -> codes.add(told.textValue()));
            return codes;
        }

        @Override
        public int recoveryCodesLeft() {
            return ok(http.get(AUTH + "second-factor")).at("/recoveryCodesLeft").intValue();
        }

        @Override
        public void disable(String password, String code) {
            post("second-factor/disable", object().put("password", password).put("code", code));
        }

        @Override
        public void trust(String device) {
            post("device/trust", object().put("deviceId", device));
        }

        @Override
        public void forget(String device) {
            post("device/revoke", object().put("deviceId", device));
        }

        @Override
        public void tellBirthDate(LocalDate birthDate) {
            tell("dateOfBirth", birthDate.toString(), "date_of_birth");
        }

        @Override
        public void tellNumber(String number) {
            tell("phoneNumber", number, "phone_number");
        }

        private void tell(String name, String value, String field) {
            ObjectNode body = object();
            body.putObject("basicInfo").put(name, value);
            body.putArray("updateFields").add(field);
            ok(http.put("/api/v1/user/me", body.toString()));
        }

        @Override
        public void sendPhoneCode(String number) {
            post("verification/phone/send", object().put("phoneNumber", number));
        }

        @Override
        public void provePhone(String number, String code) {
            post(
                    "verification/phone/verify",
                    object().put("phoneNumber", number).put("code", code));
        }

        @Override
        public void unlinkGoogle(String password) {
            String body = object().put("password", password).toString();
            ok(http.send("DELETE", AUTH + "identities/google", body));
        }

        @Override
        public String export() {
            return ok(http.get("/api/v1/user/export")).text();
        }

        @Override
        public void close(String password) {
            String body = object().put("password", password).toString();
            ok(http.send("DELETE", "/api/v1/user/account", body));
        }

        private Answer post(String path, ObjectNode body) {
            return ok(http.post(AUTH + path, body.toString()));
        }
    }

    private Answer post(String path, ObjectNode body) {
        return ok((moves ? http.elsewhere() : http).post(AUTH + path, body.toString()));
    }

    private static SessionKey key(Answer answer) {
        JsonNode json = answer.json();
        return new SessionKey(
                json.at("/user/accountStatus").asText(),
                json.at("/tokens/accessToken/token").textValue(),
                json.at("/tokens/refreshToken/token").textValue());
    }

    private static Answer ok(Answer answer) {
        if (answer.status() / 100 != 2) {
            throw new Refused(
                    answer.code(),
                    answer.at("/errors/0/field").asText(),
                    answer.at("/message").asText());
        }
        return answer;
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
