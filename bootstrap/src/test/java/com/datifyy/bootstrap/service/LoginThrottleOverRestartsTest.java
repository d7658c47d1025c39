package com.datifyy.bootstrap.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.bootstrap.journey.Journey.Newcomer;
import com.datifyy.bootstrap.journey.Refused;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Wrong passwords are counted in PostgreSQL, so a restart does not forget them.
class LoginThrottleOverRestartsTest {
    @Test
    void a5_whoever_had_to_wait_after_wrong_passwords_has_to_after_a_restart() {
        Database database = Databases.fresh();
        String secret = RunningApp.anotherSecret();
        Newcomer newcomer = Newcomer.named("Maya Kulkarni");
        try (RunningApp app = RunningApp.with(database, secret, Map.of())) {
            app.overRest().register(newcomer);
            assertThat(Refused.in(() -> app.overRest().signIn(newcomer.email(), "a wrong guess of mine"))
                            .code())
                    .isEqualTo("UNAUTHENTICATED");
        }
        // as after many more, from everywhere
        database.run("UPDATE datifyy.failed_sign_ins SET count = 60, last_at = now()");

        try (RunningApp again = RunningApp.with(database, secret, Map.of())) {
            assertThat(Refused.in(() -> again.overRest().signIn(newcomer.email(), newcomer.password()))
                            .code())
                    .isEqualTo("TOO_MANY_REQUESTS");
        }
    }
}
