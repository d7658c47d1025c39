package com.datifyy.bootstrap.service;

import com.datifyy.adapters.grpc.wire.admin.v1.AdminServiceGrpc;
import com.datifyy.adapters.grpc.wire.admin.v1.UpdateUserStatusRequest;
import com.datifyy.adapters.grpc.wire.auth.v1.RegisterWithEmailRequest;
import com.datifyy.adapters.grpc.wire.common.v1.AccountStatus;
import com.datifyy.adapters.grpc.wire.user.v1.BlockUserRequest;
import com.datifyy.adapters.grpc.wire.user.v1.DeleteAccountRequest;
import com.datifyy.adapters.grpc.wire.user.v1.UserServiceGrpc;
import com.datifyy.bootstrap.journey.GrpcDriver;
import com.datifyy.bootstrap.journey.Journey.Member;
import com.datifyy.bootstrap.journey.Journey.Visitor;
import com.datifyy.bootstrap.journey.Refused;
import com.datifyy.bootstrap.journey.RestDriver;
import io.grpc.StatusRuntimeException;
import java.util.function.Supplier;

/// One instance over one protocol: where people and the staff do what the other instances, and the other protocol,
/// have to know of at once.
sealed interface Door {
    /// What came of a question that was not refused.
    String ANSWERED = "answered";

    /// Whoever comes in here.
    Visitor visitor();

    void signOut(Member who);

    void block(Member who, Member whom);

    /// Closes somebody's account.
    void close(Member who, String password);

    /// What the staff make of an account.
    ///
    /// @param status like `BANNED`
    void setStatus(String staffToken, Member whom, String status);

    /// What a registration with nothing in it is refused with.
    String refusesToRegister(String network);

    /// Somebody as they come in here.
    default Member as(Member who) {
        return visitor().holding(who.tokens());
    }

    /// What comes of somebody's asking for their own profile: [#ANSWERED], or the code of the refusal.
    default String tellsAboutThemselves(Member who) {
        return codeOf(() -> as(who).profile());
    }

    /// What comes of somebody's looking at somebody else, likewise.
    default String shows(Member who, Member whom) {
        return codeOf(() -> as(who).lookAt(whom.id()));
    }

    private static String codeOf(Supplier<?> question) {
        try {
            var _ = question.get();
            return ANSWERED;
        } catch (Refused refused) {
            return refused.code();
        }
    }

    /// Over REST.
    record OverRest(Http http) implements Door {
        @Override
        public Visitor visitor() {
            return new RestDriver(http.elsewhere());
        }

        @Override
        public void signOut(Member who) {
            done(by(who).post("/api/v1/auth/logout", "{}"));
        }

        @Override
        public void block(Member who, Member whom) {
            done(by(who).post("/api/v1/user/block/" + whom.id(), "{\"reason\":\"a test\"}"));
        }

        @Override
        public void close(Member who, String password) {
            done(by(who).send("DELETE", "/api/v1/user/account", "{\"password\":\"" + password + "\"}"));
        }

        @Override
        public void setStatus(String staffToken, Member whom, String status) {
            done(http.elsewhere()
                    .as(staffToken)
                    .put(
                            "/api/v1/admin/users/" + whom.id() + "/status",
                            "{\"status\":\"%s\",\"reason\":\"a test\"}".formatted(status)));
        }

        @Override
        public String refusesToRegister(String network) {
            return new Http(http.client(), http.port(), network, null)
                    .post("/api/v1/auth/register/email", "{}")
                    .code();
        }

        private Http by(Member who) {
            return http.elsewhere().as(who.tokens().access());
        }

        private static void done(Answer answer) {
            if (answer.status() != 200) {
                throw new AssertionError(answer.status() + " " + answer.text());
            }
        }

        @Override
        public String toString() {
            return "REST on " + http.port();
        }
    }

    /// Over gRPC.
    record OverGrpc(Grpc grpc) implements Door {
        @Override
        public Visitor visitor() {
            return new GrpcDriver(grpc.elsewhere());
        }

        @Override
        public void signOut(Member who) {
            visitor().revoke(who.tokens().refresh());
        }

        @Override
        public void block(Member who, Member whom) {
            done(() -> user(who)
                    .blockUser(BlockUserRequest.newBuilder()
                            .setUserId(whom.id())
                            .setReason("a test")
                            .build()));
        }

        @Override
        public void close(Member who, String password) {
            done(() -> user(who)
                    .deleteAccount(DeleteAccountRequest.newBuilder()
                            .setPassword(password)
                            .build()));
        }

        @Override
        public void setStatus(String staffToken, Member whom, String status) {
            var request = UpdateUserStatusRequest.newBuilder()
                    .setUserId(whom.id())
                    .setStatus(AccountStatus.valueOf("ACCOUNT_STATUS_" + status))
                    .setReason("a test")
                    .build();
            var admin = AdminServiceGrpc.newBlockingStub(
                    grpc.elsewhere().as(staffToken).channel());
            done(() -> admin.updateUserStatus(request));
        }

        @Override
        public String refusesToRegister(String network) {
            return new Grpc(grpc.server(), network, null)
                    .call(
                            "datifyy.auth.v1.AuthService/RegisterWithEmail",
                            RegisterWithEmailRequest.getDefaultInstance())
                    .code();
        }

        private UserServiceGrpc.UserServiceBlockingStub user(Member who) {
            return UserServiceGrpc.newBlockingStub(
                    grpc.elsewhere().as(who.tokens().access()).channel());
        }

        private static void done(Supplier<?> call) {
            try {
                var _ = call.get();
            } catch (StatusRuntimeException refused) {
                throw new AssertionError(Grpc.outcome(refused).toString(), refused);
            }
        }

        @Override
        public String toString() {
            return "gRPC on " + grpc.server().authority();
        }
    }
}
