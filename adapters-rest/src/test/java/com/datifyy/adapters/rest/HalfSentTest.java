package com.datifyy.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.application.InMemoryApplication;
import com.datifyy.application.profile.port.PlainPhotoProcessor;
import com.datifyy.application.shared.Door;
import com.datifyy.domain.admin.AdminCaller;
import com.datifyy.domain.admin.AdminRole;
import com.datifyy.domain.identity.UserId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Requests whose headers come before somebody is signed out, and the rest of whose body comes after it.
@Timeout(60)
class HalfSentTest {
    private static final String PASSWORD = InMemoryApplication.PASSWORD;

    @AutoClose
    private final RestService service = new RestService();

    private final List<RawHttp> sent = new ArrayList<>();
    private final List<String> rests = new ArrayList<>();

    private RestService.Member maya;

    @BeforeEach
    void join() {
        maya = service.joinProven("Maya");
    }

    @Test
    void b4_whatever_was_half_sent_before_somebody_signed_out_everywhere_is_refused_and_does_nothing()
            throws Exception {
        halfSend(maya.token(), "PUT /api/v1/user/me", """
                {"profileDetails": {"bio": "Not mine."}, "updateFields": ["bio"]}""");
        halfSend(maya.token(), "DELETE /api/v1/user/account", "{\"password\": \"" + PASSWORD + "\"}");
        halfSend(maya.token(), "POST /api/v1/auth/password/change", """
                {"currentPassword": "%s", "newPassword": "another walk by the river"}""".formatted(PASSWORD));
        halfSend(maya.token(), "POST /api/v1/auth/second-factor/enroll", "{\"password\": \"" + PASSWORD + "\"}");
        halfSend(maya.token(), "POST /api/v1/availability", "{\"slots\": []}");
        awaitAdmission();
        halfSend(
                maya.token(),
                "POST /api/v1/user/photos",
                "{\"photoData\": \"" + Base64.getEncoder().encodeToString(PlainPhotoProcessor.file("river"))
                        + "\", \"contentType\": \"image/png\"}");
        letTimePass();
        assertThat(maya.post("/api/v1/auth/logout/all", "{}").status()).isEqualTo(200);

        assertThat(answersToTheRest()).allSatisfy(answer -> assertThat(answer).startsWith("HTTP/1.1 401 "));

        UserId id = UserId.parse(maya.id());
        assertThat(service.application.users.find(id).orElseThrow().closedAt()).isNull();
        assertThat(service.application.secondFactors.find(id)).isEmpty();
        assertThat(service.application.photos.of(id).photos()).isEmpty();
        assertThat(service.application.profiles.find(id).orElseThrow().answers().toString())
                .doesNotContain("Not mine");
        assertThat(service.signIn(maya, "a-device-of-hers").token())
                .as("the password is the old one")
                .isNotEmpty();
    }

    @Test
    void b4_what_staff_half_sent_before_signing_out_changes_nobody() throws Exception {
        AdminCaller moderator = service.application.staff(AdminRole.MODERATOR);
        String token = InMemoryApplication.tokenOf(moderator);
        halfSend(token, "POST /api/v1/admin/users/bulk", """
                {"userIds": ["%s"], "action": "suspend", "reason": "scam"}""".formatted(maya.id()));
        awaitAdmission();
        letTimePass();
        assertThat(service.staff(token).post("/api/v1/admin/logout", "{}").status())
                .isEqualTo(200);

        assertThat(answersToTheRest()).allSatisfy(answer -> assertThat(answer).startsWith("HTTP/1.1 401 "));

        assertThat(maya.get("/api/v1/user/me").status()).isEqualTo(200);
    }

    @Test
    void b4_what_staff_half_sent_before_getting_a_role_that_may_not_changes_nobody() throws Exception {
        AdminCaller moderator = service.application.staff(AdminRole.MODERATOR);
        halfSend(InMemoryApplication.tokenOf(moderator), "POST /api/v1/admin/users/bulk", """
                {"userIds": ["%s"], "action": "suspend", "reason": "scam"}""".formatted(maya.id()));
        awaitAdmission();
        letTimePass();
        service.application.units.run(() -> {
            var _ = service.application.admins.save(service.application
                    .admins
                    .find(moderator.id())
                    .orElseThrow()
                    .withRole(AdminRole.SUPPORT));
        });

        assertThat(answersToTheRest()).allSatisfy(answer -> assertThat(answer).startsWith("HTTP/1.1 403 "));

        assertThat(maya.get("/api/v1/user/me").status()).isEqualTo(200);
    }

    @Test
    void a_slow_request_of_somebody_who_stays_signed_in_is_done() throws Exception {
        halfSend(maya.token(), "PUT /api/v1/user/me", """
                {"profileDetails": {"bio": "By a slow train."}, "updateFields": ["bio"]}""");
        awaitAdmission();
        letTimePass();
        int before = service.application.sessions.looks();

        assertThat(answersToTheRest()).allSatisfy(answer -> assertThat(answer).startsWith("HTTP/1.1 200 "));

        assertThat(service.application.sessions.looks()).isEqualTo(before + 1);
    }

    @Test
    void the_caller_of_a_request_that_comes_at_once_is_asked_for_once() {
        int before = service.application.sessions.looks();

        assertThat(maya.put("/api/v1/user/me", """
                                {"profileDetails": {"bio": "Quick."}, "updateFields": ["bio"]}""").status()).isEqualTo(200);

        assertThat(service.application.sessions.looks()).isEqualTo(before + 1);
    }

    /// Or a slow database would have twice the work.
    @Test
    void the_caller_of_a_request_that_comes_at_once_is_asked_for_once_even_if_the_answer_takes_long() {
        int before = service.application.sessions.looks();
        service.application.sessions.lookTakes(Door.AT_ONCE.plusMillis(200));

        assertThat(maya.put("/api/v1/user/me", """
                                {"profileDetails": {"bio": "Quick."}, "updateFields": ["bio"]}""").status()).isEqualTo(200);

        assertThat(service.application.sessions.looks()).isEqualTo(before + 1);
    }

    /// Sends a request, but for the end of its body.
    private void halfSend(String token, String line, String body) throws IOException {
        int half = body.length() / 2;
        sent.add(new RawHttp(service.port()).send("""
                %s HTTP/1.1
                Host: localhost
                Connection: close
                Authorization: Bearer %s
                Content-Type: application/json
                Content-Length: %d

                """.formatted(line, token, body.length()) + body.substring(0, half)));
        rests.add(body.substring(half));
    }

    /// Waits until what was sent so far is being read, its callers let in.
    private void awaitAdmission() throws InterruptedException {
        long half = rests.stream().mapToInt(rest -> rest.length() - 1).sum();
        while (service.server().bodyBytesHeld() < half) {
            Thread.sleep(5);
        }
    }

    private static void letTimePass() throws InterruptedException {
        Thread.sleep(Door.AT_ONCE.plusMillis(700));
    }

    private List<String> answersToTheRest() throws IOException {
        List<String> answers = new ArrayList<>();
        for (int i = 0; i < sent.size(); i++) {
            try (RawHttp connection = sent.get(i)) {
                answers.add(connection.send(rests.get(i)).answer());
            }
        }
        assertThat(answers).isNotEmpty();
        return answers;
    }
}
