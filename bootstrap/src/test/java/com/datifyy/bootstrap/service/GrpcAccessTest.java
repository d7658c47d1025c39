package com.datifyy.bootstrap.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.datifyy.adapters.grpc.call.AccessTable;
import com.datifyy.adapters.grpc.wire.admin.v1.AdminServiceGrpc;
import com.datifyy.adapters.grpc.wire.auth.v1.AuthServiceGrpc;
import com.datifyy.adapters.grpc.wire.auth.v1.EmailPasswordCredentials;
import com.datifyy.adapters.grpc.wire.auth.v1.LoginWithEmailRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.RefreshTokenRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.RegisterWithEmailRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.RevokeTokenRequest;
import com.datifyy.adapters.grpc.wire.availability.v1.AvailabilityServiceGrpc;
import com.datifyy.adapters.grpc.wire.availability.v1.AvailabilitySlotInput;
import com.datifyy.adapters.grpc.wire.availability.v1.DateType;
import com.datifyy.adapters.grpc.wire.availability.v1.DeleteAvailabilityRequest;
import com.datifyy.adapters.grpc.wire.availability.v1.GetAvailabilityRequest;
import com.datifyy.adapters.grpc.wire.availability.v1.SubmitAvailabilityRequest;
import com.datifyy.adapters.grpc.wire.availability.v1.UpdateAvailabilityRequest;
import com.datifyy.adapters.grpc.wire.user.v1.GetUserProfileRequest;
import com.datifyy.adapters.grpc.wire.user.v1.ProfileDetails;
import com.datifyy.adapters.grpc.wire.user.v1.UpdateProfileRequest;
import com.datifyy.adapters.grpc.wire.user.v1.UserServiceGrpc;
import com.datifyy.bootstrap.journey.Journey.Newcomer;
import com.google.protobuf.Empty;
import com.google.protobuf.Message;
import io.grpc.MethodDescriptor;
import io.grpc.Status.Code;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Every rpc of the contract, called by nobody in particular, by the person whose things they are, and by somebody
/// else.
class GrpcAccessTest {
    private static final Newcomer KNOWN = Newcomer.named("Known");
    private static final String PACKAGE = "datifyy.";

    /// What the rpcs of this release answer: to anybody without a token, to the owner, to another member.
    private static final String ANSWERED = """
            auth.v1.AuthService/RegisterWithEmail                OK OK OK
            auth.v1.AuthService/LoginWithEmail                   OK OK OK
            auth.v1.AuthService/RefreshToken                     UNAUTHENTICATED UNAUTHENTICATED UNAUTHENTICATED
            auth.v1.AuthService/RevokeToken                      OK OK OK
            user.v1.UserService/GetUserProfile                   UNAUTHENTICATED NOT_FOUND OK
            user.v1.UserService/GetMyProfile                     UNAUTHENTICATED OK OK
            user.v1.UserService/UpdateProfile                    UNAUTHENTICATED OK OK
            user.v1.UserService/SearchUsers                      UNAUTHENTICATED OK OK
            user.v1.UserService/GetRecommendations               UNAUTHENTICATED OK OK
            user.v1.UserService/GetPartnerPreferences            UNAUTHENTICATED OK OK
            user.v1.UserService/UpdatePartnerPreferences         UNAUTHENTICATED OK OK
            availability.v1.AvailabilityService/GetAvailability     UNAUTHENTICATED OK NOT_FOUND
            availability.v1.AvailabilityService/SubmitAvailability  UNAUTHENTICATED OK OK
            availability.v1.AvailabilityService/DeleteAvailability  UNAUTHENTICATED OK NOT_FOUND
            availability.v1.AvailabilityService/UpdateAvailability  UNAUTHENTICATED OK NOT_FOUND
            """;

    /// The rpcs of `AuthService` that want a person.
    private static final Set<String> OF_MEMBERS = Set.of(
            "ChangePassword",
            "GetCurrentSession",
            "ListSessions",
            "RevokeSession",
            "RevokeAllSessions",
            "ListDevices",
            "TrustDevice",
            "RevokeDevice",
            "Logout",
            "LogoutAll");

    private static RunningApp app;
    private static People people;

    @BeforeAll
    static void start() {
        app = RunningApp.start();
        people = People.in(app);
        app.overGrpc().register(KNOWN);
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    /// How a call ends, by who makes it.
    private record Expected(Code anybody, Code owner, Code other) {}

    @Test
    void c1_the_access_table_knows_exactly_the_rpcs_of_the_contract_and_the_standard_ones() {
        assertThat(AccessTable.STANDARD.methods())
                .containsAll(contract())
                .hasSize(contract().size() + 3)
                .contains(
                        "grpc.health.v1.Health/Check",
                        "grpc.health.v1.Health/Watch",
                        "grpc.reflection.v1.ServerReflection/ServerReflectionInfo");
        assertThat(contract())
                .as("the 76 of the first contract, and the one that was added")
                .hasSize(77)
                .contains("datifyy.availability.v1.AvailabilityService/UpdateAvailability");
    }

    @TestFactory
    Stream<DynamicTest> c3_every_rpc_answers_everybody_as_it_should() {
        return matrix().entrySet().stream()
                .map(line -> dynamicTest(line.getKey(), () -> {
                    var expected = line.getValue();
                    assertThat(call(null, line.getKey())).as("anybody").isEqualTo(expected.anybody());
                    assertThat(call(people.other().tokens().access(), line.getKey()))
                            .as("another member")
                            .isEqualTo(expected.other());
                    assertThat(call(people.owner().tokens().access(), line.getKey()))
                            .as("the owner")
                            .isEqualTo(expected.owner());
                }));
    }

    @TestFactory
    Stream<DynamicTest> c3_a_token_that_does_not_hold_is_as_good_as_none() {
        return matrix().entrySet().stream()
                .filter(line -> line.getValue().anybody() == Code.UNAUTHENTICATED)
                .map(line -> dynamicTest(
                        line.getKey(),
                        () -> assertThat(call("not-a-token", line.getKey())).isEqualTo(Code.UNAUTHENTICATED)));
    }

    @Test
    void c1_an_rpc_that_nobody_declared_is_not_there() {
        for (String method : Set.of("datifyy.user.v1.UserService/DropTables", "datifyy.Root/Shell")) {
            assertThat(call(people.owner().tokens().access(), method)).isEqualTo(Code.UNIMPLEMENTED);
        }
    }

    private static Set<String> contract() {
        return Stream.of(
                        AuthServiceGrpc.getServiceDescriptor(),
                        UserServiceGrpc.getServiceDescriptor(),
                        AvailabilityServiceGrpc.getServiceDescriptor(),
                        AdminServiceGrpc.getServiceDescriptor())
                .flatMap(service -> service.getMethods().stream())
                .map(MethodDescriptor::getFullMethodName)
                .collect(Collectors.toSet());
    }

    private static Map<String, Expected> matrix() {
        Map<String, Expected> matrix = new TreeMap<>();
        contract().forEach(method -> {
            String service = method.substring(0, method.indexOf('/'));
            String name = method.substring(method.indexOf('/') + 1);
            boolean staff = service.equals("datifyy.admin.v1.AdminService") && !name.equals("AdminLogin");
            boolean anybody = name.equals("AdminLogin")
                    || (service.equals("datifyy.auth.v1.AuthService") && !OF_MEMBERS.contains(name));
            Code once = staff ? Code.PERMISSION_DENIED : Code.UNIMPLEMENTED;
            matrix.put(method, new Expected(anybody ? Code.UNIMPLEMENTED : Code.UNAUTHENTICATED, once, once));
        });
        ANSWERED.lines().map(line -> line.split(" +", -1)).forEach(word -> {
            var expected = new Expected(Code.valueOf(word[1]), Code.valueOf(word[2]), Code.valueOf(word[3]));
            assertThat(matrix.replace(PACKAGE + word[0], expected)).as(word[0]).isNotNull();
        });
        return matrix;
    }

    private static Code call(String token, String method) {
        return app.grpc().as(token).call(method, request(method)).status();
    }

    /// A request that is acceptable where there is something to accept.
    private static Message request(String method) {
        return switch (method.substring(method.indexOf('/') + 1)) {
            case "RegisterWithEmail" ->
                RegisterWithEmailRequest.newBuilder()
                        .setCredentials(credentials(Newcomer.named("Somebody")))
                        .build();
            case "LoginWithEmail" ->
                LoginWithEmailRequest.newBuilder()
                        .setCredentials(credentials(KNOWN))
                        .build();
            case "RefreshToken" ->
                RefreshTokenRequest.newBuilder()
                        .setRefreshToken("nobody-has-this-token")
                        .build();
            case "RevokeToken" ->
                RevokeTokenRequest.newBuilder()
                        .setRefreshToken("nobody-has-this-token")
                        .build();
            case "GetUserProfile" ->
                GetUserProfileRequest.newBuilder()
                        .setUserId(people.owner().id())
                        .build();
            case "UpdateProfile" ->
                UpdateProfileRequest.newBuilder()
                        .setProfileDetails(ProfileDetails.newBuilder().setBio("hello"))
                        .addUpdateFields("bio")
                        .build();
            case "GetAvailability" ->
                GetAvailabilityRequest.newBuilder()
                        .setUserId(people.owner().id())
                        .build();
            case "SubmitAvailability" ->
                SubmitAvailabilityRequest.newBuilder().addSlots(slot()).build();
            case "DeleteAvailability" ->
                DeleteAvailabilityRequest.newBuilder().setSlotId(people.slot()).build();
            case "UpdateAvailability" ->
                UpdateAvailabilityRequest.newBuilder()
                        .setSlotId(people.slot())
                        .setSlot(slot())
                        .build();
            default -> Empty.getDefaultInstance();
        };
    }

    private static AvailabilitySlotInput slot() {
        long start = People.anotherHour().getEpochSecond();
        return AvailabilitySlotInput.newBuilder()
                .setStartTime(start)
                .setEndTime(start + 3600)
                .setDateType(DateType.DATE_TYPE_ONLINE)
                .build();
    }

    private static EmailPasswordCredentials credentials(Newcomer newcomer) {
        return EmailPasswordCredentials.newBuilder()
                .setEmail(newcomer.email())
                .setPassword(newcomer.password())
                .setName(newcomer.name())
                .build();
    }
}
