package com.datifyy.adapters.rest.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.datifyy.adapters.rest.Answer;
import com.datifyy.adapters.rest.Golden;
import com.datifyy.adapters.rest.RestService;
import com.datifyy.application.InMemoryApplication;
import com.datifyy.application.identity.port.SecondFactorRepository;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.notification.Notice;
import com.datifyy.domain.safety.Block;
import com.datifyy.domain.safety.Report;
import com.datifyy.domain.safety.ReportId;
import com.datifyy.domain.safety.ReportReason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class AccountRoutesTest {
    private static final String ACCOUNT = "/api/v1/user/account";
    private static final String CODE = "/api/v1/user/account/code";
    private static final String EXPORT = "/api/v1/user/export";

    @AutoClose
    private final RestService service = new RestService();

    private final RestService.Member maya = service.joinProven("Maya");

    @Test
    void b4_closing_the_account_signs_out_everywhere_at_once() {
        RestService.Member phone = service.signIn(maya, "example-phone");

        Answer answer = maya.delete(
                ACCOUNT,
                "{\"password\": \"%s\", \"reason\": \"Found somebody\"}".formatted(InMemoryApplication.PASSWORD));

        assertThat(answer.status()).isEqualTo(200);
        Golden.assertMatches("account-closed", answer.body());
        assertThat(maya.get("/api/v1/user/me").status()).isEqualTo(401);
        assertThat(phone.get("/api/v1/user/me").status()).isEqualTo(401);
    }

    @Test
    void a6_a7_a_code_stands_in_for_the_password_once_and_is_not_shown() {
        Answer sent = maya.call("POST", CODE, null);
        assertThat(sent.status()).isEqualTo(200);
        assertThat(sent.at("/expiresAt/seconds").longValue())
                .isEqualTo(service.application
                        .clock
                        .instant()
                        .plus(Duration.ofMinutes(10))
                        .getEpochSecond());
        String code = service.application.last(Notice.ConfirmationCode.class).code();

        assertThat(maya.delete(ACCOUNT, "{\"code\": \"999999\"}").text("/errors/0/field"))
                .isEqualTo("code");
        assertThat(maya.delete(ACCOUNT, "{\"code\": \"%s\"}".formatted(code)).status())
                .isEqualTo(200);
    }

    @Test
    void a_code_needs_a_proven_way_to_its_owner() {
        RestService.Member ravi = service.join("Ravi");

        Answer answer = ravi.post(CODE, "{}");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.text("/code")).isEqualTo("INCOMPLETE");
    }

    @Test
    void a8_a_session_alone_closes_nothing() {
        assertThat(maya.delete(ACCOUNT).text("/errors/0/field")).isEqualTo("password");
        assertThat(maya.delete(ACCOUNT, "{}").text("/errors/0/field")).isEqualTo("password");
        assertThat(maya.delete(ACCOUNT, "{\"password\": true}").text("/errors/0/field"))
                .isEqualTo("password");
        assertThat(maya.delete(ACCOUNT, "{\"password\": \"not the password\"}").status())
                .isEqualTo(403);
        assertThat(maya.delete(
                                ACCOUNT,
                                "{\"password\": \"%s\", \"reason\": \"%s\"}"
                                        .formatted(InMemoryApplication.PASSWORD, "x".repeat(501)))
                        .text("/errors/0/field"))
                .isEqualTo("reason");
        assertThat(maya.get("/api/v1/user/me").status()).isEqualTo(200);
    }

    @Test
    void d8_members_take_along_everything_about_themselves_and_nothing_of_others() {
        RestService.Member ravi = service.join("Ravi");
        service.application.clock.advance(Duration.ofMinutes(1));
        service.signIn(maya, "example-phone");
        maya.post("/api/v1/auth/device/trust", "{\"deviceId\": \"example-phone\"}");
        maya.post("/api/v1/auth/device/revoke", "{\"deviceId\": \"example-phone\"}");
        service.signIn(maya, "example-phone");
        maya.post("/api/v1/auth/device/trust", "{\"deviceId\": \"example-phone\"}");
        service.signIn(maya, "example-tablet");
        maya.post("/api/v1/auth/device/revoke", "{\"deviceId\": \"example-tablet\"}");
        aboutEachOther(UserId.parse(maya.id()), UserId.parse(ravi.id()));
        maya.put("/api/v1/user/me", "{\"profileDetails\": {\"bio\": \"Reads maps\"}, \"updateFields\": [\"bio\"]}");
        maya.post("/api/v1/availability", "{\"slots\": [{\"startTime\": 1772620200, \"endTime\": 1772623800}]}");

        Answer answer = maya.get(EXPORT);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Disposition")).isEqualTo("attachment; filename=\"datifyy-export.json\"");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.text()).doesNotContain("Ravi", "member2@example.org", "somebody else", "a sealed secret");
        Golden.assertMatches("export", answer.body());
    }

    private void aboutEachOther(UserId one, UserId other) {
        service.application.units.run(() -> {
            Instant now = service.application.clock.instant();
            service.application.blocks.add(new Block(one, other, "rude words", now));
            service.application.blocks.add(new Block(other, one, "somebody else's words", now));
            service.application.reports.add(Report.filed(
                    new ReportId(new UUID(0, 1)),
                    one,
                    other,
                    ReportReason.SCAM,
                    "asked for money",
                    List.of("https://example.org/evidence"),
                    now));
            service.application.reports.add(Report.filed(
                    new ReportId(new UUID(0, 2)),
                    other,
                    one,
                    ReportReason.SPAM,
                    "somebody else's report",
                    List.of(),
                    now));
            service.application.secondFactors.put(
                    new SecondFactorRepository.Enrolled(one, "a sealed secret", now, now, 7));
            service.application.personalData.noteReason(one, "a break");
        });
    }

    @Test
    void d8_an_export_tells_where_a_location_was_last_and_when_it_changed() {
        String location = """
                {"profileDetails": {"location": {"city": "Pune", "latitude": %s, "longitude": %s}},
                 "updateFields": ["location"]}""";
        assertThat(maya.put("/api/v1/user/me", location.formatted(18.5204, 73.8567))
                        .status())
                .isEqualTo(200);
        service.application.clock.advance(Duration.ofMinutes(10));
        assertThat(maya.put("/api/v1/user/me", location.formatted(19.076, 72.8777))
                        .status())
                .isEqualTo(200);
        assertThat(maya.put("/api/v1/user/me", "{\"profileDetails\": {}, \"updateFields\": [\"location\"]}")
                        .status())
                .isEqualTo(200);

        Answer answer = maya.get(EXPORT);

        assertThat(answer.at("/profile/profileDetails/location").isNull()).isTrue();
        assertThat(answer.at("/moves/latitude").doubleValue()).isCloseTo(19.076, within(0.02));
        assertThat(answer.at("/moves/longitude").doubleValue()).isCloseTo(72.8777, within(0.02));
        assertThat(answer.text("/moves/since")).isEqualTo("2026-03-02T09:10:00Z");
        assertThat(answer.at("/moves/changes")).hasSize(1);
        assertThat(answer.text("/moves/changes/0")).isEqualTo("2026-03-02T09:10:00Z");
    }

    @Test
    void d8_an_export_tells_what_was_taken_off_and_not_whom_the_provider_vouched_for() {
        RestService.Member asha = service.joinProven("Asha");
        service.post("/api/v1/auth/login/oauth", """
                {"provider": 1, "idToken": "example-subject/member2@example.org/verified/Asha"}""");
        assertThat(asha.delete(
                                "/api/v1/auth/identities/google",
                                "{\"password\": \"%s\"}".formatted(InMemoryApplication.PASSWORD))
                        .status())
                .isEqualTo(200);

        Answer answer = asha.get(EXPORT);

        assertThat(answer.at("/identities")).isEmpty();
        assertThat(answer.at("/partedIdentities")).hasSize(1);
        assertThat(answer.text("/partedIdentities/0/provider")).isEqualTo("OAUTH_PROVIDER_GOOGLE");
        assertThat(answer.text("/partedIdentities/0/partedAt")).isEqualTo("2026-03-02T09:00:00Z");
        assertThat(answer.text()).doesNotContain("example-subject");
    }

    @Test
    void an_export_tells_through_which_providers_somebody_signs_in() {
        Answer signedIn = service.post("/api/v1/auth/login/oauth", """
                {"provider": 1, "idToken": "example-subject/asha@example.org/verified/Asha"}""");

        Answer answer = service.get(EXPORT, "Authorization", signedIn.text("/accessToken"));

        assertThat(answer.text("/identities/0/provider")).isEqualTo("OAUTH_PROVIDER_GOOGLE");
        assertThat(answer.text("/identities/0/subject")).isEqualTo("example-subject");
        assertThat(answer.text("/identities/0/linkedAt")).isEqualTo("2026-03-02T09:00:00Z");
    }
}
