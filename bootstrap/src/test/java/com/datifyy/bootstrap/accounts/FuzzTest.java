package com.datifyy.bootstrap.accounts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.grpc.wire.auth.v1.AuthServiceGrpc;
import com.datifyy.adapters.grpc.wire.auth.v1.EmailPasswordCredentials;
import com.datifyy.adapters.grpc.wire.auth.v1.LoginWithEmailRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.OAuthCredentials;
import com.datifyy.adapters.grpc.wire.auth.v1.OAuthProvider;
import com.datifyy.adapters.grpc.wire.auth.v1.PasswordResetConfirm;
import com.datifyy.adapters.grpc.wire.auth.v1.PhoneOTPCredentials;
import com.datifyy.adapters.grpc.wire.auth.v1.VerificationRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.VerificationType;
import com.datifyy.adapters.rest.http.AccessTable;
import com.datifyy.application.shared.LimitPolicy;
import com.datifyy.bootstrap.accounts.Doorway.SessionKey;
import com.datifyy.bootstrap.service.Answer;
import com.datifyy.bootstrap.service.Databases;
import com.datifyy.bootstrap.service.Grpc;
import com.datifyy.bootstrap.service.Http;
import com.datifyy.bootstrap.service.RunningApp;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Damaged requests to everything that concerns accounts. The seed is fixed, so that what fails can be
/// repeated; `-Ddatifyy.fuzz=100000` sends more than usual.
class FuzzTest {
    private static final int REQUESTS = Integer.getInteger("datifyy.fuzz", 2_000);
    private static final int AT_ONCE = 8;
    private static final long SEED = 20_261_125;

    /// What an honest answer to a damaged request never is.
    private static final Set<Status.Code> FAULTS = Collections.unmodifiableSet(EnumSet.of(
            Status.Code.INTERNAL,
            Status.Code.UNKNOWN,
            Status.Code.UNAVAILABLE,
            Status.Code.DEADLINE_EXCEEDED,
            Status.Code.DATA_LOSS,
            Status.Code.ABORTED,
            Status.Code.CANCELLED));

    /// What honest clients send, by method and path. What ends sessions comes without a token of the owner's,
    /// who would be out after the first request.
    private static final Map<String, String> BODIES = Map.ofEntries(
            Map.entry(
                    "POST /api/v1/auth/register/email",
                    "{'email':'fuzz@example.org','password':'seven lamps beside the lake','name':'Fuzz',"
                            + "'dateOfBirth':'1994-05-06','deviceInfo':{'platform':'DEVICE_PLATFORM_WEB','deviceId':'d'}}"),
            Map.entry(
                    "POST /api/v1/auth/login/email",
                    "{'email':'fuzz@example.org','password':'seven lamps','secondFactorCode':'123456','reopen':false,"
                            + "'deviceInfo':{'platform':'DEVICE_PLATFORM_IOS','deviceName':'x','deviceId':'d'}}"),
            Map.entry("POST /api/v1/auth/register/phone", "{'phoneNumber':'+919876543210','name':'Fuzz'}"),
            Map.entry("POST /api/v1/auth/otp/request", "{'phoneNumber':'+919876543210'}"),
            Map.entry("POST /api/v1/auth/phone/otp/request", "{'phoneNumber':'+919876543210'}"),
            Map.entry(
                    "POST /api/v1/auth/login/phone",
                    "{'phoneNumber':'+919876543210','otpCode':'123456','name':'Fuzz','deviceInfo':{'deviceId':'d'}}"),
            Map.entry(
                    "POST /api/v1/auth/login/oauth",
                    "{'provider':'OAUTH_PROVIDER_GOOGLE','idToken':'e30.e30.e30','nonce':'n','accessToken':'t'}"),
            Map.entry("POST /api/v1/auth/token/refresh", "{'refreshToken':'abcdefghijklmnopqrstuvwxyz'}"),
            Map.entry("POST /api/v1/auth/token/revoke", "{'refreshToken':'abcdefghijklmnopqrstuvwxyz','token':'t'}"),
            Map.entry("POST /api/v1/auth/token/validate", "{'accessToken':'e30.e30.e30'}"),
            Map.entry("POST /api/v1/auth/verification/email/send", "{'email':'fuzz@example.org'}"),
            Map.entry("POST /api/v1/auth/email/verification/send", "{'email':'fuzz@example.org'}"),
            Map.entry(
                    "POST /api/v1/auth/verification/email/verify",
                    "{'email':'fuzz@example.org','verificationCode':'123456'}"),
            Map.entry(
                    "POST /api/v1/auth/email/verification/confirm",
                    "{'verification':{'identifier':'fuzz@example.org','code':'123456','type':'VERIFICATION_TYPE_EMAIL'}}"),
            Map.entry(
                    "POST /api/v1/auth/verification/resend",
                    "{'identifier':'fuzz@example.org','type':'VERIFICATION_TYPE_EMAIL'}"),
            Map.entry("POST /api/v1/auth/verification/phone/send", "{'phoneNumber':'+919876543210'}"),
            Map.entry("POST /api/v1/auth/phone/verification/send", "{'phoneNumber':'+919876543210'}"),
            Map.entry(
                    "POST /api/v1/auth/verification/phone/verify",
                    "{'phoneNumber':'+919876543210','otpCode':'123456'}"),
            Map.entry(
                    "POST /api/v1/auth/phone/verification/confirm",
                    "{'verification':{'identifier':'+919876543210','code':'123456'}}"),
            Map.entry("POST /api/v1/auth/password/reset/request", "{'resetRequest':{'email':'fuzz@example.org'}}"),
            Map.entry(
                    "POST /api/v1/auth/password/reset/confirm",
                    "{'confirmation':{'resetToken':'abcdefghijklmnopqrst','newPassword':'four boats under a moon'}}"),
            Map.entry(
                    "POST /api/v1/auth/password/change",
                    "{'currentPassword':'a wrong guess','newPassword':'four boats under a moon'}"),
            Map.entry(
                    "POST /api/v1/auth/identities",
                    "{'provider':'google','idToken':'a.b.c','accessToken':'d','nonce':'n','password':'a wrong guess'}"),
            Map.entry("DELETE /api/v1/auth/identities/google", "{'password':'a wrong guess'}"),
            Map.entry("POST /api/v1/auth/second-factor/enroll", "{'password':'a wrong guess'}"),
            Map.entry("POST /api/v1/auth/second-factor/confirm", "{'code':'123456'}"),
            Map.entry("POST /api/v1/auth/second-factor/recovery-codes", "{'code':'123456'}"),
            Map.entry("POST /api/v1/auth/second-factor/disable", "{'password':'a wrong guess','code':'123456'}"),
            Map.entry("POST /api/v1/auth/session/revoke", "{'sessionId':'00000000-0000-4000-8000-000000000001'}"),
            Map.entry("DELETE /api/v1/auth/sessions/00000000-0000-4000-8000-000000000001", "{'unused':'nothing'}"),
            Map.entry("POST /api/v1/auth/sessions/revoke-all", "{'excludeCurrent':true}"),
            Map.entry("POST /api/v1/auth/device/trust", "{'deviceId':'d'}"),
            Map.entry("POST /api/v1/auth/device/revoke", "{'deviceId':'d'}"),
            Map.entry("POST /api/v1/auth/logout", "{'refreshToken':'abcdefghijklmnopqrstuvwxyz'}"),
            Map.entry("POST /api/v1/auth/logout/all", "{'unused':'nothing'}"),
            Map.entry("DELETE /api/v1/user/account", "{'password':'a wrong guess','reason':'r','code':'123456'}"),
            Map.entry("POST /api/v1/user/account/code", "{'unused':'nothing'}"));

    private static final Set<String> ENDING =
            Set.of("revoke-all", "logout", "all", "RevokeAllSessions", "Logout", "LogoutAll");

    private static RunningApp app;
    private static SessionKey owner;
    private static SessionKey guest;

    @BeforeAll
    static void start() {
        String limitless =
                LimitPolicy.names().stream().map(name -> name + "=off").collect(Collectors.joining(","));
        app = RunningApp.with(Databases.fresh(), RunningApp.anotherSecret(), Map.of("RATE_LIMITS", limitless));
        Doorway doorway = new RestDoorway(app.http());
        owner = doorway.register(Somebody.called("Maya Kulkarni"));
        guest = doorway.register(Somebody.called("Arjun Rao"));
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @Test
    void e1_everything_that_changes_an_account_is_among_the_requests() {
        assertThat(AccessTable.STANDARD.routes())
                .filteredOn(route -> Set.of("POST", "DELETE").contains(route.method()))
                .filteredOn(route ->
                        route.path().startsWith("/api/v1/auth/") || route.path().startsWith("/api/v1/user/account"))
                .isNotEmpty()
                .allSatisfy(route -> {
                    var request = Pattern.compile(route.toString().replaceAll("\\{\\w+}", "[^/]+"));
                    assertThat(BODIES.keySet()).anyMatch(request.asMatchPredicate());
                });
    }

    @Test
    void e1_damaged_json_is_refused_and_nothing_breaks() {
        List<Map.Entry<String, String>> routes =
                BODIES.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList();
        Tally tally = new Tally();

        manyTimes(number -> {
            Random random = new Random(SEED + number);
            var route = routes.get(number % routes.size());
            String[] parts = route.getKey().split(" ", 2);
            byte[] body = JsonDamage.damaged(body(route.getValue()), random);
            Http http = app.http().as(holder(parts[1].substring(parts[1].lastIndexOf('/') + 1)));
            Answer answer = http.elsewhere().sendBytes(parts[0], parts[1], body);
            boolean fault = answer.status() >= 500 && answer.status() != 501;
            tally.add(fault, number + " " + route.getKey() + ": " + answer);
        });

        tally.assertNoFaults();
        assertStillServing();
    }

    @Test
    void e1_damaged_protobuf_is_refused_and_nothing_breaks() {
        List<String> methods = Stream.concat(
                        AuthServiceGrpc.getServiceDescriptor().getMethods().stream()
                                .map(MethodDescriptor::getFullMethodName),
                        Stream.of("DeleteAccount", "RequestAccountDeletionCode", "ExportData")
                                .map(name -> "datifyy.user.v1.UserService/" + name))
                .toList();
        List<byte[]> messages = honestMessages();
        Tally tally = new Tally();

        manyTimes(number -> {
            Random random = new Random(SEED + number);
            String method = methods.get(number % methods.size());
            byte[] request = ProtobufDamage.damaged(messages.get(random.nextInt(messages.size())), random);
            Grpc grpc = app.grpc().as(holder(method.substring(method.indexOf('/') + 1)));
            Grpc.Outcome outcome = grpc.elsewhere().call(method, request);
            tally.add(FAULTS.contains(outcome.status()), number + " " + method + ": " + outcome);
        });

        tally.assertNoFaults();
        assertStillServing();
    }

    /// What went wrong, as far as it is worth reading.
    private static final class Tally {
        private static final int MOST_SHOWN = 10;

        private final List<String> faults = Collections.synchronizedList(new ArrayList<>());
        private final AtomicInteger count = new AtomicInteger();

        void add(boolean fault, String shown) {
            count.incrementAndGet();
            if (fault && faults.size() < MOST_SHOWN) {
                faults.add(shown);
            }
        }

        void assertNoFaults() {
            assertThat(faults).isEmpty();
            assertThat(count).hasValue(REQUESTS);
        }
    }

    /// Messages of every form that requests about accounts have.
    private static List<byte[]> honestMessages() {
        var credentials = EmailPasswordCredentials.newBuilder()
                .setEmail("fuzz@example.org")
                .setPassword("seven lamps beside the lake")
                .setName("Fuzz")
                .setDateOfBirth("1994-05-06");
        var byPhone =
                PhoneOTPCredentials.newBuilder().setPhoneNumber("+919876543210").setOtpCode("123456");
        var byProvider = OAuthCredentials.newBuilder()
                .setProvider(OAuthProvider.OAUTH_PROVIDER_GOOGLE)
                .setIdToken("e30.e30.e30");
        var code = VerificationRequest.newBuilder()
                .setIdentifier("fuzz@example.org")
                .setCode("123456")
                .setType(VerificationType.VERIFICATION_TYPE_EMAIL);
        var reset = PasswordResetConfirm.newBuilder()
                .setResetToken("abcdefghijklmnopqrst")
                .setNewPassword("four boats under a moon");
        // In field 1 of a request stands a message or a text, so one wrapper serves for all of them.
        return List.of(
                LoginWithEmailRequest.newBuilder()
                        .setCredentials(credentials)
                        .build()
                        .toByteArray(),
                wrapped(byPhone.build().toByteArray()),
                wrapped(byProvider.build().toByteArray()),
                wrapped(code.build().toByteArray()),
                wrapped(reset.build().toByteArray()),
                wrapped("fuzz@example.org".getBytes(UTF_8)),
                wrapped("+919876543210".getBytes(UTF_8)),
                new byte[0]);
    }

    private static byte[] wrapped(byte[] content) {
        byte[] message = new byte[content.length + 2];
        message[0] = 0x0A;
        message[1] = (byte) content.length;
        System.arraycopy(content, 0, message, 2, content.length);
        return message;
    }

    private static ObjectNode body(String singleQuoted) {
        return (ObjectNode) Http.read(singleQuoted.replace('\'', '"'));
    }

    private static String holder(String operation) {
        return (ENDING.contains(operation) ? guest : owner).access();
    }

    private static void assertStillServing() {
        for (Doorway doorway : List.of(new RestDoorway(app.http()), new GrpcDoorway(app.grpc()))) {
            assertThat(doorway.holding(owner).name()).isEqualTo("Maya Kulkarni");
            assertThat(doorway.register(Somebody.called("Somebody Else")).access())
                    .isNotEmpty();
        }
    }

    /// What this process, service and callers in one, takes of the machine.
    private record Size(long heap, int threads) {
        private static final long TOLERATED_HEAP = 32L << 20;
        private static final int TOLERATED_THREADS = 20;

        static Size now() {
            var memory = ManagementFactory.getMemoryMXBean();
            memory.gc();
            return new Size(
                    memory.getHeapMemoryUsage().getUsed(),
                    ManagementFactory.getThreadMXBean().getThreadCount());
        }

        void assertNotGrownSince(Size before) {
            assertThat(heap - before.heap).as("bytes of heap").isLessThan(TOLERATED_HEAP);
            assertThat(threads - before.threads).as("threads").isLessThan(TOLERATED_THREADS);
        }
    }

    /// Once a quarter of the requests has warmed everything up, the others let nothing grow.
    private static void manyTimes(IntConsumer request) {
        allBetween(0, REQUESTS / 4, request);
        Size before = Size.now();
        allBetween(REQUESTS / 4, REQUESTS, request);
        Size.now().assertNotGrownSince(before);
    }

    private static void allBetween(int first, int end, IntConsumer request) {
        var next = new AtomicInteger(first);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var workers = Stream.generate(() -> threads.submit(() -> {
                        for (int number = next.getAndIncrement(); number < end; number = next.getAndIncrement()) {
                            request.accept(number);
                        }
                    }))
                    .limit(AT_ONCE)
                    .toList();
            for (var worker : workers) {
                worker.get(30, TimeUnit.MINUTES);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }
}
