package com.datifyy.adapters.rest.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.rest.Answer;
import com.datifyy.adapters.rest.Golden;
import com.datifyy.adapters.rest.RestService;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class SessionRoutesTest {
    private static final String ME = "/api/v1/user/me";
    private static final String CURRENT = "/api/v1/auth/session/current";
    private static final String SESSIONS = "/api/v1/auth/sessions";
    private static final String REVOKE = "/api/v1/auth/session/revoke";
    private static final String REVOKE_ALL = "/api/v1/auth/sessions/revoke-all";
    private static final String DEVICES = "/api/v1/auth/devices";
    private static final String TRUST = "/api/v1/auth/device/trust";
    private static final String REVOKE_DEVICE = "/api/v1/auth/device/revoke";
    private static final String UNKNOWN = "00000000-0000-0000-0000-00000000abcd";

    @AutoClose
    private final RestService service = new RestService();

    private final RestService.Member maya = service.join("Maya");

    @Test
    void the_current_session_stands_at_the_top_and_where_newer_clients_look() {
        Answer answer = maya.get(CURRENT);

        assertThat(answer.status()).isEqualTo(200);
        Golden.assertMatches("session-current", answer.body());
    }

    @Test
    void b5_members_list_their_sessions_and_nobody_elses() {
        service.join("Ravi");
        service.application.clock.advance(Duration.ofMinutes(1));
        service.signIn(maya, "example-phone");

        Answer answer = maya.get(SESSIONS);

        assertThat(answer.status()).isEqualTo(200);
        Golden.assertMatches("sessions", answer.body());
    }

    @Test
    void pages_are_numbered_and_what_cannot_be_had_falls_back_to_the_usual() {
        service.signIn(maya, "example-phone");
        service.signIn(maya, "example-tablet");

        Answer second = maya.get(SESSIONS + "?page=2&page_size=2");
        assertThat(second.at("/sessions")).hasSize(1);
        assertThat(second.at("/pagination/totalPages").intValue()).isEqualTo(2);
        assertThat(maya.get(SESSIONS + "?page=9&pageSize=2").at("/sessions")).isEmpty();
        assertThat(maya.get(DEVICES + "?page=0&pageSize=1000")
                        .at("/pagination/pageSize")
                        .intValue())
                .isEqualTo(20);
        assertThat(maya.get(SESSIONS).at("/pagination/pageSize").intValue()).isEqualTo(10);
        assertThat(maya.get(SESSIONS + "?page=first").text("/errors/0/field")).isEqualTo("page");
    }

    @Test
    void b4_b5_a_session_is_ended_by_name_at_once() {
        RestService.Member phone = service.signIn(maya, "example-phone");
        RestService.Member tablet = service.signIn(maya, "example-tablet");

        assertThat(maya.post(REVOKE, "{\"session_id\": \"%s\"}".formatted(phone.session()))
                        .status())
                .isEqualTo(200);
        assertThat(maya.delete(SESSIONS + "/" + tablet.session()).status()).isEqualTo(200);

        assertThat(phone.get(ME).status()).isEqualTo(401);
        assertThat(tablet.get(ME).status()).isEqualTo(401);
        assertThat(maya.get(ME).status()).isEqualTo(200);
    }

    @Test
    void c4_a_session_of_somebody_else_is_answered_like_one_that_does_not_exist() {
        RestService.Member ravi = service.join("Ravi");
        String body = "{\"sessionId\": \"%s\"}";

        Answer foreign = maya.post(REVOKE, body.formatted(ravi.session()));
        Answer unknown = maya.post(REVOKE, body.formatted(UNKNOWN));
        Answer nonsense = maya.post(REVOKE, body.formatted("nonsense"));

        assertThat(List.of(foreign.status(), unknown.status(), nonsense.status()))
                .containsOnly(404);
        assertThat(withoutId(foreign)).isEqualTo(withoutId(unknown)).isEqualTo(withoutId(nonsense));
        assertThat(maya.delete(SESSIONS + "/" + ravi.session()).status()).isEqualTo(404);
        assertThat(maya.delete(SESSIONS + "/" + UNKNOWN).status()).isEqualTo(404);
        assertThat(ravi.get(ME).status()).isEqualTo(200);
    }

    @Test
    void b5_all_other_sessions_are_ended_or_all_when_that_is_asked_for() {
        RestService.Member phone = service.signIn(maya, "example-phone");
        service.signIn(maya, "example-tablet");

        Answer others = maya.post(REVOKE_ALL, "{}");
        assertThat(others.at("/revokedCount").intValue()).isEqualTo(2);
        assertThat(phone.get(ME).status()).isEqualTo(401);
        assertThat(maya.call("POST", REVOKE_ALL, null).at("/revokedCount").intValue())
                .as("a body is not needed")
                .isZero();

        assertThat(maya.post(REVOKE_ALL, "{\"exclude_current\": \"no\"}").text("/errors/0/field"))
                .isEqualTo("exclude_current");
        Answer all = maya.post(REVOKE_ALL, "{\"excludeCurrent\": false}");
        assertThat(all.at("/revokedCount").intValue()).isEqualTo(1);
        assertThat(maya.get(ME).status()).isEqualTo(401);
    }

    @Test
    void b5_members_list_their_devices_and_nobody_elses() {
        service.join("Ravi");
        service.application.clock.advance(Duration.ofMinutes(1));
        service.signIn(maya, "example-phone");
        service.signIn(maya, "example-phone");
        assertThat(maya.post(TRUST, "{\"device_id\": \"example-phone\"}").status())
                .isEqualTo(200);

        Answer answer = maya.get(DEVICES);

        assertThat(answer.status()).isEqualTo(200);
        Golden.assertMatches("devices", answer.body());
    }

    @Test
    void b4_a_device_is_signed_out_at_once_and_no_longer_trusted() {
        RestService.Member phone = service.signIn(maya, "example-phone");
        maya.post(TRUST, "{\"deviceId\": \"example-phone\"}");

        Answer answer = maya.post(REVOKE_DEVICE, "{\"deviceId\": \"example-phone\"}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.at("/sessionsRevoked").intValue()).isEqualTo(1);
        assertThat(phone.get(ME).status()).isEqualTo(401);
        service.signIn(maya, "example-phone");
        assertThat(maya.get(DEVICES).at("/devices").findValues("isTrusted"))
                .extracting(Object::toString)
                .containsOnly("false");
    }

    @Test
    void c4_a_device_of_somebody_else_is_answered_like_one_that_does_not_exist() {
        RestService.Member ravi = service.join("Ravi");
        RestService.Member ravisPhone = service.signIn(ravi, "ravis-phone");

        for (String path : List.of(TRUST, REVOKE_DEVICE)) {
            Answer foreign = maya.post(path, "{\"deviceId\": \"ravis-phone\"}");
            Answer unknown = maya.post(path, "{\"deviceId\": \"nobodys-phone\"}");
            assertThat(foreign.status()).isEqualTo(404);
            assertThat(withoutId(foreign)).isEqualTo(withoutId(unknown));
        }
        assertThat(ravisPhone.get(ME).status()).isEqualTo(200);
    }

    @Test
    void c2_whose_session_or_device_it_is_comes_from_the_token_alone() {
        RestService.Member ravi = service.join("Ravi");
        String forged = "{\"userId\": \"%1$s\", \"user_id\": \"%1$s\", \"sessionId\": \"%2$s\"}"
                .formatted(ravi.id(), ravi.session());

        assertThat(maya.get(SESSIONS + "?userId=" + ravi.id())
                        .at("/sessions/0/userId")
                        .textValue())
                .isEqualTo(maya.id());
        assertThat(maya.get(DEVICES + "?user_id=" + ravi.id())
                        .at("/devices/0/userId")
                        .textValue())
                .isEqualTo(maya.id());
        assertThat(maya.post(REVOKE_ALL, forged).status()).isEqualTo(200);
        assertThat(maya.post("/api/v1/auth/logout/all", forged).status()).isEqualTo(200);
        assertThat(ravi.get(ME).status()).isEqualTo(200);
    }

    @Test
    void b4_signing_out_takes_effect_at_once_with_or_without_a_body() {
        RestService.Member phone = service.signIn(maya, "example-phone");

        Answer answer = maya.post("/api/v1/auth/logout", "{}");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.at("/success").booleanValue()).isTrue();
        assertThat(maya.get(ME).status()).isEqualTo(401);
        assertThat(service.post(
                                "/api/v1/auth/token/refresh",
                                "{\"refreshToken\": \"%s\"}".formatted(maya.refreshToken()))
                        .status())
                .isEqualTo(401);
        assertThat(phone.call("POST", "/api/v1/auth/logout", null).status()).isEqualTo(200);
    }

    @Test
    void b4_signing_out_everywhere_ends_all_sessions() {
        RestService.Member phone = service.signIn(maya, "example-phone");

        Answer answer = phone.post("/api/v1/auth/logout/all", "{\"refresh_token\": \"\"}");

        assertThat(answer.at("/sessionsLoggedOut").intValue()).isEqualTo(2);
        assertThat(maya.get(ME).status()).isEqualTo(401);
        assertThat(phone.get(ME).status()).isEqualTo(401);
    }

    @Test
    void e1_what_is_missing_or_of_another_type_is_named() {
        assertThat(maya.post(REVOKE, "{}").text("/errors/0/field")).isEqualTo("session_id");
        assertThat(maya.post(REVOKE, "{\"sessionId\": 7}").text("/errors/0/field"))
                .isEqualTo("session_id");
        assertThat(maya.post(TRUST, "{}").text("/errors/0/field")).isEqualTo("device_id");
        assertThat(maya.post(REVOKE_DEVICE, "{\"deviceId\": []}").text("/errors/0/field"))
                .isEqualTo("device_id");
        assertThat(maya.post(REVOKE_ALL, "[]").text("/errors/0/field")).isEqualTo("body");
    }

    private static String withoutId(Answer answer) {
        return answer.text().replace(answer.text("/requestId"), "");
    }
}
