package com.datifyy.adapters.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.grpc.RawHttp2.Frame;
import com.datifyy.adapters.grpc.wire.user.v1.GetMyProfileRequest;
import java.io.IOException;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What a connection that goes too far costs: itself, and nobody else's.
@Timeout(60)
class ConnectionBoundsTest {
    private static final String RPC = "datifyy.auth.v1.AuthService/ValidateToken";

    private final Service service = new Service();
    private Member maya;

    @BeforeEach
    void join() {
        maya = service.join("Maya");
    }

    @AfterEach
    void stop() {
        service.stop();
    }

    private void assertOthersAreServed() {
        assertThat(maya.user()
                        .getMyProfile(GetMyProfileRequest.getDefaultInstance())
                        .getProfile()
                        .getUserId())
                .isEqualTo(maya.id());
    }

    @Test
    void e10_calls_over_the_limit_of_a_connection_are_refused_and_another_connection_goes_on() throws IOException {
        try (var greedy = new RawHttp2(service.server().port())) {
            for (int i = 0; i < 120; i++) {
                greedy.open(RPC);
            }
            List<Integer> refused = new ArrayList<>();
            while (refused.size() < 20) {
                Frame frame = greedy.next();
                assertThat(frame).isNotEqualTo(Frame.END);
                if (frame.type() == RawHttp2.RST_STREAM) {
                    refused.add(frame.code());
                }
            }

            assertThat(refused).containsOnly(RawHttp2.REFUSED_STREAM);
            assertOthersAreServed();
        }
        assertOthersAreServed();
    }

    @Test
    void e2_e10_messages_that_never_end_hold_no_more_than_the_budget() throws Exception {
        try (var slow = new RawHttp2(service.server().port())) {
            long sent = 0;
            for (int call = 0; call < 4; call++) {
                slow.open(RPC).begin();
                for (int part = 0; part < 4; part++) {
                    slow.more(250_000);
                    sent += 250_000;
                    while (service.server().messageBytesHeld() < sent) {
                        Thread.sleep(5);
                    }
                }
            }
            slow.open(RPC).begin().more(250_000);
            Frame frame = slow.next();
            while (frame.type() != RawHttp2.HEADERS && frame.type() != RawHttp2.RST_STREAM) {
                assertThat(frame).isNotEqualTo(Frame.END);
                frame = slow.next();
            }
            while (service.server().messageBytesHeld() > sent + 1_000) {
                Thread.sleep(5);
            }

            assertOthersAreServed();
        }
        while (service.server().messageBytesHeld() > 0) {
            Thread.sleep(5);
        }
        assertOthersAreServed();
    }

    @Test
    void e10_a_flood_of_resets_ends_its_connection_and_another_goes_on() throws IOException {
        try (var rapid = new RawHttp2(service.server().port())) {
            try {
                for (int i = 0; i < 1_000; i++) {
                    rapid.open(RPC).reset();
                }
            } catch (SocketException ended) {
                assertThat(ended).isNotNull();
            }
            assertOthersAreServed();
            List<Frame> frames = new ArrayList<>();
            do {
                frames.add(rapid.next());
            } while (!frames.getLast().equals(Frame.END));

            assertThat(frames)
                    .allMatch(frame -> frame.type() != RawHttp2.GOAWAY || frame.code() == RawHttp2.ENHANCE_YOUR_CALM);
        }
        assertOthersAreServed();
    }
}
