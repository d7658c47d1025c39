package com.datifyy.bootstrap.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.redis.RedisServer;
import com.datifyy.bootstrap.service.Databases;
import com.datifyy.bootstrap.service.RunningApp;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What is left for members when strangers everywhere have asked for as many messages as the service sends them
/// in all, on both protocols.
class MessagesInAllTest {
    private static final String CODE = "is your code";
    private static final String MAILED_CODE = "Please confirm your e-mail address";
    private static final String TOKEN = "Choose a new password";

    /// Of ten, two are not for strangers.
    private static final int FOR_STRANGERS = 8;

    private static final String HOME = "192.0.2.7";

    @Test
    void a12_strangers_everywhere_use_up_nothing_of_who_is_known_where_each_process_counts() {
        holdsWith(Map.of());
    }

    @Test
    void a12_nor_where_redis_counts() {
        int port = RedisServer.freePort();
        try (var _ = RedisServer.startAt(port)) {
            holdsWith(Map.of("REDIS_URL", "redis://127.0.0.1:" + port));
        }
    }

    private static void holdsWith(Map<String, String> more) {
        var settings = new HashMap<>(more);
        settings.put(
                "RATE_LIMITS",
                "login=off,register=off,code=off,token=off,default=off,another-to-recipient=off,"
                        + "another-for-strangers=off,mails-all=10/1h,texts-all=10/1h");
        try (var app = RunningApp.with(Databases.fresh(), RunningApp.anotherSecret(), settings)) {
            List<Doorway> doorways = List.of(new RestDoorway(app.http()), new GrpcDoorway(app.grpc()));
            aTextComesHome(app, doorways);
            aMailComesHome(app, doorways);
        }
    }

    private static void aTextComesHome(RunningApp app, List<Doorway> doorways) {
        String owners = "+919876543210";
        doorways.getFirst().from(HOME).sendPhoneCode(owners);
        doorways.getFirst().from(HOME).signInByPhone(owners, app.secretSentTo(owners, CODE), "Maya Kulkarni");
        int asked = 0;
        for (Doorway stranger : doorways) {
            for (int i = 0; i < FOR_STRANGERS; i++) {
                stranger.sendPhoneCode("+9198765432" + (20 + asked++));
            }
        }

        for (Doorway doorway : doorways) {
            doorway.from(HOME).sendPhoneCode(owners);
        }

        assertThat(app.secretsSentTo(owners, CODE, 3)).hasSize(3);
        for (int number = FOR_STRANGERS - 1; number < asked; number++) {
            assertThat(app.sentTo("+9198765432" + (20 + number), CODE)).isEmpty();
        }
    }

    private static void aMailComesHome(RunningApp app, List<Doorway> doorways) {
        Somebody maya = Somebody.called("Maya Kulkarni");
        Doorway home = doorways.getFirst().from(HOME);
        var inside = home.holding(home.register(maya));
        inside.proveEmail(maya.email(), app.secretSentTo(maya.email(), MAILED_CODE));
        for (Doorway stranger : doorways) {
            for (int i = 0; i < FOR_STRANGERS; i++) {
                var _ = stranger.register(Somebody.called("Stranger"));
            }
        }
        Somebody last = Somebody.called("Stranger");
        var _ = doorways.getLast().register(last);

        doorways.getLast().from(HOME).requestReset(maya.email());

        assertThat(app.secretSentTo(maya.email(), TOKEN)).isNotEmpty();
        assertThat(app.sentTo(last.email(), MAILED_CODE)).isEmpty();
    }
}
