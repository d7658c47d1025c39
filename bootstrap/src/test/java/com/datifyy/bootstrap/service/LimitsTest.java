package com.datifyy.bootstrap.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.redis.RedisServer;
import io.grpc.Status.Code;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// How often somebody may ask, whichever way the requests come.
class LimitsTest {
    private static final String REGISTER = "/api/v1/auth/register/email";
    private static final String REGISTER_RPC = "datifyy.auth.v1.AuthService/RegisterWithEmail";

    private static RunningApp app;

    @BeforeAll
    static void start() {
        app = RunningApp.start();
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    /// Somebody who uses both protocols from one network.
    private record Visitor(Http http, Grpc grpc) {
        static Visitor of(RunningApp app) {
            return of(app, Networks.another());
        }

        static Visitor of(RunningApp app, String network) {
            return new Visitor(
                    new Http(app.http().client(), app.httpPort(), network, null),
                    new Grpc(app.grpc().server(), network, null));
        }

        /// Whether a registration, which lacks everything, was looked at over REST.
        boolean isHeardOverRest() {
            int status = http.post(REGISTER, "{}").status();
            assertThat(status).isIn(400, 429);
            return status == 400;
        }

        /// Whether a registration, which lacks everything, was looked at over gRPC.
        boolean isHeardOverGrpc() {
            var outcome = grpc.call(REGISTER_RPC, new byte[0]);
            assertThat(outcome.status()).isIn(Code.INVALID_ARGUMENT, Code.RESOURCE_EXHAUSTED);
            return outcome.status() == Code.INVALID_ARGUMENT;
        }
    }

    @Test
    void a5_a12_both_protocols_count_together() {
        var visitor = Visitor.of(app);
        for (int i = 0; i < 3; i++) {
            assertThat(visitor.isHeardOverRest()).isTrue();
        }
        for (int i = 0; i < 2; i++) {
            assertThat(visitor.isHeardOverGrpc()).isTrue();
        }

        assertThat(visitor.isHeardOverRest()).isFalse();
        assertThat(visitor.isHeardOverGrpc()).isFalse();
        assertThat(Visitor.of(app).isHeardOverRest()).as("somebody elsewhere").isTrue();
    }

    @Test
    void a_refused_request_is_told_when_to_come_back() {
        var visitor = Visitor.of(app);
        for (int i = 0; i < 5; i++) {
            assertThat(visitor.isHeardOverRest()).isTrue();
        }

        Answer answer = visitor.http().post(REGISTER, "{}", "Origin", RunningApp.ORIGIN);

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.code()).isEqualTo("TOO_MANY_REQUESTS");
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 180);
        assertThat(answer.header("RateLimit-Policy")).isEqualTo("\"register\";q=5;w=900");
        assertThat(answer.header("RateLimit")).startsWith("\"register\";r=0;t=");
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(RunningApp.ORIGIN);
    }

    @Test
    void e8_an_address_that_a_client_made_up_counts_for_nothing() {
        var visitor = Visitor.of(app);
        for (int i = 0; i < 5; i++) {
            visitor.http().post(REGISTER, "{}");
        }

        var disguised = new Http(
                app.http().client(),
                app.httpPort(),
                Networks.another() + ", " + visitor.http().network(),
                null);

        assertThat(disguised.post(REGISTER, "{}").status()).isEqualTo(429);
    }

    @Test
    void a5_two_instances_count_together_in_redis_and_alone_without_it() {
        int port = RedisServer.freePort();
        String secret = RunningApp.anotherSecret();
        Database database = Databases.fresh();
        Map<String, String> redis =
                Map.of("REDIS_URL", "redis://127.0.0.1:" + port, "METRICS_TOKEN", AppProcess.METRICS_TOKEN);
        var server = RedisServer.startAt(port);
        try (var one = RunningApp.with(database, secret, redis);
                var other = RunningApp.with(database, secret, redis)) {
            List<Boolean> heard = RedisHeard.by(List.of(one.http(), other.http()), () -> {
                String network = Networks.another();
                var here = Visitor.of(one, network);
                var there = Visitor.of(other, network);
                return List.of(
                        here.isHeardOverRest(),
                        here.isHeardOverRest(),
                        here.isHeardOverRest(),
                        there.isHeardOverGrpc(),
                        there.isHeardOverGrpc(),
                        there.isHeardOverGrpc(),
                        here.isHeardOverRest());
            });
            assertThat(heard).containsExactly(true, true, true, true, true, false, false);

            server.close();
            String elsewhere = Networks.another();
            for (RunningApp alone : new RunningApp[] {one, other}) {
                var visitor = Visitor.of(alone, elsewhere);
                for (int i = 0; i < 5; i++) {
                    assertThat(visitor.isHeardOverRest()).isTrue();
                }
                assertThat(visitor.isHeardOverRest()).isFalse();
            }
        } finally {
            server.close();
        }
    }
}
