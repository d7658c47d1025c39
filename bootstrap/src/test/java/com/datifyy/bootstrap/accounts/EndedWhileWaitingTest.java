package com.datifyy.bootstrap.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.bootstrap.accounts.Doorway.Inside;
import com.datifyy.bootstrap.accounts.Doorway.SessionKey;
import com.datifyy.bootstrap.journey.Refused;
import com.datifyy.bootstrap.service.Databases;
import com.datifyy.bootstrap.service.Eventually;
import com.datifyy.bootstrap.service.RunningApp;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Requests that wait for their account while a reset, which has it locked, ends their session, on both protocols.
class EndedWhileWaitingTest {
    private static RunningApp app;
    private static List<Doorway> doorways;

    /// What somebody does, once everything is ready for it.
    enum Step {
        CHANGE_THE_PASSWORD(
                (_, _) -> "",
                (inside, somebody, _) -> inside.changePassword(somebody.password(), "nine lamps by the sea")),
        BEGIN_A_SECOND_FACTOR((_, _) -> "", (inside, somebody, _) -> {
            var _ = inside.enrol(somebody.password());
        }),
        SWITCH_A_SECOND_FACTOR_ON((inside, somebody) -> inside.enrol(somebody.password()), (inside, _, secret) -> {
            var _ = inside.confirm(Authenticator.told(secret).code());
        }),
        SWITCH_A_SECOND_FACTOR_OFF(
                (inside, somebody) -> {
                    String secret = inside.enrol(somebody.password());
                    var _ = inside.confirm(Authenticator.told(secret).code());
                    return secret;
                },
                (inside, somebody, secret) -> inside.disable(
                        somebody.password(), Authenticator.told(secret).nextCode())),
        PROVE_THE_ADDRESS(
                (_, somebody) -> app.secretSentTo(somebody.email(), "Please confirm your e-mail address"),
                (inside, somebody, code) -> inside.proveEmail(somebody.email(), code)),
        CLOSE_THE_ACCOUNT((_, _) -> "", (inside, somebody, _) -> inside.close(somebody.password()));

        private final BiFunction<Inside, Somebody, String> ready;
        private final Last last;

        Step(BiFunction<Inside, Somebody, String> ready, Last last) {
            this.ready = ready;
            this.last = last;
        }
    }

    private interface Last {
        void step(Inside inside, Somebody somebody, String with);
    }

    @BeforeAll
    static void start() {
        app = RunningApp.with(
                Databases.fresh(),
                RunningApp.anotherSecret(),
                Map.of("RATE_LIMITS", "default=off,login=off,register=off,register-network=off,code-check=off"));
        doorways = List.of(new RestDoorway(app.http()), new GrpcDoorway(app.grpc()));
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @ParameterizedTest
    @EnumSource
    void b4_a8_what_waits_for_an_account_whose_sessions_end_meanwhile_is_refused(Step step) throws Exception {
        for (Doorway doorway : doorways) {
            Somebody maya = Somebody.called("Maya Kulkarni");
            SessionKey key = doorway.register(maya);
            Inside inside = doorway.holding(key);
            String with = step.ready.apply(inside, maya);

            CompletableFuture<String> outcome;
            try (Connection reset = app.database().connect();
                    Statement holding = reset.createStatement()) {
                reset.setAutoCommit(false);
                run(holding, "SELECT 1 FROM datifyy.users WHERE email = '" + maya.email() + "' FOR UPDATE");
                outcome = CompletableFuture.supplyAsync(
                        () -> codeOf(() -> step.last.step(inside, maya, with)), Thread::startVirtualThread);
                Eventually.is("the request waits for the account", EndedWhileWaitingTest::somebodyWaits);
                run(
                        holding,
                        "UPDATE datifyy.sessions SET ended_at = now() WHERE user_id ="
                                + " (SELECT id FROM datifyy.users WHERE email = '" + maya.email() + "')");
                reset.commit();
            }

            assertThat(outcome.get(20, TimeUnit.SECONDS)).isEqualTo("UNAUTHENTICATED");
        }
    }

    private static void run(Statement statement, String sql) throws SQLException {
        boolean _ = statement.execute(sql);
    }

    private static boolean somebodyWaits() {
        return !app.database()
                .texts(
                        "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'")
                .isEmpty();
    }

    private static String codeOf(Runnable step) {
        try {
            step.run();
            return "done";
        } catch (Refused refused) {
            return refused.code();
        }
    }
}
