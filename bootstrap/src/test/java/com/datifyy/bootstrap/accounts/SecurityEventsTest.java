package com.datifyy.bootstrap.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.grpc.wire.admin.v1.AdminServiceGrpc;
import com.datifyy.adapters.grpc.wire.admin.v1.UpdateUserStatusRequest;
import com.datifyy.adapters.grpc.wire.common.v1.AccountStatus;
import com.datifyy.adapters.oidc.StubProviders;
import com.datifyy.bootstrap.accounts.Doorway.Inside;
import com.datifyy.bootstrap.accounts.Doorway.SessionKey;
import com.datifyy.bootstrap.accounts.Doorway.SignIn;
import com.datifyy.bootstrap.journey.Refused;
import com.datifyy.bootstrap.service.Answer;
import com.datifyy.bootstrap.service.Colleagues;
import com.datifyy.bootstrap.service.Eventually;
import com.datifyy.bootstrap.service.LogCapture;
import com.datifyy.bootstrap.service.RunningApp;
import com.datifyy.bootstrap.settings.LogSettings;
import com.datifyy.bootstrap.settings.ProviderSettings;
import com.datifyy.domain.admin.AdminRole;
import com.datifyy.domain.identity.SecurityEvent;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever happens to an account is recorded and logged once, on either protocol: for each kind of event
/// something is done that is one.
class SecurityEventsTest {
    private static final String CONFIRM_ADDRESS = "Please confirm your e-mail address";
    private static final String RESET = "Choose a new password";
    private static final String TEXTED_CODE = "is your code";
    private static final String NEW_PASSWORD = "four boats under a paper moon";
    private static final String WRONG_PASSWORD = "five crows on a wet fence";
    private static final String DEVICE = "the-only-telephone";

    /// How often a network may guess before it waits.
    private static final int FREE_GUESSES = 5;

    private static LogCapture log;
    private static StubProviders providers;
    private static RunningApp app;
    private static String moderator;
    private static int numbers;

    /// How the service is reached.
    enum Protocol {
        REST,
        GRPC
    }

    /// What is one event.
    ///
    /// @param account whose it is afterwards, by number; nothing where the record names nobody
    private record Deed(Runnable step, Supplier<String> account) {}

    @BeforeAll
    static void start() {
        providers = new StubProviders();
        app = RunningApp.unlimited(
                new ProviderSettings(providers.googleBehind(providers.port()), null, null), Map.of());
        moderator = Colleagues.in(app).token(AdminRole.MODERATOR);
        // after the command that lets the first of the staff in, which sets logging up as well
        log = LogCapture.of(LogSettings.Level.INFO);
    }

    @AfterAll
    static void stop() {
        app.close();
        providers.close();
        log.close();
    }

    static Stream<Arguments> h4_every_kind_of_event_is_recorded_and_logged_where_it_happens() {
        return Stream.of(SecurityEvent.Kind.values())
                .flatMap(kind -> Stream.of(Protocol.values()).map(protocol -> Arguments.of(kind, protocol)));
    }

    @ParameterizedTest
    @MethodSource
    void h4_every_kind_of_event_is_recorded_and_logged_where_it_happens(SecurityEvent.Kind kind, Protocol protocol) {
        Deed deed = prepared(kind, protocol);
        String last = only("SELECT coalesce(max(id), 0) FROM datifyy.audit_events");
        int logged = log.lines().size();

        deed.step().run();

        String account = deed.account().get();
        assertThat(app.database()
                        .texts("SELECT coalesce(user_id::text, '') FROM datifyy.audit_events WHERE kind = '" + kind
                                + "' AND id > " + last))
                .containsExactly(account);
        List<String> lines = log.lines();
        assertThat(lines.subList(logged, lines.size()))
                .filteredOn(line -> line.contains(" com.datifyy.security security event " + kind + " "))
                .singleElement()
                .asString()
                .contains("event=\"" + kind + "\"", account.isEmpty() ? "" : "account=\"" + account + "\"");
    }

    /// Has no default: a kind that is added needs a deed.
    private static Deed prepared(SecurityEvent.Kind kind, Protocol protocol) {
        Doorway doorway = doorway(protocol);
        Somebody owner = Somebody.called("Maya Kulkarni");
        SignIn signIn = SignIn.of(owner).on(DEVICE);
        return switch (kind) {
            case REGISTERED -> of(owner, () -> doorway.register(owner));
            case EMAIL_PROVEN -> {
                doorway.register(owner);
                String code = app.secretSentTo(owner.email(), CONFIRM_ADDRESS);
                yield of(owner, () -> doorway.proveEmail(owner.email(), code));
            }
            case CODE_REFUSED -> {
                Inside inside = doorway.holding(doorway.register(owner));
                yield of(owner, refused(() -> inside.proveEmail(owner.email(), "00000000")));
            }
            case SIGNED_IN -> {
                join(doorway, owner);
                yield of(owner, () -> doorway.signIn(signIn));
            }
            case SIGN_IN_FAILED -> {
                join(doorway, owner);
                yield ofNobody(refused(() -> doorway.signIn(SignIn.of(owner.with(WRONG_PASSWORD)))));
            }
            case SIGN_IN_DELAYED -> {
                join(doorway, owner);
                Doorway guesser = doorway.from("198.51.100." + (protocol.ordinal() + 1));
                Runnable guess = refused(() -> guesser.signIn(SignIn.of(owner.with(WRONG_PASSWORD))));
                for (int i = 0; i < FREE_GUESSES; i++) {
                    guess.run();
                }
                yield ofNobody(guess);
            }
            case SECOND_FACTOR_ON -> {
                Inside inside = doorway.holding(join(doorway, owner));
                var authenticator = Authenticator.told(inside.enrol(owner.password()));
                yield of(owner, () -> inside.confirm(authenticator.code()));
            }
            case SECOND_FACTOR_OFF -> {
                Inside inside = doorway.holding(join(doorway, owner));
                String code = recoveryCode(inside, owner);
                yield of(owner, () -> inside.disable(owner.password(), code));
            }
            case SECOND_FACTOR_FAILED -> {
                String code = recoveryCode(doorway.holding(join(doorway, owner)), owner);
                yield of(owner, refused(() -> doorway.signIn(signIn.with("x" + code))));
            }
            case RECOVERY_CODE_USED -> {
                String code = recoveryCode(doorway.holding(join(doorway, owner)), owner);
                yield of(owner, () -> doorway.signIn(signIn.with(code)));
            }
            case REFRESH_TOKEN_REUSED -> {
                SessionKey first = join(doorway, owner);
                doorway.refresh(doorway.refresh(first.refresh()).refresh());
                yield of(owner, refused(() -> doorway.refresh(first.refresh())));
            }
            case SESSION_ENDED -> {
                SessionKey key = join(doorway, owner);
                yield of(owner, () -> doorway.revoke(key.refresh()));
            }
            case ALL_SESSIONS_ENDED -> {
                Inside inside = doorway.holding(join(doorway, owner));
                yield of(owner, inside::endOthers);
            }
            case DEVICE_TRUSTED -> {
                join(doorway, owner);
                Inside inside = doorway.holding(doorway.signIn(signIn));
                yield of(owner, () -> inside.trust(DEVICE));
            }
            case DEVICE_REVOKED -> {
                Inside inside = doorway.holding(join(doorway, owner));
                doorway.signIn(signIn);
                yield of(owner, () -> inside.forget(DEVICE));
            }
            case PHONE_PROVEN -> {
                Inside inside = doorway.holding(join(doorway, owner));
                String number = anotherNumber();
                String code = codeFor(inside, number);
                yield of(owner, () -> inside.provePhone(number, code));
            }
            case PHONE_REMOVED -> {
                Inside inside = doorway.holding(join(doorway, owner));
                String number = anotherNumber();
                inside.provePhone(number, codeFor(inside, number));
                yield of(owner, () -> inside.tellNumber(anotherNumber()));
            }
            case PASSWORD_RESET_REQUESTED -> {
                join(doorway, owner);
                yield of(owner, () -> doorway.requestReset(owner.email()));
            }
            case PASSWORD_RESET -> {
                join(doorway, owner);
                doorway.requestReset(owner.email());
                String token = app.secretSentTo(owner.email(), RESET);
                yield of(owner, () -> doorway.reset(token, NEW_PASSWORD));
            }
            case PASSWORD_CHANGED -> {
                Inside inside = doorway.holding(join(doorway, owner));
                yield of(owner, () -> inside.changePassword(owner.password(), NEW_PASSWORD));
            }
            case REAUTHENTICATION_FAILED -> {
                Inside inside = doorway.holding(join(doorway, owner));
                yield of(owner, refused(() -> inside.changePassword(WRONG_PASSWORD, NEW_PASSWORD)));
            }
            case SIGN_IN_LINKED -> {
                join(doorway, owner);
                yield of(owner, () -> doorway.signInByGoogle(providers.googleTokenOf(owner.email())));
            }
            case SIGN_IN_UNLINKED -> {
                Inside inside = doorway.holding(join(doorway, owner));
                doorway.signInByGoogle(providers.googleTokenOf(owner.email()));
                yield of(owner, () -> inside.unlinkGoogle(owner.password()));
            }
            case ACCOUNT_SUSPENDED -> {
                Inside inside = doorway.holding(join(doorway, owner));
                LocalDate minors = LocalDate.now(ZoneOffset.UTC).minusYears(16);
                yield of(owner, refused(() -> inside.tellBirthDate(minors)));
            }
            case STATUS_CHANGED_BY_STAFF -> {
                join(doorway, owner);
                yield of(owner, () -> suspend(protocol, idOf(owner)));
            }
            case ACCOUNT_CLOSED -> {
                Inside inside = doorway.holding(join(doorway, owner));
                yield of(owner, () -> inside.close(owner.password()));
            }
            case ACCOUNT_REOPENED -> {
                doorway.holding(join(doorway, owner)).close(owner.password());
                yield of(owner, () -> doorway.signIn(signIn.reopening()));
            }
            case ACCOUNT_PURGED -> {
                doorway.holding(join(doorway, owner)).close(owner.password());
                String id = idOf(owner);
                yield new Deed(() -> purge(id), () -> id);
            }
            case DATA_EXPORTED -> {
                Inside inside = doorway.holding(join(doorway, owner));
                yield of(owner, inside::export);
            }
        };
    }

    private static Doorway doorway(Protocol protocol) {
        return switch (protocol) {
            case REST -> new RestDoorway(app.http());
            case GRPC -> new GrpcDoorway(app.grpc());
        };
    }

    private static Deed of(Somebody owner, Runnable step) {
        return new Deed(step, () -> idOf(owner));
    }

    private static Deed ofNobody(Runnable step) {
        return new Deed(step, () -> "");
    }

    /// A step that is refused, and leaves an event.
    private static Runnable refused(Runnable step) {
        return () -> assertThat(Refused.in(step).code()).isNotEmpty();
    }

    /// Makes somebody a member who has proven their address.
    private static SessionKey join(Doorway doorway, Somebody owner) {
        SessionKey key = doorway.register(owner);
        app.database()
                .run("UPDATE datifyy.users SET email_verified_at = now(), status = 'ACTIVE' WHERE id = " + idOf(owner));
        return key;
    }

    private static String recoveryCode(Inside inside, Somebody owner) {
        var authenticator = Authenticator.told(inside.enrol(owner.password()));
        return inside.confirm(authenticator.code()).getFirst();
    }

    private static String anotherNumber() {
        return "+91987654" + (1_000 + numbers++);
    }

    private static String codeFor(Inside inside, String number) {
        inside.tellNumber(number);
        inside.sendPhoneCode(number);
        return app.secretSentTo(number, TEXTED_CODE);
    }

    private static void suspend(Protocol protocol, String id) {
        switch (protocol) {
            case REST -> {
                Answer answer = app.http()
                        .as(moderator)
                        .put("/api/v1/admin/users/" + id + "/status", "{\"status\":\"SUSPENDED\"}");
                assertThat(answer.status()).as(answer::text).isEqualTo(200);
            }
            case GRPC -> {
                var changed = AdminServiceGrpc.newBlockingStub(
                                app.grpc().as(moderator).channel())
                        .updateUserStatus(UpdateUserStatusRequest.newBuilder()
                                .setUserId(id)
                                .setStatus(AccountStatus.ACCOUNT_STATUS_SUSPENDED)
                                .build());
                assertThat(changed.getUser().getAccountStatus()).isEqualTo("SUSPENDED");
            }
        }
    }

    private static void purge(String id) {
        app.database().run("UPDATE datifyy.users SET closed_at = now() - interval '366 days' WHERE id = " + id);
        Eventually.byJob(
                app.database(),
                "delete closed accounts",
                "the account is deleted",
                () -> only("SELECT count(*) FROM datifyy.users WHERE id = " + id)
                        .equals("0"));
    }

    private static String idOf(Somebody somebody) {
        return only("SELECT id FROM datifyy.users WHERE email = '" + somebody.email() + "'");
    }

    private static String only(String sql) {
        return app.database().texts(sql).getFirst();
    }
}
