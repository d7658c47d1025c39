package com.datifyy.bootstrap.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.grpc.wire.admin.v1.AdminServiceGrpc;
import com.datifyy.adapters.grpc.wire.admin.v1.RevokeUserSessionsRequest;
import com.datifyy.bootstrap.accounts.Doorway.SessionKey;
import com.datifyy.bootstrap.accounts.Doorway.SignIn;
import com.datifyy.bootstrap.journey.Refused;
import com.datifyy.bootstrap.service.Answer;
import com.datifyy.bootstrap.service.Colleagues;
import com.datifyy.bootstrap.service.Databases;
import com.datifyy.bootstrap.service.Eventually;
import com.datifyy.bootstrap.service.RunningApp;
import com.datifyy.domain.admin.AdminRole;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The whole life of an account, on either protocol.
class AccountJourneyTest {
    private static final String CONFIRM_ADDRESS = "Please confirm your e-mail address";
    private static final String RESET = "Choose a new password";
    private static final String NEW_PASSWORD = "four boats under a paper moon";
    private static final String NEWEST_PASSWORD = "nine kites above the old harbour";

    /// How many guesses at one address from everywhere wait for nothing.
    private static final int FREE_GUESSES = 20;

    /// How many tests begin with a member.
    private static final int MEMBER_TESTS = 9;

    private static final Map<Protocol, Deque<Somebody>> MEMBERS =
            new EnumMap<>(Map.of(Protocol.REST, new ArrayDeque<>(), Protocol.GRPC, new ArrayDeque<>()));

    private static RunningApp app;
    private static String moderator;

    /// How the service is reached.
    enum Protocol {
        REST,
        GRPC;

        /// A way in that no other test uses.
        Doorway doorway() {
            return switch (this) {
                case REST -> new RestDoorway(app.http());
                case GRPC -> new GrpcDoorway(app.grpc());
            };
        }

        /// Has a moderator end all sessions of somebody.
        ///
        /// @return how many there were
        int endSessions(String userId, String reason) {
            return switch (this) {
                case REST -> {
                    Answer answer = app.http()
                            .as(moderator)
                            .post(
                                    "/api/v1/admin/users/" + userId + "/sessions/revoke",
                                    "{\"reason\":\"%s\"}".formatted(reason));
                    assertThat(answer.status()).as(answer::text).isEqualTo(200);
                    yield answer.at("/revokedCount").intValue();
                }
                case GRPC ->
                    AdminServiceGrpc.newBlockingStub(app.grpc().as(moderator).channel())
                            .revokeUserSessions(RevokeUserSessionsRequest.newBuilder()
                                    .setUserId(userId)
                                    .setReason(reason)
                                    .build())
                            .getRevokedCount();
            };
        }

        /// The other way to the same account.
        Doorway other() {
            return switch (this) {
                case REST -> GRPC.doorway();
                case GRPC -> REST.doorway();
            };
        }
    }

    @BeforeAll
    static void start() {
        app = RunningApp.with(
                Databases.fresh(),
                RunningApp.anotherSecret(),
                Map.of(
                        "RATE_LIMITS",
                        "default=100000/1m,another-to-recipient=off,another-for-strangers=off,login=100000/1m"));
        moderator = Colleagues.in(app).token(AdminRole.MODERATOR);
        letEverybodyIn();
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @ParameterizedTest
    @EnumSource
    void a_new_member_proves_the_address_with_the_code_that_was_mailed(Protocol protocol) {
        Doorway doorway = protocol.doorway();
        Somebody maya = Somebody.called("Maya Kulkarni");

        assertThat(doorway.register(maya).status()).isEqualTo("ACCOUNT_STATUS_PENDING");
        String code = app.secretSentTo(maya.email(), CONFIRM_ADDRESS);
        assertThat(Refused.in(() -> doorway.proveEmail(maya.email(), another(code)))
                        .code())
                .isEqualTo("INVALID_INPUT");
        doorway.proveEmail(maya.email(), code);

        assertThat(doorway.signIn(SignIn.of(maya)).status()).isEqualTo("ACCOUNT_STATUS_ACTIVE");
        assertThat(Refused.in(() -> doorway.proveEmail(maya.email(), code)).code())
                .as("A6: a code works once")
                .isEqualTo("INVALID_INPUT");
    }

    @ParameterizedTest
    @EnumSource
    void sessions_are_seen_and_ended(Protocol protocol) {
        Doorway doorway = protocol.doorway();
        Somebody owner = member(protocol);
        SessionKey telephone = doorway.signIn(SignIn.of(owner).on("telephone"));
        SessionKey laptop = doorway.signIn(SignIn.of(owner).on("laptop"));
        var here = doorway.holding(laptop);

        assertThat(here.sessions()).as("with the one from the registration").isEqualTo(3);
        assertThat(here.devices()).isEqualTo(3);
        assertThat(here.endOthers()).isEqualTo(2);

        assertThat(here.sessions()).isEqualTo(1);
        for (Doorway either : List.of(doorway, protocol.other())) {
            assertSignedOut(either, telephone);
            assertThat(either.holding(laptop).name()).isEqualTo(owner.name());
        }
    }

    @ParameterizedTest
    @EnumSource
    void b5_the_staff_ends_every_session_and_the_owner_is_told(Protocol protocol) {
        Doorway doorway = protocol.doorway();
        Somebody owner = member(protocol);
        SessionKey telephone = doorway.signIn(SignIn.of(owner).on("telephone"));
        SessionKey laptop = protocol.other().signIn(SignIn.of(owner).on("laptop"));

        assertThat(protocol.endSessions(idOf(owner), "her telephone was stolen"))
                .as("with the one from the registration")
                .isEqualTo(3);

        for (Doorway either : List.of(doorway, protocol.other())) {
            assertSignedOut(either, telephone);
            assertSignedOut(either, laptop);
        }
        Eventually.is(
                "the owner is told",
                () -> app.sentTo(owner.email(), "You were signed out on every device")
                                .size()
                        == 1);
        var again = doorway.holding(doorway.signIn(SignIn.of(owner).on("telephone")));
        assertThat(again.sessions()).isEqualTo(1);
        assertThat(again.devices()).isEqualTo(1);
        assertThat(only("SELECT why FROM datifyy.staff_deeds WHERE kind = 'USER_SIGNED_OUT' AND user_id = "
                        + idOf(owner)))
                .isEqualTo("her telephone was stolen");
    }

    @ParameterizedTest
    @EnumSource
    void a8_a_new_password_ends_all_other_sessions(Protocol protocol) {
        Doorway doorway = protocol.doorway();
        Somebody owner = member(protocol);
        SessionKey other = doorway.signIn(SignIn.of(owner));
        SessionKey mine = doorway.signIn(SignIn.of(owner));

        doorway.holding(mine).changePassword(owner.password(), NEW_PASSWORD);

        assertSignedOut(doorway, other);
        assertSignedOut(protocol.other(), other);
        assertThat(doorway.holding(mine).name()).isEqualTo(owner.name());
        assertPasswordRefused(doorway, owner);
        assertThat(doorway.signIn(SignIn.of(owner.with(NEW_PASSWORD))).status()).isEqualTo("ACCOUNT_STATUS_ACTIVE");
    }

    @ParameterizedTest
    @EnumSource
    void a8_a_forgotten_password_is_replaced_with_the_mailed_token_which_ends_every_session(Protocol protocol) {
        Doorway doorway = protocol.doorway();
        Somebody owner = member(protocol);
        SessionKey before = doorway.signIn(SignIn.of(owner));

        doorway.requestReset(owner.email());
        String token = app.secretSentTo(owner.email(), RESET);
        doorway.reset(token, NEWEST_PASSWORD);

        assertSignedOut(doorway, before);
        assertPasswordRefused(doorway, owner);
        assertThat(doorway.signIn(SignIn.of(owner.with(NEWEST_PASSWORD))).status())
                .isEqualTo("ACCOUNT_STATUS_ACTIVE");
        assertThat(Refused.in(() -> doorway.reset(token, NEW_PASSWORD)).field())
                .as("the token works once")
                .isEqualTo("reset_token");
    }

    @ParameterizedTest
    @EnumSource
    void a5_while_strangers_guess_the_owner_elsewhere_is_refused_and_gets_in_with_a_new_password(Protocol protocol) {
        Doorway doorway = protocol.doorway();
        Somebody owner = member(protocol);
        Somebody nobody = Somebody.called("Nobody");
        Doorway elsewhere = doorway.from("203.0.113." + (protocol.ordinal() + 1));
        for (Somebody somebody : List.of(owner, nobody)) {
            for (int i = 0; i < FREE_GUESSES; i++) {
                assertGuessedInVain(protocol, i, somebody);
            }
        }
        // as after hours of it: the owner would have to wait for a minute, again and again
        app.database()
                .run("UPDATE datifyy.failed_sign_ins SET count = 60, last_at = now() WHERE count = " + FREE_GUESSES);

        Refused refused = Refused.in(() -> elsewhere.signIn(SignIn.of(owner)));
        assertThat(refused.code()).isEqualTo("TOO_MANY_REQUESTS");
        assertThat(refused).hasMessageContaining("choose a new password by mail");
        assertThat(Refused.in(() -> elsewhere.signIn(SignIn.of(nobody))))
                .as("told alike whoever there is")
                .hasMessage(refused.getMessage());

        elsewhere.requestReset(owner.email());
        elsewhere.reset(app.secretSentTo(owner.email(), RESET), NEWEST_PASSWORD);
        assertGuessedInVain(protocol, FREE_GUESSES, owner);
        assertThat(elsewhere.signIn(SignIn.of(owner.with(NEWEST_PASSWORD))).status())
                .isEqualTo("ACCOUNT_STATUS_ACTIVE");
    }

    /// From a network that nobody else comes from.
    private static void assertGuessedInVain(Protocol protocol, int number, Somebody somebody) {
        Doorway guesser = protocol.doorway().from("198.18." + number + "." + (protocol.ordinal() + 1));
        assertThat(Refused.in(() -> guesser.signIn(SignIn.of(somebody.with("a wrong guess"))))
                        .code())
                .isEqualTo("UNAUTHENTICATED");
    }

    @ParameterizedTest
    @EnumSource
    void a10_a_second_factor_is_asked_for_and_a_recovery_code_stands_in_for_it_once(Protocol protocol) {
        Doorway doorway = protocol.doorway();
        Somebody owner = member(protocol);
        var inside = doorway.holding(doorway.signIn(SignIn.of(owner)));

        var authenticator = Authenticator.told(inside.enrol(owner.password()));
        List<String> recovery = inside.confirm(authenticator.code());
        assertThat(recovery).hasSize(10).doesNotHaveDuplicates();

        SignIn signIn = SignIn.of(owner);
        assertThat(Refused.in(() -> doorway.signIn(signIn)).code()).isEqualTo("SECOND_FACTOR_REQUIRED");
        assertThat(Refused.in(() -> doorway.signIn(signIn.with(another(authenticator.code()))))
                        .code())
                .isEqualTo("SECOND_FACTOR_REQUIRED");
        String next = authenticator.nextCode();
        assertThat(doorway.signIn(signIn.with(next)).access()).isNotEmpty();
        assertThat(Refused.in(() -> doorway.signIn(signIn.with(next))).code())
                .as("the same code again")
                .isEqualTo("SECOND_FACTOR_REQUIRED");
        assertThat(doorway.signIn(signIn.with(recovery.getFirst())).access()).isNotEmpty();
        assertThat(Refused.in(() -> doorway.signIn(signIn.with(recovery.getFirst())))
                        .code())
                .as("the same recovery code again")
                .isEqualTo("SECOND_FACTOR_REQUIRED");
        assertThat(inside.recoveryCodesLeft()).isEqualTo(9);
    }

    @ParameterizedTest
    @EnumSource
    void d7_whoever_leaves_takes_their_data_along_and_is_out_at_once(Protocol protocol) {
        Doorway doorway = protocol.doorway();
        Somebody owner = member(protocol);
        SessionKey key = doorway.signIn(SignIn.of(owner).on("telephone"));
        var inside = doorway.holding(key);

        assertThat(inside.export())
                .contains(owner.name(), owner.email(), "telephone")
                .doesNotContain("password_hash", "passwordHash", "$argon2");
        assertThat(Refused.in(() -> inside.close("a wrong guess")).code()).isEqualTo("FORBIDDEN");
        inside.close(owner.password());

        assertSignedOut(doorway, key);
        assertSignedOut(protocol.other(), key);
        assertThat(Refused.in(() -> doorway.signIn(SignIn.of(owner))).code()).isEqualTo("ACCOUNT_CLOSED");

        SessionKey back = doorway.signIn(SignIn.of(owner).reopening());
        assertThat(back.status()).isEqualTo("ACCOUNT_STATUS_ACTIVE");
        assertThat(doorway.holding(back).name()).isEqualTo(owner.name());
    }

    @ParameterizedTest
    @EnumSource
    void a_closed_account_is_won_back_by_its_mailbox(Protocol protocol) {
        Doorway doorway = protocol.doorway();
        Somebody owner = member(protocol);
        var stranger = doorway.holding(doorway.signIn(SignIn.of(owner)));
        stranger.changePassword(owner.password(), NEW_PASSWORD);
        stranger.close(NEW_PASSWORD);

        doorway.requestReset(owner.email());
        doorway.reset(app.secretSentTo(owner.email(), RESET), NEWEST_PASSWORD);

        var credentials = new SignIn(owner.email(), NEWEST_PASSWORD, "", "", false);
        assertThat(Refused.in(() -> doorway.signIn(credentials)).code()).isEqualTo("ACCOUNT_CLOSED");
        SessionKey back = doorway.signIn(credentials.reopening());
        assertThat(back.status()).isEqualTo("ACCOUNT_STATUS_ACTIVE");
        assertThat(doorway.holding(back).name()).isEqualTo(owner.name());
    }

    @ParameterizedTest
    @EnumSource
    void d7_what_was_closed_long_ago_is_deleted_for_good_by_the_job(Protocol protocol) {
        Doorway doorway = protocol.doorway();
        Somebody owner = member(protocol);
        var inside = doorway.holding(doorway.signIn(SignIn.of(owner)));
        String id = idOf(owner);
        inside.close(owner.password());

        app.database().run("UPDATE datifyy.users SET closed_at = now() - interval '366 days' WHERE id = " + id);
        Eventually.byJob(
                app.database(),
                "delete closed accounts",
                "the account is deleted",
                () -> only("SELECT count(*) FROM datifyy.users WHERE id = " + id)
                        .equals("0"));

        assertThat(only("SELECT count(*) FROM datifyy.retired_user_ids WHERE id = " + id))
                .isEqualTo("1");
        assertThat(app.database().everything()).noneMatch(row -> row.contains(owner.email()));
        assertThat(Refused.in(() -> doorway.signIn(SignIn.of(owner).reopening()))
                        .code())
                .isEqualTo("UNAUTHENTICATED");
        assertThat(doorway.register(owner).status()).as("the address is free").isEqualTo("ACCOUNT_STATUS_PENDING");
    }

    /// Somebody whose address is proven, and who was in no other test.
    private static Somebody member(Protocol protocol) {
        return MEMBERS.get(protocol).removeFirst();
    }

    /// Registers everybody at once: each mail takes its time.
    private static void letEverybodyIn() {
        MEMBERS.forEach((protocol, members) -> {
            for (int i = 0; i < MEMBER_TESTS; i++) {
                Somebody somebody = Somebody.called("Maya Kulkarni");
                protocol.doorway().register(somebody);
                members.add(somebody);
            }
        });
        MEMBERS.forEach((protocol, members) -> members.forEach(somebody ->
                protocol.doorway().proveEmail(somebody.email(), app.secretSentTo(somebody.email(), CONFIRM_ADDRESS))));
    }

    private static void assertSignedOut(Doorway doorway, SessionKey key) {
        assertThat(Stream.<Runnable>of(
                        () -> doorway.holding(key).name(),
                        () -> doorway.holding(key).sessions(),
                        () -> doorway.refresh(key.refresh())))
                .allSatisfy(step -> assertThat(Refused.in(step).code()).isEqualTo("UNAUTHENTICATED"));
    }

    private static void assertPasswordRefused(Doorway doorway, Somebody owner) {
        assertThat(Refused.in(() -> doorway.signIn(SignIn.of(owner))).code()).isEqualTo("UNAUTHENTICATED");
    }

    private static String idOf(Somebody somebody) {
        return only("SELECT id FROM datifyy.users WHERE email = '" + somebody.email() + "'");
    }

    private static String only(String sql) {
        return app.database().texts(sql).getFirst();
    }

    /// Another number of as many digits.
    private static String another(String code) {
        char first = code.charAt(0) == '9' ? '0' : (char) (code.charAt(0) + 1);
        return first + code.substring(1);
    }
}
