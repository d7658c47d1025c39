package com.datifyy.adapters.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.grpc.call.Access;
import com.datifyy.adapters.grpc.call.AccessTable;
import com.datifyy.adapters.grpc.wire.admin.v1.AdminLogoutRequest;
import com.datifyy.adapters.grpc.wire.admin.v1.AdminServiceGrpc;
import com.datifyy.adapters.grpc.wire.auth.v1.LogoutAllRequest;
import com.datifyy.adapters.grpc.wire.user.v1.GetMyProfileRequest;
import com.datifyy.application.InMemoryApplication;
import com.datifyy.application.shared.Door;
import com.datifyy.domain.admin.AdminRole;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Status;
import io.grpc.Status.Code;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Calls that are begun before somebody is signed out, and go on after it.
@Timeout(60)
class HalfSentTest {
    /// A field that no message has.
    private static final byte[] MESSAGE = {(byte) 0xC0, 0x3E, 1};

    private final Service service = new Service();
    private final Member maya = service.join("Maya");

    @AfterEach
    void stop() {
        service.stop();
    }

    @Test
    void b4_every_call_that_was_begun_before_somebody_signed_out_everywhere_is_refused() throws Exception {
        Map<String, Begun> calls = begun(Access.USER, maya.accessToken());
        assertThat(calls)
                .containsKeys(
                        "datifyy.user.v1.UserService/UpdateProfile",
                        "datifyy.user.v1.UserService/DeleteAccount",
                        "datifyy.user.v1.UserService/UploadProfilePhoto",
                        "datifyy.auth.v1.AuthService/ChangePassword",
                        "datifyy.auth.v1.AuthService/EnrollSecondFactor");
        letTimePass();
        var _ = maya.auth().logoutAll(LogoutAllRequest.getDefaultInstance());

        assertThat(ends(calls)).allSatisfy((_, end) -> assertThat(end).isEqualTo(Code.UNAUTHENTICATED));
    }

    @Test
    void b4_every_call_that_staff_began_before_signing_out_is_refused() throws Exception {
        String token = InMemoryApplication.tokenOf(service.staff(AdminRole.SUPER_ADMIN));
        Map<String, Begun> calls = begun(Access.STAFF, token);
        assertThat(calls).containsKey("datifyy.admin.v1.AdminService/BulkUserAction");
        letTimePass();
        var _ = AdminServiceGrpc.newBlockingStub(Member.with(service.channel(), token))
                .adminLogout(AdminLogoutRequest.getDefaultInstance());

        assertThat(ends(calls)).allSatisfy((_, end) -> assertThat(end).isEqualTo(Code.UNAUTHENTICATED));
    }

    @Test
    void a_slow_call_of_somebody_who_stays_signed_in_is_done() throws Exception {
        int unasked = looks();
        Begun call = begin("datifyy.user.v1.UserService/GetMyProfile", maya.accessToken());
        awaitAdmission(unasked + 1);
        letTimePass();
        int before = looks();

        assertThat(call.end()).isEqualTo(Code.OK);
        assertThat(looks()).isEqualTo(before + 1);
    }

    @Test
    void the_caller_of_a_call_that_comes_at_once_is_asked_for_once() {
        int before = looks();

        var _ = maya.user().getMyProfile(GetMyProfileRequest.getDefaultInstance());

        assertThat(looks()).isEqualTo(before + 1);
    }

    /// Or a slow database would have twice the work.
    @Test
    void the_caller_of_a_call_that_comes_at_once_is_asked_for_once_even_if_the_answer_takes_long() {
        int before = looks();
        service.application().sessions.lookTakes(Door.AT_ONCE.plusMillis(200));

        var _ = maya.user().getMyProfile(GetMyProfileRequest.getDefaultInstance());

        assertThat(looks()).isEqualTo(before + 1);
    }

    /// A call whose message was sent, but not that no other follows.
    private record Begun(ClientCall<byte[], byte[]> call, CompletableFuture<Status> ended) {
        Code end() throws Exception {
            call.halfClose();
            return ended.get(10, TimeUnit.SECONDS).getCode();
        }
    }

    private Map<String, Begun> begun(Access access, String token) throws InterruptedException {
        int unasked = looks();
        Map<String, Begun> calls = new LinkedHashMap<>();
        AccessTable.STANDARD.rules().forEach((method, rule) -> {
            if (rule.access() == access) {
                calls.put(method, begin(method, token));
            }
        });
        awaitAdmission(unasked + calls.size());
        return calls;
    }

    private static Map<String, Code> ends(Map<String, Begun> calls) throws Exception {
        Map<String, Code> ends = new LinkedHashMap<>();
        for (var call : calls.entrySet()) {
            ends.put(call.getKey(), call.getValue().end());
        }
        return ends;
    }

    private Begun begin(String method, String token) {
        // A client that announces a stream sends its headers at once.
        var streaming = MethodDescriptor.newBuilder(new Bytes(), new Bytes())
                .setFullMethodName(method)
                .setType(MethodType.BIDI_STREAMING)
                .build();
        ClientCall<byte[], byte[]> call = Member.with(service.channel(), token).newCall(streaming, CallOptions.DEFAULT);
        var ended = new CompletableFuture<Status>();
        call.start(
                new ClientCall.Listener<>() {
                    @Override
                    public void onClose(Status status, Metadata trailers) {
                        ended.complete(status);
                    }
                },
                new Metadata());
        call.request(1);
        call.sendMessage(MESSAGE);
        return new Begun(call, ended);
    }

    /// Waits until callers were asked for so often, and so are let in.
    private void awaitAdmission(int times) throws InterruptedException {
        while (looks() < times) {
            Thread.sleep(5);
        }
    }

    private int looks() {
        return service.application().sessions.looks()
                + service.application().adminSessions.looks();
    }

    private static void letTimePass() throws InterruptedException {
        Thread.sleep(Door.AT_ONCE.plusMillis(700));
    }

    /// Messages as they are.
    private static final class Bytes implements MethodDescriptor.Marshaller<byte[]> {
        @Override
        public InputStream stream(byte[] value) {
            return new ByteArrayInputStream(value);
        }

        @Override
        public byte[] parse(InputStream stream) {
            try {
                return stream.readAllBytes();
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    }
}
