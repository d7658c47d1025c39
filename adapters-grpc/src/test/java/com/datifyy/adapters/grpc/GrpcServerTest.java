package com.datifyy.adapters.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.adapters.grpc.call.AccessTable;
import com.datifyy.adapters.grpc.call.Authentication;
import com.datifyy.adapters.grpc.call.CallIds;
import com.datifyy.adapters.grpc.call.Callers;
import com.datifyy.adapters.grpc.call.LimitLabels;
import com.datifyy.adapters.grpc.call.Refusals;
import com.datifyy.adapters.grpc.call.Reply;
import com.datifyy.adapters.grpc.wire.auth.v1.AuthServiceGrpc;
import com.datifyy.adapters.grpc.wire.auth.v1.ValidateTokenRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.ValidateTokenResponse;
import com.datifyy.adapters.grpc.wire.user.v1.GetLoveZoneStatisticsRequest;
import com.datifyy.adapters.grpc.wire.user.v1.GetMyProfileRequest;
import com.datifyy.adapters.grpc.wire.user.v1.GetMyProfileResponse;
import com.datifyy.adapters.grpc.wire.user.v1.UpdateProfileRequest;
import com.datifyy.adapters.grpc.wire.user.v1.UpdateProfileResponse;
import com.datifyy.adapters.grpc.wire.user.v1.UserProfile;
import com.datifyy.adapters.grpc.wire.user.v1.UserServiceGrpc;
import com.datifyy.application.InMemoryApplication;
import com.datifyy.application.admin.StaffAccess;
import com.datifyy.application.shared.LimitPolicy;
import com.datifyy.application.shared.RequestLimits;
import com.datifyy.application.shared.TestClock;
import com.datifyy.application.shared.port.CountingRateLimiter;
import com.datifyy.application.shared.port.CountingRateLimiter.Use;
import com.datifyy.application.watching.Watch;
import com.datifyy.domain.identity.Caller;
import com.datifyy.domain.identity.SessionId;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.shared.Refusal;
import com.datifyy.domain.shared.Refusal.Unauthenticated;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What every call meets, whatever it is about, on a real port.
class GrpcServerTest {
    private static final StaffAccess STAFF = new InMemoryApplication().office.access();

    private static final Caller MAYA = new Caller(new UserId(42), new SessionId(UUID.randomUUID()));
    private static final Executor IN_BACKGROUND = Thread::startVirtualThread;
    private static final Duration SHORT = Duration.ofMillis(300);

    /// A service that does what the test tells it to.
    private static final class Scripted extends UserServiceGrpc.UserServiceImplBase {
        private Supplier<String> script = () -> Callers.current().id().toString();

        @Override
        public void getMyProfile(GetMyProfileRequest request, StreamObserver<GetMyProfileResponse> reply) {
            var profile = UserProfile.newBuilder().setUserId(script.get());
            Reply.send(
                    reply, GetMyProfileResponse.newBuilder().setProfile(profile).build());
        }

        @Override
        public void updateProfile(UpdateProfileRequest request, StreamObserver<UpdateProfileResponse> reply) {
            Reply.send(reply, UpdateProfileResponse.getDefaultInstance());
        }
    }

    /// A service for anybody that says who is calling.
    private static final class Asking extends AuthServiceGrpc.AuthServiceImplBase {
        private boolean asks = true;

        @Override
        public void validateToken(ValidateTokenRequest request, StreamObserver<ValidateTokenResponse> reply) {
            Caller caller = asks ? Callers.ifAny() : null;
            String name = caller == null ? "nobody" : caller.id().toString();
            Reply.send(reply, ValidateTokenResponse.newBuilder().setUserId(name).build());
        }
    }

    private final Scripted service = new Scripted();
    private final Asking auth = new Asking();
    private final CountingRateLimiter limiter = new CountingRateLimiter(new TestClock());
    private final RequestLimits limits = new RequestLimits(limiter, LimitPolicy.STANDARD);
    private GrpcServer server;
    private ManagedChannel channel;

    @BeforeEach
    void start() {
        start(GrpcSettings.onPort(0));
    }

    private void start(GrpcSettings settings) {
        stop();
        server = GrpcServer.start(
                settings,
                List.of(service, auth),
                new Authentication(
                        AccessTable.STANDARD,
                        GrpcServerTest::prove,
                        STAFF,
                        GrpcServerTest::look,
                        limits,
                        settings.trustedHops(),
                        Watch.NOBODY));
        channel = NettyChannelBuilder.forAddress("localhost", server.port())
                .usePlaintext()
                .maxInboundMetadataSize(64 * 1024)
                .build();
    }

    private static Caller prove(String token) {
        if (token.equals("good")) {
            return MAYA;
        }
        throw new Unauthenticated("the access token is not valid");
    }

    private static Optional<Caller> look(String token) {
        if (token.equals("broken")) {
            throw new Refusal.Unavailable("the database");
        }
        return token.equals("good") ? Optional.of(MAYA) : Optional.empty();
    }

    @AfterEach
    void stop() {
        if (server != null) {
            channel.shutdownNow();
            server.stop(Duration.ZERO);
        }
    }

    @Test
    void c2_the_caller_comes_from_the_token() {
        assertThat(myProfile("authorization", "Bearer good")).isEqualTo("42");
        assertThat(myProfile("authorization", "bearer good")).isEqualTo("42");
        assertThat(myProfile("authorization", "good")).isEqualTo("42");
    }

    @Test
    void e8_a_spoofed_forwarding_header_changes_nothing() {
        service.script = () -> Callers.network().name();

        assertThat(myProfile("authorization", "Bearer good", "x-forwarded-for", "198.51.100.7"))
                .isEqualTo("127.0.0.1");
    }

    @Test
    void e8_the_network_is_what_the_trusted_proxies_saw() {
        start(GrpcSettings.onPort(0).withTrustedHops(2));
        service.script = () -> Callers.network().name();

        assertThat(myProfile(
                        "authorization",
                        "Bearer good",
                        "x-forwarded-for",
                        "10.0.0.1, 198.51.100.7",
                        "x-forwarded-for",
                        "203.0.113.9"))
                .isEqualTo("198.51.100.7");
        assertThat(myProfile("authorization", "Bearer good", "x-forwarded-for", "198.51.100.7"))
                .isEqualTo("127.0.0.1");
    }

    @Test
    void a_client_tells_what_it_calls_itself() {
        service.script = () -> Callers.visitor().userAgent();

        assertThat(myProfile("authorization", "Bearer good")).startsWith("grpc-java-netty/");
    }

    @Test
    void an_rpc_for_anybody_can_know_who_is_calling() {
        assertThat(validated("authorization", "Bearer good")).isEqualTo("42");
        assertThat(validated("authorization", "good")).isEqualTo("42");
    }

    @Test
    void for_such_an_rpc_a_token_that_proves_nothing_is_none() {
        assertThat(validated()).isEqualTo("nobody");
        assertThat(validated("authorization", "Bearer bad")).isEqualTo("nobody");
        assertThat(validated("authorization", "Basic good")).isEqualTo("nobody");
        assertThat(validated("authorization", "Bearer good", "authorization", "Bearer good"))
                .isEqualTo("nobody");
    }

    @Test
    void h6_an_rpc_for_anybody_that_does_not_ask_who_is_calling_never_looks_at_the_token() {
        auth.asks = false;

        assertThat(validated("authorization", "Bearer broken")).isEqualTo("nobody");
    }

    @Test
    void d14_a_call_is_counted_for_its_network_and_for_its_person() {
        myProfile("authorization", "Bearer good");

        assertThat(limiter.uses())
                .containsExactly(new Use("default", "network 127.0.0.1"), new Use("default", "person 42"));
    }

    @Test
    void a_call_is_told_how_it_stands_with_its_limit() {
        var answer = new AtomicReference<Metadata>();
        for (int i = 0; i < 3; i++) {
            myProfile(answer, "authorization", "Bearer good");
        }

        assertThat(answer.get().get(LimitLabels.LIMIT)).isEqualTo("100");
        assertThat(answer.get().get(LimitLabels.REMAINING)).isEqualTo("97");
        assertThat(answer.get().get(LimitLabels.RESET)).isEqualTo("2");
    }

    @Test
    void a_refused_call_is_told_too_whoever_refused_it() {
        service.script = () -> {
            throw new Refusal.NotFound("This person");
        };

        Metadata trailers =
                refusalOf(() -> myProfile("authorization", "Bearer good")).getTrailers();

        assertThat(trailers.get(LimitLabels.REMAINING)).isEqualTo("99");
    }

    @Test
    void a_call_that_a_cap_refused_is_told_of_the_cap() {
        service.script = () -> {
            throw new Refusal.TooManyRequests(
                    "slow down",
                    Duration.ofSeconds(60),
                    new Refusal.TooManyRequests.Cap("five", 5, Duration.ofMinutes(5), Duration.ofMinutes(5)));
        };

        Metadata trailers =
                refusalOf(() -> myProfile("authorization", "Bearer good")).getTrailers();

        assertThat(trailers.get(LimitLabels.LIMIT)).isEqualTo("5");
        assertThat(trailers.get(LimitLabels.REMAINING)).isEqualTo("0");
        assertThat(trailers.get(LimitLabels.RESET)).isEqualTo("300");
        assertThat(trailers.get(Refusals.RETRY_AFTER)).isEqualTo("60");
    }

    @Test
    void a_call_that_no_counted_limit_refused_has_nothing_left_until_it_may_be_repeated() {
        service.script = () -> {
            throw new Refusal.TooManyRequests("slow down", Duration.ofSeconds(7));
        };

        Metadata trailers =
                refusalOf(() -> myProfile("authorization", "Bearer good")).getTrailers();

        assertThat(trailers.get(LimitLabels.LIMIT)).isEqualTo("100");
        assertThat(trailers.get(LimitLabels.REMAINING)).isEqualTo("0");
        assertThat(trailers.get(LimitLabels.RESET)).isEqualTo("7");
    }

    @Test
    void a5_guessing_tokens_is_limited_by_network() {
        for (int i = 0; i < 100; i++) {
            assertRefused(Code.UNAUTHENTICATED, "UNAUTHENTICATED", () -> myProfile("authorization", "Bearer bad"));
        }

        Metadata trailers = assertRefused(
                        Code.RESOURCE_EXHAUSTED, "TOO_MANY_REQUESTS", () -> myProfile("authorization", "Bearer good"))
                .getTrailers();

        assertThat(trailers.get(Refusals.RETRY_AFTER)).isEqualTo("1");
        assertThat(trailers.get(LimitLabels.LIMIT)).isEqualTo("100");
        assertThat(trailers.get(LimitLabels.REMAINING)).isEqualTo("0");
        assertThat(trailers.get(LimitLabels.RESET)).isEqualTo("60");
    }

    @Test
    void h5_where_the_limit_cannot_be_asked_the_call_is_refused() {
        limiter.goAway();

        assertRefused(Code.UNAVAILABLE, "UNAVAILABLE", () -> myProfile("authorization", "Bearer good"));
    }

    @Test
    void without_a_token_nobody_is_calling() {
        assertRefused(Code.UNAUTHENTICATED, "UNAUTHENTICATED", () -> myProfile());
        assertRefused(Code.UNAUTHENTICATED, "UNAUTHENTICATED", () -> myProfile("authorization", "Basic good"));
        assertRefused(Code.UNAUTHENTICATED, "UNAUTHENTICATED", () -> myProfile("authorization", "Bearer"));
        assertRefused(Code.UNAUTHENTICATED, "UNAUTHENTICATED", () -> myProfile("authorization", "Bearer bad"));
        assertRefused(
                Code.UNAUTHENTICATED,
                "UNAUTHENTICATED",
                () -> myProfile("authorization", "Bearer good", "authorization", "Bearer good"));
    }

    @Test
    void a_request_id_is_made_up_and_returned() {
        var answer = new AtomicReference<Metadata>();
        myProfile(answer, "authorization", "Bearer good");

        assertThat(answer.get().get(CallIds.REQUEST_ID)).hasSize(36);
    }

    @Test
    void a_decent_request_id_and_trace_are_kept_and_returned() {
        String trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        var answer = new AtomicReference<Metadata>();
        myProfile(answer, "authorization", "Bearer good", "x-request-id", "abc-1", "traceparent", trace);

        assertThat(answer.get().get(CallIds.REQUEST_ID)).isEqualTo("abc-1");
        assertThat(answer.get().get(CallIds.TRACE_PARENT)).isEqualTo(trace);
    }

    @Test
    void an_indecent_request_id_is_replaced() {
        var answer = new AtomicReference<Metadata>();
        myProfile(answer, "authorization", "Bearer good", "x-request-id", "a b<script>", "traceparent", "00-1");

        assertThat(answer.get().get(CallIds.REQUEST_ID)).hasSize(36);
        assertThat(answer.get().get(CallIds.TRACE_PARENT)).isNull();
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of(new Refusal.InvalidInput("bio", "is too long"), Code.INVALID_ARGUMENT, "INVALID_INPUT"),
                Arguments.of(new Refusal.NotFound("This person"), Code.NOT_FOUND, "NOT_FOUND"),
                Arguments.of(new Refusal.Conflict("taken"), Code.ALREADY_EXISTS, "CONFLICT"),
                Arguments.of(
                        new Refusal.Incomplete("gender", "tell your gender"), Code.FAILED_PRECONDITION, "INCOMPLETE"),
                Arguments.of(new Refusal.Stale("The profile"), Code.ABORTED, "STALE"),
                Arguments.of(new Unauthenticated("who are you"), Code.UNAUTHENTICATED, "UNAUTHENTICATED"),
                Arguments.of(new Refusal.Forbidden("no"), Code.PERMISSION_DENIED, "FORBIDDEN"),
                Arguments.of(
                        new Refusal.TooManyRequests("slow down", Duration.ofSeconds(7)),
                        Code.RESOURCE_EXHAUSTED,
                        "TOO_MANY_REQUESTS"),
                Arguments.of(new Refusal.Unavailable("the database"), Code.UNAVAILABLE, "UNAVAILABLE"),
                Arguments.of(
                        new Refusal.SecondFactorRequired("A code is required"),
                        Code.UNAUTHENTICATED,
                        "SECOND_FACTOR_REQUIRED"),
                Arguments.of(
                        new Refusal.AccountClosed(Instant.parse("2026-12-26T10:00:00Z")),
                        Code.UNAUTHENTICATED,
                        "ACCOUNT_CLOSED"),
                Arguments.of(new Refusal.KeyReused("Idempotency-Key"), Code.INVALID_ARGUMENT, "IDEMPOTENCY_KEY_REUSED"),
                Arguments.of(new Refusal.ProviderTakenOff("Google"), Code.PERMISSION_DENIED, "PROVIDER_TAKEN_OFF"),
                Arguments.of(new Refusal.NotConfigured("Dreaming"), Code.UNIMPLEMENTED, "NOT_CONFIGURED"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void e7_every_refusal_has_a_status_a_stable_code_its_words_and_the_request_id(
            Refusal refusal, Code status, String code) {
        service.script = () -> {
            throw refusal;
        };

        StatusRuntimeException refused =
                assertRefused(status, code, () -> myProfile("authorization", "Bearer good", "x-request-id", "abc-1"));

        assertThat(refused.getStatus().getDescription()).isEqualTo(refusal.getMessage());
        assertThat(refused.getTrailers().get(CallIds.REQUEST_ID)).isEqualTo("abc-1");
    }

    @Test
    void the_list_of_refusals_above_is_complete() {
        assertThat(refusals().<Class<?>>map(arguments -> arguments.get()[0].getClass()))
                .containsExactlyInAnyOrder(Refusal.class.getPermittedSubclasses());
    }

    @Test
    void bad_input_names_its_field_and_a_limit_its_waiting_time() {
        service.script = () -> {
            throw new Refusal.InvalidInput("bio", "is too long");
        };
        assertThat(refusalOf(() -> myProfile("authorization", "Bearer good"))
                        .getTrailers()
                        .get(Refusals.FIELD))
                .isEqualTo("bio");

        service.script = () -> {
            throw new Refusal.TooManyRequests("slow down", Duration.ofSeconds(7));
        };
        assertThat(refusalOf(() -> myProfile("authorization", "Bearer good"))
                        .getTrailers()
                        .get(Refusals.RETRY_AFTER))
                .isEqualTo("7");

        service.script = () -> {
            throw new Refusal.Unavailable("The database");
        };
        assertThat(refusalOf(() -> myProfile("authorization", "Bearer good"))
                        .getTrailers()
                        .get(Refusals.RETRY_AFTER))
                .isEqualTo("5");
    }

    @Test
    void nobody_is_asked_to_try_again_what_is_not_set_up() {
        service.script = () -> {
            throw Refusal.Unavailable.notSetUp("Slack");
        };

        var refused = assertRefused(Code.UNAVAILABLE, "UNAVAILABLE", () -> myProfile("authorization", "Bearer good"));

        assertThat(refused.getTrailers().containsKey(Refusals.RETRY_AFTER)).isFalse();
    }

    @Test
    void e7_a_bug_is_answered_without_detail() {
        service.script = () -> {
            throw new IllegalStateException("jdbc:postgresql://secret");
        };

        StatusRuntimeException refused =
                assertRefused(Code.INTERNAL, "INTERNAL", () -> myProfile("authorization", "Bearer good"));

        assertThat(refused.getStatus().getDescription()).isEqualTo("internal error");
        assertThat(refused.getTrailers().toString()).doesNotContain("secret");
    }

    @Test
    void e7_an_error_of_the_machine_is_answered_too() {
        service.script = () -> {
            throw new StackOverflowError();
        };

        assertRefused(Code.INTERNAL, "INTERNAL", () -> myProfile("authorization", "Bearer good"));
    }

    @Test
    void an_rpc_that_nobody_answers_has_the_code_of_its_status() {
        StatusRuntimeException refused =
                refusalOf(() -> authorized().getLoveZoneStatistics(GetLoveZoneStatisticsRequest.getDefaultInstance()));

        assertThat(refused.getStatus().getCode()).isEqualTo(Code.UNIMPLEMENTED);
        assertThat(refused.getTrailers().get(Refusals.CODE)).isEqualTo("UNIMPLEMENTED");
    }

    @Test
    void the_access_rule_comes_before_whether_anybody_answers() {
        StatusRuntimeException refused = refusalOf(() -> UserServiceGrpc.newBlockingStub(channel)
                .getLoveZoneStatistics(GetLoveZoneStatisticsRequest.getDefaultInstance()));

        assertThat(refused.getStatus().getCode()).isEqualTo(Code.UNAUTHENTICATED);
    }

    @Test
    void e1_bytes_that_are_no_message_are_bad_input() {
        StatusRuntimeException refused = refusalOf(() -> raw("UpdateProfile", new byte[] {10, 127, 1}));

        assertThat(refused.getStatus().getCode()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(refused.getTrailers().get(Refusals.CODE)).isEqualTo("MALFORMED_REQUEST");
    }

    @Test
    void e1_nesting_without_end_is_bad_input() {
        byte[] groups = new byte[10_000];
        Arrays.fill(groups, (byte) 11); // "a group begins", of an unknown field, again and again

        StatusRuntimeException refused = refusalOf(() -> raw("UpdateProfile", groups));

        assertThat(refused.getStatus().getCode()).isEqualTo(Code.INVALID_ARGUMENT);
    }

    @Test
    void e1_text_that_is_not_utf_8_is_bad_input() {
        // update_fields (number 9) with two bytes that are no character
        StatusRuntimeException refused =
                refusalOf(() -> raw("UpdateProfile", new byte[] {74, 2, (byte) 0xC3, (byte) 0x28}));

        assertThat(refused.getStatus().getCode()).isEqualTo(Code.INVALID_ARGUMENT);
    }

    @Test
    void e2_a_message_that_is_too_large_is_refused_and_the_server_goes_on() {
        StatusRuntimeException refused = refusalOf(() -> authorized()
                .updateProfile(UpdateProfileRequest.newBuilder()
                        .addUpdateFields("x".repeat(1_100_000))
                        .build()));

        assertThat(refused.getStatus().getCode()).isEqualTo(Code.RESOURCE_EXHAUSTED);
        assertThat(myProfile("authorization", "Bearer good")).isEqualTo("42");
    }

    @Test
    void e2_a_flood_of_metadata_is_refused_and_the_server_goes_on() {
        assertThatThrownBy(() -> myProfile("authorization", "Bearer good", "x-flood", "x".repeat(20_000)))
                .isInstanceOf(StatusRuntimeException.class);

        assertThat(myProfile("authorization", "Bearer good")).isEqualTo("42");
    }

    @Test
    void a_call_ends_at_its_callers_deadline() {
        var never = new CountDownLatch(1);
        service.script = () -> waitFor(never);

        StatusRuntimeException refused = refusalOf(() -> authorized()
                .withDeadlineAfter(SHORT.toMillis(), TimeUnit.MILLISECONDS)
                .getMyProfile(GetMyProfileRequest.getDefaultInstance()));
        never.countDown();

        assertThat(refused.getStatus().getCode()).isEqualTo(Code.DEADLINE_EXCEEDED);
    }

    @Test
    void e10_a_call_without_a_deadline_ends_at_the_servers() {
        start(GrpcSettings.onPort(0).withLongestCall(SHORT));
        var never = new CountDownLatch(1);
        service.script = () -> waitFor(never);

        StatusRuntimeException refused = refusalOf(() -> myProfile("authorization", "Bearer good"));
        never.countDown();

        assertThat(refused.getStatus().getCode()).isEqualTo(Code.DEADLINE_EXCEEDED);
        assertThat(refused.getTrailers().get(Refusals.CODE)).isEqualTo("DEADLINE_EXCEEDED");
    }

    @Test
    void e10_a_call_whose_message_never_comes_is_ended() throws Exception {
        start(GrpcSettings.onPort(0).withLongestCall(SHORT));
        var ended = new CompletableFuture<Status>();
        // A client that announces a stream sends its headers at once and may keep its message to itself.
        var streaming = UserServiceGrpc.getGetMyProfileMethod().toBuilder()
                .setType(MethodType.BIDI_STREAMING)
                .build();
        var call = channel.newCall(streaming, CallOptions.DEFAULT);
        call.start(
                new ClientCall.Listener<>() {
                    @Override
                    public void onClose(Status status, Metadata trailers) {
                        ended.complete(status);
                    }
                },
                metadata("authorization", "Bearer good"));

        assertThat(ended.get(10, TimeUnit.SECONDS).getCode()).isEqualTo(Code.DEADLINE_EXCEEDED);
    }

    @Test
    void stopping_lets_a_running_call_finish_and_takes_no_new_ones() throws Exception {
        var running = new CountDownLatch(1);
        var finish = new CountDownLatch(1);
        service.script = () -> {
            running.countDown();
            return waitFor(finish);
        };
        var answer = CompletableFuture.supplyAsync(() -> myProfile("authorization", "Bearer good"), IN_BACKGROUND);
        assertThat(running.await(10, TimeUnit.SECONDS)).isTrue();

        var stopped = CompletableFuture.runAsync(() -> server.stop(Duration.ofSeconds(10)), IN_BACKGROUND);
        assertThat(newChannelIsRefused()).isTrue();
        finish.countDown();

        assertThat(answer.get(10, TimeUnit.SECONDS)).isEqualTo("finished");
        stopped.get(10, TimeUnit.SECONDS);
    }

    @Test
    void stopping_does_not_wait_for_ever() throws Exception {
        var running = new CountDownLatch(1);
        var never = new CountDownLatch(1);
        service.script = () -> {
            running.countDown();
            return waitFor(never);
        };
        var answer = CompletableFuture.supplyAsync(
                () -> refusalOf(() -> myProfile("authorization", "Bearer good")), IN_BACKGROUND);
        assertThat(running.await(10, TimeUnit.SECONDS)).isTrue();

        server.stop(SHORT);

        assertThat(answer.get(10, TimeUnit.SECONDS).getStatus().isOk()).isFalse();
        never.countDown();
    }

    @Test
    void a_taken_port_is_reported_by_number() {
        assertThatThrownBy(() -> GrpcServer.start(
                        GrpcSettings.onPort(server.port()),
                        List.of(service),
                        new Authentication(
                                AccessTable.STANDARD,
                                GrpcServerTest::prove,
                                STAFF,
                                GrpcServerTest::look,
                                limits,
                                0,
                                Watch.NOBODY)))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("" + server.port());
    }

    @Test
    void c1_an_rpc_without_a_rule_is_closed_to_everybody() {
        stop();
        var unlisted = ServerServiceDefinition.builder("datifyy.user.v1.Unlisted")
                .addMethod(
                        bytesMethod("datifyy.user.v1.Unlisted/Call"),
                        ServerCalls.asyncUnaryCall(
                                (InputStream request, StreamObserver<InputStream> reply) -> Reply.send(reply, request)))
                .build();
        server = GrpcServer.start(
                GrpcSettings.onPort(0),
                List.of(() -> unlisted),
                new Authentication(
                        AccessTable.STANDARD,
                        GrpcServerTest::prove,
                        STAFF,
                        GrpcServerTest::look,
                        limits,
                        0,
                        Watch.NOBODY));
        channel = NettyChannelBuilder.forAddress("localhost", server.port())
                .usePlaintext()
                .build();

        try (var log = new LogLines()) {
            StatusRuntimeException refused =
                    refusalOf(() -> call(bytesMethod("datifyy.user.v1.Unlisted/Call"), new byte[0]));

            assertThat(refused.getStatus().getCode()).isEqualTo(Code.PERMISSION_DENIED);
            assertThat(log.all())
                    .contains("security event ACCESS_DENIED")
                    .contains("operation=\"datifyy.user.v1.Unlisted/Call\"", "reason=\"FORBIDDEN\"");
        }
    }

    private boolean newChannelIsRefused() {
        var later = NettyChannelBuilder.forAddress("localhost", server.port())
                .usePlaintext()
                .build();
        try {
            long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
            while (System.nanoTime() < patience) {
                var attempt = catchRefusal(() -> UserServiceGrpc.newBlockingStub(later)
                        .updateProfile(UpdateProfileRequest.getDefaultInstance()));
                if (attempt.getStatus().getCode() == Code.UNAVAILABLE) {
                    return true;
                }
            }
            return false;
        } finally {
            later.shutdownNow();
        }
    }

    private static String waitFor(CountDownLatch latch) {
        try {
            return latch.await(20, TimeUnit.SECONDS) ? "finished" : "gave up";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }

    private UserServiceGrpc.UserServiceBlockingStub authorized() {
        return UserServiceGrpc.newBlockingStub(channel)
                .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(metadata("authorization", "Bearer good")));
    }

    private String myProfile(String... headers) {
        return myProfile(new AtomicReference<>(), headers);
    }

    private String myProfile(AtomicReference<Metadata> answer, String... headers) {
        return UserServiceGrpc.newBlockingStub(channel)
                .withInterceptors(
                        MetadataUtils.newAttachHeadersInterceptor(metadata(headers)),
                        MetadataUtils.newCaptureMetadataInterceptor(answer, new AtomicReference<>()))
                .getMyProfile(GetMyProfileRequest.getDefaultInstance())
                .getProfile()
                .getUserId();
    }

    private String validated(String... headers) {
        return AuthServiceGrpc.newBlockingStub(channel)
                .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(metadata(headers)))
                .validateToken(ValidateTokenRequest.getDefaultInstance())
                .getUserId();
    }

    private static Metadata metadata(String... headers) {
        var metadata = new Metadata();
        for (int i = 0; i < headers.length; i += 2) {
            metadata.put(Metadata.Key.of(headers[i], Metadata.ASCII_STRING_MARSHALLER), headers[i + 1]);
        }
        return metadata;
    }

    private byte[] raw(String rpc, byte[] request) {
        return call(bytesMethod("datifyy.user.v1.UserService/" + rpc), request);
    }

    private byte[] call(MethodDescriptor<InputStream, InputStream> method, byte[] request) {
        var withToken = ClientInterceptors.intercept(
                channel, MetadataUtils.newAttachHeadersInterceptor(metadata("authorization", "Bearer good")));
        try (InputStream answer = ClientCalls.blockingUnaryCall(
                withToken, method, CallOptions.DEFAULT, new ByteArrayInputStream(request))) {
            return answer.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MethodDescriptor<InputStream, InputStream> bytesMethod(String name) {
        var asIs = new MethodDescriptor.Marshaller<InputStream>() {
            @Override
            public InputStream stream(InputStream value) {
                return value;
            }

            @Override
            public InputStream parse(InputStream stream) {
                try {
                    return new ByteArrayInputStream(stream.readAllBytes());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        };
        return MethodDescriptor.newBuilder(asIs, asIs)
                .setFullMethodName(name)
                .setType(MethodType.UNARY)
                .build();
    }

    private static StatusRuntimeException assertRefused(Code status, String code, Runnable call) {
        StatusRuntimeException refused = refusalOf(call);
        assertThat(refused.getStatus().getCode()).isEqualTo(status);
        assertThat(refused.getTrailers().get(Refusals.CODE)).isEqualTo(code);
        assertThat(refused.getTrailers().get(CallIds.REQUEST_ID)).isNotEmpty();
        return refused;
    }

    private static StatusRuntimeException refusalOf(Runnable call) {
        StatusRuntimeException refused = catchRefusal(call);
        assertThat(refused.getStatus().getDescription()).doesNotContain("Exception");
        return refused;
    }

    private static StatusRuntimeException catchRefusal(Runnable call) {
        try {
            call.run();
        } catch (StatusRuntimeException refused) {
            return refused;
        }
        throw new AssertionError("the call was not refused");
    }
}
