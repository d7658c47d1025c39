package com.datifyy.bootstrap.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.grpc.wire.admin.v1.AdminServiceGrpc;
import com.datifyy.adapters.grpc.wire.admin.v1.ChangeStaffPasswordRequest;
import com.datifyy.bootstrap.service.Colleagues;
import com.datifyy.bootstrap.service.Databases;
import com.datifyy.bootstrap.service.Eventually;
import com.datifyy.bootstrap.service.Grpc;
import com.datifyy.bootstrap.service.RunningApp;
import com.datifyy.domain.admin.AdminRole;
import io.grpc.StatusRuntimeException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Members of staff who change their password while somebody, who has them locked, ends their sessions, on both
/// protocols.
class StaffEndedWhileWaitingTest {
    private static final String CHOSEN = "nine lamps by the sea";

    private static RunningApp app;
    private static Colleagues colleagues;

    enum Protocol {
        REST,
        GRPC
    }

    @BeforeAll
    static void start() {
        app = RunningApp.over(Databases.fresh());
        colleagues = Colleagues.in(app);
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @ParameterizedTest
    @EnumSource
    void b4_a8_a_password_is_not_changed_by_a_session_that_ends_meanwhile(Protocol protocol) throws Exception {
        AdminRole role = switch (protocol) {
            case REST -> AdminRole.GENIE;
            case GRPC -> AdminRole.MODERATOR;
        };
        String token = colleagues.token(role);
        String id = colleagues.id(role);
        String before = passwordOf(id);

        CompletableFuture<String> outcome;
        try (Connection ending = app.database().connect();
                Statement holding = ending.createStatement()) {
            ending.setAutoCommit(false);
            run(holding, "SELECT 1 FROM datifyy.admins WHERE id = " + id + " FOR UPDATE");
            outcome = CompletableFuture.supplyAsync(() -> changed(protocol, token), Thread::startVirtualThread);
            Eventually.is("the request waits for the member of staff", StaffEndedWhileWaitingTest::somebodyWaits);
            run(holding, "UPDATE datifyy.admin_sessions SET ended_at = now() WHERE admin_id = " + id);
            ending.commit();
        }

        assertThat(outcome.get(20, TimeUnit.SECONDS)).isEqualTo("UNAUTHENTICATED");
        assertThat(passwordOf(id)).isEqualTo(before);
    }

    private static String changed(Protocol protocol, String token) {
        return switch (protocol) {
            case REST ->
                app.http()
                        .as(token)
                        .post(
                                "/api/v1/admin/password/change",
                                "{\"currentPassword\":\"%s\",\"newPassword\":\"%s\"}"
                                        .formatted(Colleagues.PASSWORD, CHOSEN))
                        .at("/code")
                        .asText("done");
            case GRPC -> {
                try {
                    var _ = AdminServiceGrpc.newBlockingStub(
                                    app.grpc().as(token).channel())
                            .changeStaffPassword(ChangeStaffPasswordRequest.newBuilder()
                                    .setCurrentPassword(Colleagues.PASSWORD)
                                    .setNewPassword(CHOSEN)
                                    .build());
                    yield "done";
                } catch (StatusRuntimeException refused) {
                    yield Grpc.outcome(refused).code();
                }
            }
        };
    }

    private static String passwordOf(String id) {
        return app.database()
                .texts("SELECT password_hash FROM datifyy.admins WHERE id = " + id)
                .getFirst();
    }

    private static void run(Statement statement, String sql) throws SQLException {
        boolean _ = statement.execute(sql);
    }

    private static boolean somebodyWaits() {
        return !app.database()
                .texts(
                        "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'")
                .isEmpty();
    }
}
