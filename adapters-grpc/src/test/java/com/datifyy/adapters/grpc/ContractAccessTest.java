package com.datifyy.adapters.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.grpc.call.Access;
import com.datifyy.adapters.grpc.call.AccessTable;
import com.datifyy.adapters.grpc.wire.admin.v1.AdminServiceGrpc;
import com.datifyy.adapters.grpc.wire.auth.v1.AuthServiceGrpc;
import com.datifyy.adapters.grpc.wire.availability.v1.AvailabilityServiceGrpc;
import com.datifyy.adapters.grpc.wire.user.v1.UserServiceGrpc;
import com.datifyy.application.InMemoryApplication;
import com.datifyy.application.shared.Tier;
import com.datifyy.domain.admin.AdminRole;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.ServiceDescriptor;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.reflection.v1.ServerReflectionGrpc;
import io.grpc.reflection.v1.ServerReflectionRequest;
import io.grpc.reflection.v1.ServerReflectionResponse;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Who gets in where, asked of the running server for every rpc there is.
class ContractAccessTest {
    /// What an empty request may be answered once it is let in.
    private static final Set<Code> REACHED =
            Set.of(Code.OK, Code.INVALID_ARGUMENT, Code.NOT_FOUND, Code.FAILED_PRECONDITION);

    private static Service service;

    @BeforeAll
    static void start() {
        service = new Service();
    }

    @AfterAll
    static void stop() {
        service.stop();
    }

    static Stream<MethodDescriptor<?, ?>> contract() {
        return Stream.of(
                        AuthServiceGrpc.getServiceDescriptor(),
                        UserServiceGrpc.getServiceDescriptor(),
                        AvailabilityServiceGrpc.getServiceDescriptor(),
                        AdminServiceGrpc.getServiceDescriptor())
                .map(ServiceDescriptor::getMethods)
                .flatMap(methods -> methods.stream());
    }

    @Test
    void c1_every_rpc_of_the_running_server_has_an_access_rule() {
        assertThat(service.server().methods()).containsExactlyInAnyOrderElementsOf(AccessTable.STANDARD.methods());
    }

    @Test
    void d14_looking_at_people_has_a_limit_of_its_own() {
        assertThat(AccessTable.STANDARD.rules().entrySet().stream()
                        .filter(rule -> rule.getValue().tier() == Tier.DISCOVER)
                        .map(Map.Entry::getKey))
                .containsExactlyInAnyOrder(
                        "datifyy.user.v1.UserService/SearchUsers",
                        "datifyy.user.v1.UserService/GetRecommendations",
                        "datifyy.user.v1.UserService/GetLeeway",
                        "datifyy.user.v1.UserService/GetUserProfile");
    }

    @Test
    void a5_whatever_checks_a_password_or_a_code_counts_as_such() {
        assertThat(AccessTable.STANDARD.rules().entrySet().stream()
                        .filter(rule -> rule.getValue().access() == Access.USER)
                        .filter(rule -> Set.of(Tier.LOGIN, Tier.CODE_CHECK, Tier.CODE)
                                .contains(rule.getValue().tier()))
                        .map(Map.Entry::getKey))
                .containsExactlyInAnyOrder(
                        "datifyy.auth.v1.AuthService/ChangePassword",
                        "datifyy.auth.v1.AuthService/EnrollSecondFactor",
                        "datifyy.auth.v1.AuthService/ConfirmSecondFactor",
                        "datifyy.auth.v1.AuthService/RenewRecoveryCodes",
                        "datifyy.auth.v1.AuthService/DisableSecondFactor",
                        "datifyy.auth.v1.AuthService/UnlinkProvider",
                        "datifyy.auth.v1.AuthService/LinkProvider",
                        "datifyy.user.v1.UserService/DeleteAccount",
                        "datifyy.user.v1.UserService/RequestAccountDeletionCode");
    }

    @Test
    void the_running_server_offers_the_whole_contract() {
        assertThat(service.server().methods())
                .containsAll(contract().map(MethodDescriptor::getFullMethodName).toList());
    }

    @ParameterizedTest
    @MethodSource("contract")
    void c3_without_a_token_only_anonymous_rpcs_are_reached(MethodDescriptor<?, ?> rpc) {
        Code answer = call(service.channel(), rpc);

        if (isAnonymous(rpc)) {
            assertThat(answer).isIn(REACHED);
        } else {
            assertThat(answer).isEqualTo(Code.UNAUTHENTICATED);
        }
    }

    @ParameterizedTest
    @MethodSource("contract")
    void c3_a_members_token_never_opens_a_staff_rpc(MethodDescriptor<?, ?> rpc) {
        Member member = service.join("Asha Rao"); // a new one each time, since some calls end the session
        Code answer = call(Member.with(service.channel(), member.accessToken()), rpc);

        if (isForStaff(rpc)) {
            assertThat(answer).isEqualTo(Code.PERMISSION_DENIED);
        } else {
            assertThat(answer).isIn(REACHED);
        }
    }

    @ParameterizedTest
    @MethodSource("wire")
    void every_rpc_of_the_contract_does_something(String rpc) {
        String token = rpc.startsWith("datifyy.admin.v1")
                ? InMemoryApplication.tokenOf(service.staff(AdminRole.SUPER_ADMIN))
                : service.join("Asha Rao").accessToken();

        assertThat(call(Member.with(service.channel(), token), rpc, MethodType.UNARY))
                .isIn(REACHED);
    }

    @ParameterizedTest
    @MethodSource("contract")
    void a10_the_token_of_staff_opens_no_rpc_of_members(MethodDescriptor<?, ?> rpc) {
        String token = InMemoryApplication.tokenOf(service.staff(AdminRole.SUPER_ADMIN));
        Code answer = call(Member.with(service.channel(), token), rpc);

        if (isAnonymous(rpc) || isForStaff(rpc)) {
            assertThat(answer).isIn(REACHED);
        } else {
            assertThat(answer).isEqualTo(Code.UNAUTHENTICATED);
        }
    }

    /// The full names of the rpcs that the contract lists.
    static Stream<String> wire() throws IOException {
        try (var list = ContractAccessTest.class.getResourceAsStream("/wire.tsv")) {
            List<String> rpcs = new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split("\t"))
                    .filter(parts -> parts[0].equals("rpc"))
                    .map(parts -> parts[1] + "/" + parts[3])
                    .toList();
            assertThat(rpcs).hasSizeGreaterThan(50);
            return rpcs.stream();
        }
    }

    @Test
    void health_follows_the_service() {
        var health = HealthGrpc.newBlockingStub(service.channel());

        assertThat(health.check(HealthCheckRequest.getDefaultInstance()).getStatus())
                .isEqualTo(ServingStatus.SERVING);
        assertThat(health.check(HealthCheckRequest.newBuilder()
                                .setService("datifyy.user.v1.UserService")
                                .build())
                        .getStatus())
                .isEqualTo(ServingStatus.SERVING);

        service.ready(false);
        assertThat(health.check(HealthCheckRequest.getDefaultInstance()).getStatus())
                .isEqualTo(ServingStatus.NOT_SERVING);
        service.ready(true);
    }

    @Test
    void the_health_of_an_unknown_service_is_not_known() {
        var unknown = HealthCheckRequest.newBuilder().setService("nobody").build();

        assertThat(Refused.by(() ->
                                HealthGrpc.newBlockingStub(service.channel()).check(unknown))
                        .status())
                .isEqualTo(Code.NOT_FOUND);
    }

    @Test
    void c10_reflection_is_offered_only_where_it_is_switched_on() throws Exception {
        assertThat(reflectedServices(service.channel()))
                .contains("datifyy.user.v1.UserService", "datifyy.admin.v1.AdminService");

        var production = new Service(GrpcSettings.onPort(0));
        try {
            assertThat(production.server().methods()).noneMatch(name -> name.contains("reflection"));
        } finally {
            production.stop();
        }
    }

    @Test
    void older_tools_get_the_same_answer_to_the_name_that_they_know_reflection_by() {
        byte[] listServices = {0x3A, 0x01, '*'};

        byte[] newer = reflected("grpc.reflection.v1.ServerReflection", listServices);

        assertThat(new String(newer, StandardCharsets.ISO_8859_1)).contains("datifyy.user.v1.UserService");
        assertThat(reflected("grpc.reflection.v1alpha.ServerReflection", listServices))
                .isEqualTo(newer);
    }

    /// The first answer to a single question.
    private static byte[] reflected(String reflection, byte[] question) {
        var rpc = MethodDescriptor.newBuilder(new Bytes(), new Bytes())
                .setFullMethodName(reflection + "/ServerReflectionInfo")
                .setType(MethodType.SERVER_STREAMING)
                .build();
        return ClientCalls.blockingServerStreamingCall(service.channel(), rpc, CallOptions.DEFAULT, question)
                .next();
    }

    private static Set<String> reflectedServices(Channel channel) throws Exception {
        var answer = new CompletableFuture<Set<String>>();
        StreamObserver<ServerReflectionRequest> questions = ServerReflectionGrpc.newStub(channel)
                .serverReflectionInfo(new StreamObserver<>() {
                    @Override
                    public void onNext(ServerReflectionResponse response) {
                        answer.complete(response.getListServicesResponse().getServiceList().stream()
                                .map(found -> found.getName())
                                .collect(Collectors.toSet()));
                    }

                    @Override
                    public void onError(Throwable thrown) {
                        answer.completeExceptionally(thrown);
                    }

                    @Override
                    public void onCompleted() {}
                });
        questions.onNext(
                ServerReflectionRequest.newBuilder().setListServices("*").build());
        Set<String> services = answer.get(10, TimeUnit.SECONDS);
        questions.onCompleted();
        return services;
    }

    private static boolean isAnonymous(MethodDescriptor<?, ?> rpc) {
        return (rpc.getFullMethodName().startsWith("datifyy.auth.v1") && !isAboutOneself(rpc))
                || Set.of("AdminLogin", "EnrollStaffSecondFactor", "ConfirmStaffSecondFactor")
                        .contains(rpc.getBareMethodName());
    }

    private static boolean isAboutOneself(MethodDescriptor<?, ?> rpc) {
        return Set.of(
                        "ChangePassword",
                        "GetCurrentSession",
                        "ListSessions",
                        "RevokeSession",
                        "RevokeAllSessions",
                        "ListDevices",
                        "TrustDevice",
                        "RevokeDevice",
                        "Logout",
                        "LogoutAll",
                        "GetSecondFactor",
                        "EnrollSecondFactor",
                        "ConfirmSecondFactor",
                        "RenewRecoveryCodes",
                        "DisableSecondFactor",
                        "ListLinkedProviders",
                        "UnlinkProvider",
                        "LinkProvider")
                .contains(rpc.getBareMethodName());
    }

    private static boolean isForStaff(MethodDescriptor<?, ?> rpc) {
        return rpc.getFullMethodName().startsWith("datifyy.admin.v1") && !isAnonymous(rpc);
    }

    private static Code call(Channel channel, MethodDescriptor<?, ?> rpc) {
        return call(channel, rpc.getFullMethodName(), rpc.getType());
    }

    private static Code call(Channel channel, String rpc, MethodType type) {
        MethodDescriptor<byte[], byte[]> untyped = MethodDescriptor.newBuilder(new Bytes(), new Bytes())
                .setFullMethodName(rpc)
                .setType(type)
                .build();
        try {
            ClientCalls.blockingUnaryCall(channel, untyped, CallOptions.DEFAULT, new byte[0]);
            return Code.OK;
        } catch (StatusRuntimeException refused) {
            return refused.getStatus().getCode();
        }
    }

    private record Bytes() implements MethodDescriptor.Marshaller<byte[]> {
        @Override
        public InputStream stream(byte[] value) {
            return new ByteArrayInputStream(value);
        }

        @Override
        public byte[] parse(InputStream stream) {
            try {
                return stream.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
