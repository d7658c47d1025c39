package com.datifyy.bootstrap.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.bootstrap.journey.Journey.Hour;
import com.datifyy.bootstrap.journey.Journey.Newcomer;
import com.datifyy.bootstrap.journey.Journey.Story;
import com.datifyy.bootstrap.journey.Journey.Tokens;
import com.datifyy.bootstrap.journey.Journey.Visitor;
import com.datifyy.bootstrap.journey.Refused;
import com.datifyy.bootstrap.settings.LogSettings;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What is secret, or nobody's business, is neither logged nor kept as it is.
class SecretsTest {
    private static final String PASSWORD = "unheard-of-password-9c41";
    private static final String WRONG_PASSWORD = "mistaken-password-77aa";
    private static final String OTHER_PASSWORD = "second-claim-password-3e58";

    private static LogCapture log;
    private static RunningApp app;

    /// Everything secret that was issued or sent.
    private static final List<String> SECRETS = new ArrayList<>(List.of(PASSWORD, WRONG_PASSWORD, OTHER_PASSWORD));

    /// What people told about themselves.
    private static final List<String> PERSONAL =
            List.of("unlisted-mailbox", "Quillfeather", "whispered-bio", "whispered-note", "RELIGION_JAIN", "JAIN");

    @BeforeAll
    static void live() {
        log = LogCapture.of(LogSettings.Level.TRACE);
        app = RunningApp.hashingInEarnest(Databases.fresh(), RunningApp.anotherSecret(), Map.of());
        SECRETS.add(app.secret());
        journey(app.overRest(), "rest");
        journey(app.overGrpc(), "grpc");
        accidents();
    }

    @AfterAll
    static void stop() {
        app.close();
        log.close();
    }

    @Test
    void a7_no_secret_is_ever_logged() {
        assertThat(log.lines()).as("something is logged").anyMatch(line -> line.contains("/api/v1/auth/login/email"));
        for (String secret : SECRETS) {
            assertThat(log.lines()).noneMatch(line -> line.contains(secret));
        }
    }

    @Test
    void d12_nothing_personal_is_ever_logged() {
        for (String told : PERSONAL) {
            assertThat(log.lines()).noneMatch(line -> line.contains(told));
        }
    }

    @Test
    void a3_no_password_or_token_is_kept_as_it_is() {
        List<String> rows = app.database().everything();

        assertThat(rows).anyMatch(row -> row.contains("$argon2id$v=19$m=19456,t=2,p=1$"));
        for (String secret : SECRETS) {
            assertThat(rows).noneMatch(row -> row.contains(secret));
        }
    }

    private static void journey(Visitor visitor, String way) {
        var newcomer = new Newcomer(
                "unlisted-mailbox-" + way + "@example.org", PASSWORD, "Maya Quillfeather", LocalDate.of(1994, 5, 6));
        var maya = visitor.register(newcomer);
        keep(maya.tokens());
        maya.tell(new Story(
                "GENDER_FEMALE", "Pune", 18.5, 73.8, 165, "DRINKING_RARELY", "RELIGION_JAIN", "whispered-bio"));
        maya.give(List.of(new Hour("", People.anotherHour(), "DATE_TYPE_ONLINE", "", "whispered-note")));
        maya.recommendations(10, null);
        keep(visitor.register(newcomer).tokens());
        Refused.in(() -> visitor.signIn(newcomer.email(), WRONG_PASSWORD));
        var again = visitor.signIn(newcomer.email(), newcomer.password());
        keep(again.tokens());
        keep(visitor.register(new Newcomer(newcomer.email(), OTHER_PASSWORD, newcomer.name(), newcomer.birthDate()))
                .tokens());
        Tokens second = visitor.refresh(again.tokens().refresh());
        keep(second);
        keep(visitor.refresh(second.refresh()));
        Refused.in(() -> visitor.refresh(again.tokens().refresh()));
        Refused.in(() -> visitor.holding(second).profile());
        visitor.revoke(maya.tokens().refresh());
        Refused.in(maya::profile);
    }

    /// Secrets where they do not belong.
    private static void accidents() {
        Http http = app.http();
        String token = SECRETS.getLast();
        http.get("/api/v1/user/me?access_token=" + token);
        http.get("/api/v1/user/profile/" + token);
        http.get("/nothing/" + token);
        http.delete("/api/v1/availability/" + token);
        http.post("/api/v1/auth/login/email", "{\"email\":\"unlisted-mailbox\",\"password\":\"" + PASSWORD + "\",");
        http.post(
                "/api/v1/auth/login/email", "{\"email\":{\"" + PASSWORD + "\":1},\"password\":[\"" + PASSWORD + "\"]}");
        http.post("/api/v1/auth/register/email", "{\"" + PASSWORD + "\":1,\"" + PASSWORD + "\":2}");
        http.as(token + "x").get("/api/v1/user/me");
        app.grpc().as(token + "x").call("datifyy.user.v1.UserService/GetMyProfile", new byte[0]);
        app.grpc().call("datifyy.auth.v1.AuthService/LoginWithEmail", PASSWORD.getBytes(StandardCharsets.UTF_8));
    }

    private static void keep(Tokens tokens) {
        SECRETS.add(tokens.access());
        SECRETS.add(tokens.refresh());
    }
}
