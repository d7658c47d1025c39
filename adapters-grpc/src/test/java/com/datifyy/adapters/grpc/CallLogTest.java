package com.datifyy.adapters.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.spi.ILoggingEvent;
import com.datifyy.adapters.grpc.wire.admin.v1.AdminServiceGrpc;
import com.datifyy.adapters.grpc.wire.admin.v1.GetUserDetailsRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.AuthServiceGrpc;
import com.datifyy.adapters.grpc.wire.auth.v1.EmailPasswordCredentials;
import com.datifyy.adapters.grpc.wire.auth.v1.LoginWithEmailRequest;
import com.datifyy.adapters.grpc.wire.user.v1.GetMyProfileRequest;
import com.datifyy.adapters.grpc.wire.user.v1.GetUserProfileRequest;
import com.datifyy.adapters.grpc.wire.user.v1.UserServiceGrpc;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.Metadata;
import io.grpc.Status.Code;
import io.grpc.stub.MetadataUtils;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What the log says about calls, and about whom the door did not let in.
@Timeout(60)
class CallLogTest {
    private static final String FROM = "203.0.113.9";

    private final Service service = new Service(GrpcSettings.onPort(0).withTrustedHops(1));

    @AfterEach
    void stop() {
        service.stop();
    }

    private static Channel labelled(Channel channel) {
        var headers = new Metadata();
        headers.put(Metadata.Key.of("x-request-id", Metadata.ASCII_STRING_MARSHALLER), "look-here");
        headers.put(Metadata.Key.of("x-forwarded-for", Metadata.ASCII_STRING_MARSHALLER), FROM);
        return ClientInterceptors.intercept(channel, MetadataUtils.newAttachHeadersInterceptor(headers));
    }

    /// The lines of a logger about the call that is labelled; its answer may come before its line.
    private static List<ILoggingEvent> lines(LogLines log, String logger) throws InterruptedException {
        List<ILoggingEvent> lines = List.of();
        while (lines.isEmpty()) {
            Thread.sleep(5);
            lines = log.events().stream()
                    .filter(event -> event.getLoggerName().equals(logger))
                    .filter(event ->
                            "look-here".equals(event.getMDCPropertyMap().get("requestId")))
                    .toList();
        }
        return lines;
    }

    private static List<Map<String, Object>> securityEvents(LogLines log) throws InterruptedException {
        return lines(log, "com.datifyy.security").stream()
                .map(event -> event.getKeyValuePairs().stream()
                        .collect(Collectors.toMap(pair -> pair.key, pair -> pair.value)))
                .toList();
    }

    @Test
    void h4_the_access_log_has_one_line_for_a_call_with_its_label_and_no_person() throws InterruptedException {
        Member maya = service.join("Maya Rao");
        try (var log = new LogLines()) {
            var user = UserServiceGrpc.newBlockingStub(labelled(Member.with(service.channel(), maya.accessToken())));
            assertThat(user.getMyProfile(GetMyProfileRequest.getDefaultInstance())
                            .getProfile()
                            .getUserId())
                    .isEqualTo(maya.id());

            assertThat(lines(log, "com.datifyy.access"))
                    .singleElement()
                    .satisfies(line -> assertThat(line.getFormattedMessage())
                            .matches("datifyy\\.user\\.v1\\.UserService/GetMyProfile answered OK in \\d+ ms"));
            assertThat(log.all())
                    .doesNotContain("Maya", maya.joined().getUser().getEmail(), maya.accessToken(), FROM, "127.0.0.1");
        }
    }

    @Test
    void h4_a_refused_call_has_its_line_too() throws InterruptedException {
        Member maya = service.join("Maya Rao");
        try (var log = new LogLines()) {
            var user = UserServiceGrpc.newBlockingStub(labelled(Member.with(service.channel(), maya.accessToken())));
            Refused refused = Refused.by(() -> user.getUserProfile(
                    GetUserProfileRequest.newBuilder().setUserId("123456").build()));

            assertThat(refused.status()).isEqualTo(Code.FAILED_PRECONDITION);
            assertThat(lines(log, "com.datifyy.access"))
                    .singleElement()
                    .satisfies(line -> assertThat(line.getFormattedMessage())
                            .startsWith("datifyy.user.v1.UserService/GetUserProfile answered FAILED_PRECONDITION in "));
            assertThat(log.all()).doesNotContain("123456", "Maya", maya.accessToken(), FROM);
        }
    }

    @Test
    void h4_who_does_not_prove_who_they_are_is_a_security_event_without_what_they_sent() throws InterruptedException {
        try (var log = new LogLines()) {
            var user = UserServiceGrpc.newBlockingStub(labelled(Member.with(service.channel(), "made-up-token")));
            assertThat(Refused.by(() -> user.getMyProfile(GetMyProfileRequest.getDefaultInstance()))
                            .status())
                    .isEqualTo(Code.UNAUTHENTICATED);

            assertThat(securityEvents(log))
                    .containsExactly(Map.of(
                            "event", "ACCESS_DENIED",
                            "reason", "UNAUTHENTICATED",
                            "operation", "datifyy.user.v1.UserService/GetMyProfile",
                            "network", "203.0.113.0/24"));
            assertThat(log.all()).doesNotContain("made-up-token", FROM);
        }
    }

    @Test
    void h4_who_may_not_do_something_is_a_security_event_with_the_number_of_their_account()
            throws InterruptedException {
        Member maya = service.join("Maya Rao");
        try (var log = new LogLines()) {
            var admin = AdminServiceGrpc.newBlockingStub(labelled(Member.with(service.channel(), maya.accessToken())));
            assertThat(Refused.by(() -> admin.getUserDetails(GetUserDetailsRequest.getDefaultInstance()))
                            .status())
                    .isEqualTo(Code.PERMISSION_DENIED);

            assertThat(securityEvents(log))
                    .containsExactly(Map.of(
                            "event", "ACCESS_DENIED",
                            "reason", "FORBIDDEN",
                            "operation", "datifyy.admin.v1.AdminService/GetUserDetails",
                            "account", maya.id(),
                            "network", "203.0.113.0/24"));
            assertThat(log.all()).doesNotContain("Maya", maya.joined().getUser().getEmail(), maya.accessToken(), FROM);
        }
    }

    @Test
    void h4_who_comes_too_often_is_a_security_event() throws InterruptedException {
        var login = AuthServiceGrpc.newBlockingStub(labelled(service.channel()));
        var request = LoginWithEmailRequest.newBuilder()
                .setCredentials(EmailPasswordCredentials.newBuilder()
                        .setEmail("arjun@example.org")
                        .setPassword("some password"))
                .build();
        assertThat(Refused.by(() -> login.loginWithEmail(request)).status()).isEqualTo(Code.UNAUTHENTICATED);
        service.exhaust();
        try (var log = new LogLines()) {
            assertThat(Refused.by(() -> login.loginWithEmail(request)).status()).isEqualTo(Code.RESOURCE_EXHAUSTED);

            assertThat(securityEvents(log))
                    .containsExactly(Map.of(
                            "event", "LIMIT_HIT",
                            "operation", "datifyy.auth.v1.AuthService/LoginWithEmail",
                            "network", "203.0.113.0/24"));
            assertThat(log.all()).doesNotContain("arjun", "some password", FROM);
        }
    }
}
