package com.datifyy.bootstrap.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.bootstrap.accounts.Doorway.SessionKey;
import com.datifyy.bootstrap.accounts.Doorway.SignIn;
import com.datifyy.bootstrap.journey.Refused;
import com.datifyy.bootstrap.service.Answer;
import com.datifyy.bootstrap.service.Cable;
import com.datifyy.bootstrap.service.Database;
import com.datifyy.bootstrap.service.Databases;
import com.datifyy.bootstrap.service.Eventually;
import com.datifyy.bootstrap.service.Http;
import com.datifyy.bootstrap.service.RunningApp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/// The database goes away under people who sign in, stay signed in and leave.
class NoDatabaseTest {
    private static final Map<String, String> BODIES = Map.of(
            "register/email",
            "{\"email\":\"new@example.org\",\"password\":\"seven lamps beside the lake\",\"name\":\"Maya\"}",
            "login/email",
            "{\"email\":\"new@example.org\",\"password\":\"seven lamps beside the lake\"}",
            "token/refresh",
            "{\"refreshToken\":\"abcdefghijklmnopqrstuvwxyz\"}",
            "token/revoke",
            "{\"refreshToken\":\"abcdefghijklmnopqrstuvwxyz\"}",
            "password/reset/request",
            "{\"email\":\"new@example.org\"}",
            "verification/email/send",
            "{\"email\":\"another@example.org\"}",
            "otp/request",
            "{\"phoneNumber\":\"+919876543210\"}",
            "login/phone",
            "{\"phoneNumber\":\"+919876543210\",\"otpCode\":\"123456\"}");

    @Test
    void h5_h6_calls_about_accounts_are_refused_for_a_while_and_nobody_is_signed_out_by_it() {
        Database database = Databases.fresh();
        try (var cable = new Cable(database.port());
                var app = RunningApp.over(database.through(cable))) {
            List<Doorway> doorways = List.of(new RestDoorway(app.http()), new GrpcDoorway(app.grpc()));
            Somebody maya = Somebody.called("Maya Kulkarni");
            SessionKey key = doorways.getFirst().register(maya);

            cable.cut();
            List<Runnable> calls = new ArrayList<>();
            BODIES.forEach((path, body) ->
                    calls.add(() -> assertUnavailable(path, app.http().post("/api/v1/auth/" + path, body))));
            for (Doorway doorway : doorways) {
                calls.add(() -> assertUnavailable(() -> doorway.signIn(SignIn.of(maya))));
                calls.add(() -> assertUnavailable(() -> doorway.refresh(key.refresh())));
                calls.add(() -> assertUnavailable(() -> doorway.holding(key).sessions()));
                calls.add(() -> assertUnavailable(() -> doorway.holding(key).close(maya.password())));
            }
            allAtOnce(calls);

            cable.mend();
            Eventually.is("ready again", () -> isReady(app.http()));
            SessionKey next = doorways.getLast().refresh(key.refresh());
            assertThat(doorways.getFirst().holding(next).name()).isEqualTo("Maya Kulkarni");
        }
    }

    private static boolean isReady(Http http) {
        return http.get("/readyz").status() == 200;
    }

    private static void allAtOnce(List<Runnable> calls) {
        calls.stream()
                .map(call -> CompletableFuture.runAsync(call, Thread::startVirtualThread))
                .toList()
                .forEach(CompletableFuture::join);
    }

    private static void assertUnavailable(String path, Answer answer) {
        assertThat(answer.status()).as(path).isEqualTo(503);
        assertThat(answer.code()).as(path).isEqualTo("UNAVAILABLE");
        assertThat(Integer.parseInt(answer.header("Retry-After"))).as(path).isPositive();
        assertThat(answer.text()).as(path).doesNotContainIgnoringCase("postgres", "exception", "127.0.0.1");
    }

    private static void assertUnavailable(Runnable step) {
        assertThat(Refused.in(step).code()).isEqualTo("UNAVAILABLE");
    }
}
