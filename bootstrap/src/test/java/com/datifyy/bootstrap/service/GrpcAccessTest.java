package com.datifyy.bootstrap.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.datifyy.adapters.grpc.call.AccessTable;
import com.datifyy.adapters.grpc.call.AccessTable.Rule;
import com.datifyy.adapters.grpc.wire.admin.v1.AdminServiceGrpc;
import com.datifyy.adapters.grpc.wire.admin.v1.ChangeStaffPasswordRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.AuthServiceGrpc;
import com.datifyy.adapters.grpc.wire.auth.v1.ChangePasswordRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.ConfirmSecondFactorRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.DisableSecondFactorRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.EmailPasswordCredentials;
import com.datifyy.adapters.grpc.wire.auth.v1.EnrollSecondFactorRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.LoginWithEmailRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.OAuthProvider;
import com.datifyy.adapters.grpc.wire.auth.v1.RefreshTokenRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.RegisterWithEmailRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.RenewRecoveryCodesRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.RevokeDeviceRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.RevokeSessionRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.RevokeTokenRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.TrustDeviceRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.UnlinkProviderRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.ValidateTokenRequest;
import com.datifyy.adapters.grpc.wire.availability.v1.AvailabilityServiceGrpc;
import com.datifyy.adapters.grpc.wire.availability.v1.AvailabilitySlotInput;
import com.datifyy.adapters.grpc.wire.availability.v1.DateType;
import com.datifyy.adapters.grpc.wire.availability.v1.DeleteAvailabilityRequest;
import com.datifyy.adapters.grpc.wire.availability.v1.GetAvailabilityRequest;
import com.datifyy.adapters.grpc.wire.availability.v1.SubmitAvailabilityRequest;
import com.datifyy.adapters.grpc.wire.availability.v1.UpdateAvailabilityRequest;
import com.datifyy.adapters.grpc.wire.user.v1.BlockUserRequest;
import com.datifyy.adapters.grpc.wire.user.v1.DeleteAccountRequest;
import com.datifyy.adapters.grpc.wire.user.v1.DeleteProfilePhotoRequest;
import com.datifyy.adapters.grpc.wire.user.v1.GetUserProfileRequest;
import com.datifyy.adapters.grpc.wire.user.v1.ProfileDetails;
import com.datifyy.adapters.grpc.wire.user.v1.ReportReason;
import com.datifyy.adapters.grpc.wire.user.v1.ReportUserRequest;
import com.datifyy.adapters.grpc.wire.user.v1.UnblockUserRequest;
import com.datifyy.adapters.grpc.wire.user.v1.UpdateProfilePhotoRequest;
import com.datifyy.adapters.grpc.wire.user.v1.UpdateProfileRequest;
import com.datifyy.adapters.grpc.wire.user.v1.UserServiceGrpc;
import com.datifyy.bootstrap.journey.Journey.Newcomer;
import com.datifyy.bootstrap.service.AuthorizationMatrix.Access;
import com.datifyy.bootstrap.service.AuthorizationMatrix.Asking;
import com.datifyy.bootstrap.service.AuthorizationMatrix.Heard;
import com.datifyy.bootstrap.service.AuthorizationMatrix.Line;
import com.datifyy.bootstrap.service.AuthorizationMatrix.Who;
import com.datifyy.bootstrap.service.Cast.Person;
import com.google.protobuf.ByteString;
import com.google.protobuf.Empty;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.UnknownFieldSet;
import io.grpc.MethodDescriptor;
import io.grpc.ServiceDescriptor;
import io.grpc.Status.Code;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Every rpc, called by everybody: nobody in particular, a member for their own things and for somebody
/// else's, and people who were members. Where an rpc may end a session, or more, whoever calls is a new
/// member.
class GrpcAccessTest implements AccessContract {
    private static final Newcomer NEWCOMER = Newcomer.named("Somebody");
    private static final List<ServiceDescriptor> SERVICES = List.of(
            AuthServiceGrpc.getServiceDescriptor(),
            UserServiceGrpc.getServiceDescriptor(),
            AvailabilityServiceGrpc.getServiceDescriptor(),
            AdminServiceGrpc.getServiceDescriptor());

    /// What every gRPC server offers, open to everybody; reflection not in production.
    private static final Set<String> STANDARD = Set.of(
            "grpc.health.v1.Health/Check",
            "grpc.health.v1.Health/Watch",
            "grpc.reflection.v1.ServerReflection/ServerReflectionInfo",
            "grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo");

    private static RunningApp app;
    private static Cast cast;
    private static Person known;
    private static Colleagues colleagues;
    private static AuthorizationMatrix matrix;

    @BeforeAll
    static void start() {
        app = RunningApp.unlimited();
        cast = Cast.in(app);
        colleagues = Colleagues.in(app);
        known = cast.newcomer();
        matrix = new AuthorizationMatrix(
                "UNAUTHENTICATED",
                "PERMISSION_DENIED",
                "NOT_FOUND",
                contract().stream().map(GrpcAccessTest::called).toList());
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @Test
    void c1_the_access_table_knows_exactly_the_rpcs_of_the_contract_and_the_standard_ones() {
        assertThat(AccessTable.STANDARD.methods())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(contract().stream(), STANDARD.stream()).toList());
    }

    @Test
    void c1_the_running_server_offers_exactly_the_services_of_the_contract_and_the_standard_ones()
            throws InvalidProtocolBufferException {
        byte[] listServices = {0x3A, 0x01, '*'};
        var answer = app.grpc().call("grpc.reflection.v1.ServerReflection/ServerReflectionInfo", listServices);

        Set<String> offered = new TreeSet<>();
        for (ByteString list : inside(6, answer.answer())) {
            for (ByteString service : inside(1, list)) {
                inside(1, service).forEach(name -> offered.add(name.toStringUtf8()));
            }
        }

        assertThat(offered)
                .containsExactlyInAnyOrderElementsOf(Stream.concat(contract().stream(), STANDARD.stream())
                        .map(method -> method.substring(0, method.indexOf('/')))
                        .collect(Collectors.toSet()));
    }

    @Override
    public String protocol() {
        return "gRPC";
    }

    @Override
    public Cast cast() {
        return cast;
    }

    @Override
    public AuthorizationMatrix matrix() {
        return matrix;
    }

    @TestFactory
    Stream<DynamicTest> c3_a_token_that_does_not_hold_is_as_good_as_none() {
        return contract().stream()
                .filter(method -> access(method) != Access.ANONYMOUS)
                .map(method -> dynamicTest(
                        method,
                        () -> assertThat(call(
                                                "not-a-token",
                                                method,
                                                cast.victim().things())
                                        .status())
                                .isEqualTo("UNAUTHENTICATED")));
    }

    @Test
    void a10_no_member_can_sign_in_as_staff() {
        var outcome = app.grpc().call("datifyy.admin.v1.AdminService/AdminLogin", credentials(known.newcomer()));

        assertThat(outcome.status()).isEqualTo(Code.UNAUTHENTICATED);
    }

    @Test
    void c1_an_rpc_that_nobody_declared_is_not_there() {
        for (String method : Set.of("datifyy.user.v1.UserService/DropTables", "datifyy.Root/Shell")) {
            assertThat(call(cast.victim().token(), method, cast.victim().things())
                            .status())
                    .isEqualTo("UNIMPLEMENTED");
        }
    }

    private static Set<String> contract() {
        return SERVICES.stream()
                .flatMap(service -> service.getMethods().stream())
                .map(MethodDescriptor::getFullMethodName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// What stands in the fields of a number.
    private static List<ByteString> inside(int field, ByteString message) throws InvalidProtocolBufferException {
        return UnknownFieldSet.parseFrom(message).getField(field).getLengthDelimitedList();
    }

    private static Line called(String method) {
        var victims = cast.victim().things();
        var asking = new Asking()
                .heard(Who.NOBODY, call(null, method, victims))
                .heard(
                        Who.SUSPENDED,
                        call(cast.suspended().token(), method, cast.suspended().things()))
                .heard(
                        Who.BANNED,
                        call(cast.banned().token(), method, cast.banned().things()))
                .heard(
                        Who.CLOSED,
                        call(cast.closed().token(), method, cast.closed().things()));
        Person member = access(method) == Access.USER ? cast.newcomer() : known;
        if (access(method) == Access.USER && !request(method, victims).equals(request(method, Things.MISSING))) {
            asking.heardOfOthers(call(member.token(), method, victims), call(member.token(), method, Things.MISSING));
        }
        asking.heard(Who.MEMBER, call(member.token(), method, member.things()));
        if (access(method) != Access.ANONYMOUS) {
            Who.STAFF.forEach(admin -> asking.heard(admin, call(tokenFor(admin, method), method, Things.MISSING)));
        }
        return asking.line(
                method,
                access(method),
                rule(method).permission(),
                rule(method).tier().name());
    }

    /// Whoever signs out does so in a session of its own.
    private static String tokenFor(Who admin, String method) {
        return method.endsWith("/AdminLogout") ? colleagues.anotherToken(admin.role()) : colleagues.token(admin.role());
    }

    private static Access access(String method) {
        return Access.valueOf(rule(method).access().name());
    }

    private static Rule rule(String method) {
        Rule rule = AccessTable.STANDARD.rules().get(method);
        assertThat(rule).as("the rule of " + method).isNotNull();
        return rule;
    }

    private static Heard call(@Nullable String token, String method, Things things) {
        var outcome = app.grpc().as(token).call(method, request(method, things));
        return new Heard(outcome.status().name(), outcome.toString());
    }

    /// A request that is acceptable where there is something to accept.
    private static Message request(String method, Things things) {
        return switch (method.substring(method.indexOf('/') + 1)) {
            case "RegisterWithEmail" ->
                RegisterWithEmailRequest.newBuilder()
                        .setCredentials(credentials(NEWCOMER))
                        .build();
            case "LoginWithEmail" ->
                LoginWithEmailRequest.newBuilder()
                        .setCredentials(credentials(known.newcomer()))
                        .build();
            case "RefreshToken" ->
                RefreshTokenRequest.newBuilder()
                        .setRefreshToken("nobody-has-this-token")
                        .build();
            case "RevokeToken" ->
                RevokeTokenRequest.newBuilder()
                        .setRefreshToken("nobody-has-this-token")
                        .build();
            case "ValidateToken" ->
                ValidateTokenRequest.newBuilder().setAccessToken("not-a-token").build();
            case "ChangePassword" ->
                ChangePasswordRequest.newBuilder()
                        .setCurrentPassword(Cast.PASSWORD)
                        .setNewPassword("seven lanterns by noon")
                        .build();
            case "ChangeStaffPassword" ->
                ChangeStaffPasswordRequest.newBuilder()
                        .setCurrentPassword(Colleagues.PASSWORD)
                        .setNewPassword("password")
                        .build();
            case "RevokeSession" ->
                RevokeSessionRequest.newBuilder().setSessionId(things.session()).build();
            case "TrustDevice" ->
                TrustDeviceRequest.newBuilder().setDeviceId(things.device()).build();
            case "RevokeDevice" ->
                RevokeDeviceRequest.newBuilder().setDeviceId(things.device()).build();
            case "EnrollSecondFactor" ->
                EnrollSecondFactorRequest.newBuilder()
                        .setPassword(Cast.PASSWORD)
                        .build();
            case "ConfirmSecondFactor" ->
                ConfirmSecondFactorRequest.newBuilder().setCode("000000").build();
            case "RenewRecoveryCodes" ->
                RenewRecoveryCodesRequest.newBuilder().setCode("000000").build();
            case "DisableSecondFactor" ->
                DisableSecondFactorRequest.newBuilder()
                        .setPassword(Cast.PASSWORD)
                        .setCode("000000")
                        .build();
            case "UnlinkProvider" ->
                UnlinkProviderRequest.newBuilder()
                        .setProvider(OAuthProvider.OAUTH_PROVIDER_GOOGLE)
                        .setPassword(Cast.PASSWORD)
                        .build();
            case "DeleteAccount" ->
                DeleteAccountRequest.newBuilder().setPassword(Cast.PASSWORD).build();
            case "GetUserProfile" ->
                GetUserProfileRequest.newBuilder().setUserId(things.shown()).build();
            case "UpdateProfile" ->
                UpdateProfileRequest.newBuilder()
                        .setProfileDetails(ProfileDetails.newBuilder().setBio("hello"))
                        .addUpdateFields("bio")
                        .build();
            case "DeleteProfilePhoto" ->
                DeleteProfilePhotoRequest.newBuilder()
                        .setPhotoId(things.photo())
                        .build();
            case "UpdateProfilePhoto" ->
                UpdateProfilePhotoRequest.newBuilder()
                        .setPhotoId(things.photo())
                        .setCaption("by the river")
                        .build();
            case "BlockUser" ->
                BlockUserRequest.newBuilder().setUserId(things.shown()).build();
            case "UnblockUser" ->
                UnblockUserRequest.newBuilder().setUserId(things.owner()).build();
            case "ReportUser" ->
                ReportUserRequest.newBuilder()
                        .setUserId(things.shown())
                        .setReason(ReportReason.REPORT_REASON_SPAM)
                        .build();
            case "GetAvailability" ->
                GetAvailabilityRequest.newBuilder().setUserId(things.owner()).build();
            case "SubmitAvailability" ->
                SubmitAvailabilityRequest.newBuilder().addSlots(slot(2)).build();
            case "DeleteAvailability" ->
                DeleteAvailabilityRequest.newBuilder().setSlotId(things.slot()).build();
            case "UpdateAvailability" ->
                UpdateAvailabilityRequest.newBuilder()
                        .setSlotId(things.slot())
                        .setSlot(slot(4))
                        .build();
            default -> Empty.getDefaultInstance();
        };
    }

    /// An hour of the day on which everybody has time.
    private static AvailabilitySlotInput slot(int hour) {
        long start = cast.day().getEpochSecond() + hour * 3_600L;
        return AvailabilitySlotInput.newBuilder()
                .setStartTime(start)
                .setEndTime(start + 3_600)
                .setDateType(DateType.DATE_TYPE_ONLINE)
                .build();
    }

    private static EmailPasswordCredentials credentials(Newcomer newcomer) {
        return EmailPasswordCredentials.newBuilder()
                .setEmail(newcomer.email())
                .setPassword(Cast.PASSWORD)
                .setName(newcomer.name())
                .build();
    }
}
