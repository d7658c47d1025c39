package com.datifyy.application.identity;

import static com.datifyy.application.InMemoryApplication.KOLKATA;
import static com.datifyy.application.InMemoryApplication.PASSWORD;
import static com.datifyy.application.InMemoryApplication.VISITOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.application.InMemoryApplication;
import com.datifyy.application.identity.port.SecondFactorRepository;
import com.datifyy.application.shared.port.PlainSecretBox;
import com.datifyy.domain.identity.Caller;
import com.datifyy.domain.identity.Email;
import com.datifyy.domain.identity.Password;
import com.datifyy.domain.identity.SecurityEvent;
import com.datifyy.domain.identity.TotpSecret;
import com.datifyy.domain.notification.Notice;
import com.datifyy.domain.shared.Refusal.AccountClosed;
import com.datifyy.domain.shared.Refusal.Conflict;
import com.datifyy.domain.shared.Refusal.Forbidden;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.datifyy.domain.shared.Refusal.NotFound;
import com.datifyy.domain.shared.Refusal.SecondFactorRequired;
import com.datifyy.domain.shared.Refusal.TooManyRequests;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class SecondFactorTest {
    private final InMemoryApplication application = new InMemoryApplication();
    private final SignedIn asha = application.registerProven("asha@example.org", "Asha");
    private final Caller caller = application.callerOf(asha);

    @Test
    void once_confirmed_signing_in_asks_for_it() {
        switchOn();

        assertThatThrownBy(() -> signIn("")).isInstanceOf(SecondFactorRequired.class);
        assertThatThrownBy(() -> signIn("000000")).isInstanceOf(SecondFactorRequired.class);
        assertThat(signIn(nextCode()).user().id()).isEqualTo(asha.user().id());
        assertThat(application.secondFactor.status(caller).on()).isTrue();
        assertThat(application.last(Notice.SecondFactorChanged.class).on()).isTrue();
    }

    @Test
    void until_confirmed_nothing_changes() {
        var _ = application.secondFactor.enrol(caller, PASSWORD, VISITOR);

        assertThat(signIn("")).isNotNull();
        assertThat(application.secondFactor.status(caller).on()).isFalse();
    }

    @Test
    void a8_a_password_reset_forgets_one_that_was_merely_begun() {
        application.clock.advance(Duration.ofDays(1));
        var _ = application.secondFactor.enrol(caller, PASSWORD, VISITOR);
        application.clock.advance(Duration.ofDays(10));
        var _ = application.passwordRecovery.request(new Email("asha@example.org"), VISITOR);

        application.passwordRecovery.reset(
                application.last(Notice.PasswordReset.class).token(),
                Password.chosen("another walk by the river"),
                VISITOR);

        assertThat(application.secondFactors.find(caller.id())).isEmpty();
        assertThat(application.told(Notice.SecondFactorChanged.class)).isEmpty();
    }

    @Test
    void a_wrong_code_does_not_confirm_it() {
        var _ = application.secondFactor.enrol(caller, PASSWORD, VISITOR);

        assertThatThrownBy(() -> application.secondFactor.confirm(caller, "000000", VISITOR))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void a_code_is_not_taken_twice() {
        switchOn();
        String code = nextCode();
        assertThat(signIn(code)).isNotNull();

        assertThatThrownBy(() -> signIn(code)).isInstanceOf(SecondFactorRequired.class);
    }

    @Test
    void each_recovery_code_stands_in_once() {
        List<String> codes = switchOn();

        assertThat(codes).hasSize(10).doesNotHaveDuplicates();
        assertThat(signIn(codes.getFirst().toUpperCase(Locale.ROOT).replace("-", " ")))
                .isNotNull();
        assertThatThrownBy(() -> signIn(codes.getFirst())).isInstanceOf(SecondFactorRequired.class);
        assertThat(application.secondFactor.status(caller).recoveryCodesLeft()).isEqualTo(9);
    }

    @Test
    void the_owner_is_told_of_each_recovery_code_that_is_used_and_of_new_ones() {
        List<String> codes = switchOn();
        Email mailbox = new Email("asha@example.org");
        application.livesBy(KOLKATA, caller.id());
        var now = application.clock.instant().atZone(KOLKATA);

        var _ = signIn(codes.get(0));
        var _ = signIn(codes.get(1));
        assertThatThrownBy(() -> signIn(codes.get(1))).isInstanceOf(SecondFactorRequired.class);
        assertThat(application.told(Notice.RecoveryCodesRenewed.class)).isEmpty();
        var _ = application.secondFactor.renewRecoveryCodes(caller, codes.get(2), VISITOR);

        assertThat(application.told(Notice.RecoveryCodeUsed.class))
                .containsExactly(
                        new Notice.RecoveryCodeUsed(mailbox, "Asha", 9, now),
                        new Notice.RecoveryCodeUsed(mailbox, "Asha", 8, now),
                        new Notice.RecoveryCodeUsed(mailbox, "Asha", 7, now));
        assertThat(application.told(Notice.RecoveryCodesRenewed.class))
                .containsExactly(new Notice.RecoveryCodesRenewed(mailbox, "Asha", now));
    }

    @Test
    void new_recovery_codes_void_the_old_ones() {
        List<String> old = switchOn();

        List<String> codes = application.secondFactor.renewRecoveryCodes(caller, nextCode(), VISITOR);

        assertThatThrownBy(() -> signIn(old.getLast())).isInstanceOf(SecondFactorRequired.class);
        assertThat(signIn(codes.getFirst())).isNotNull();
    }

    @Test
    void guessing_soon_has_to_wait() {
        switchOn();
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> application.secondFactor.disable(caller, () -> PASSWORD, () -> "000000", VISITOR))
                    .isInstanceOf(Forbidden.class);
        }

        assertThatThrownBy(() -> application.secondFactor.disable(caller, () -> PASSWORD, () -> "000000", VISITOR))
                .isInstanceOf(TooManyRequests.class);
        assertThatThrownBy(() -> signIn("000000")).isInstanceOf(TooManyRequests.class);
        assertThat(application.securityLog.all())
                .extracting(SecurityEvent::kind)
                .filteredOn(kind -> kind == SecurityEvent.Kind.SIGN_IN_DELAYED)
                .hasSize(2);
    }

    @Test
    void a_stolen_session_can_neither_begin_nor_end_it() {
        assertThatThrownBy(() -> application.secondFactor.enrol(caller, "not the password", VISITOR))
                .isInstanceOf(Forbidden.class);
        switchOn();
        assertThatThrownBy(() -> application.secondFactor.enrol(caller, PASSWORD, VISITOR))
                .isInstanceOf(Conflict.class);
        assertThatThrownBy(() ->
                        application.secondFactor.disable(caller, () -> "not the password", () -> nextCode(), VISITOR))
                .isInstanceOf(Forbidden.class);
        assertThat(application.secondFactor.status(caller).on()).isTrue();
    }

    @Test
    void switched_off_it_is_not_asked_for_any_more() {
        switchOn();

        application.secondFactor.disable(caller, () -> PASSWORD, () -> nextCode(), VISITOR);

        assertThat(signIn("")).isNotNull();
        assertThat(application.last(Notice.SecondFactorChanged.class).on()).isFalse();
        assertThatThrownBy(() -> application.secondFactor.confirm(caller, "000000", VISITOR))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void a_closed_account_says_so_without_using_up_a_code_and_is_opened_again_with_both() {
        switchOn();
        var _ = application.accountClosure.close(caller, () -> PASSWORD, () -> "", () -> "", VISITOR);
        String code = nextCode();

        assertThatThrownBy(() -> signIn(code)).isInstanceOf(AccountClosed.class);
        assertThatThrownBy(() -> signIn(new SignInOptions("", true))).isInstanceOf(SecondFactorRequired.class);
        assertThat(signIn(new SignInOptions(code, true)).user().id()).isEqualTo(caller.id());
    }

    @Test
    void registering_again_is_no_way_around_it() {
        SignedIn ravi = application.register("ravi@example.org", "Ravi");
        Caller ravis = application.callerOf(ravi);
        var _ = application.secondFactor.enrol(ravis, PASSWORD, VISITOR);
        String kept = application.secondFactors.find(ravis.id()).orElseThrow().sealedSecret();
        TotpSecret secret = new TotpSecret(new PlainSecretBox()
                .open("second factor of " + ravis.id(), Base64.getDecoder().decode(kept))
                .required());
        var _ = application.secondFactor.confirm(
                ravis, secret.codeAt(application.clock.instant()).digits(), VISITOR);

        assertThatThrownBy(() -> application.register("ravi@example.org", "Ravi"))
                .isInstanceOf(SecondFactorRequired.class);
    }

    @Test
    void the_secret_is_kept_sealed() {
        var enrolment = application.secondFactor.enrol(caller, PASSWORD, VISITOR);

        String kept = application.secondFactors.find(caller.id()).orElseThrow().sealedSecret();

        assertThat(Base64.getDecoder().decode(kept)).isNotEqualTo(secret().bytes());
        assertThat(enrolment.uri())
                .startsWith("otpauth://totp/Datifyy:asha%40example.org?secret=" + enrolment.secret());
        assertThat(enrolment.toString()).doesNotContain(enrolment.secret());
    }

    @Test
    void a_secret_whose_key_was_lost_makes_a_code_wrong_and_leaves_the_recovery_codes_and_is_told_once_a_minute() {
        List<String> codes = switchOn();
        var enrolled = application.secondFactors.find(caller.id()).orElseThrow();
        String code = nextCode();
        application.units.run(() -> application.secondFactors.put(new SecondFactorRepository.Enrolled(
                enrolled.owner(),
                Base64.getEncoder().encodeToString(new byte[60]),
                enrolled.startedAt(),
                enrolled.confirmedAt(),
                enrolled.lastStep())));

        List<LogRecord> told = logged(() -> {
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> signIn(code))
                        .isInstanceOf(SecondFactorRequired.class)
                        .hasMessage("The second factor is wrong");
            }
            assertThat(signIn(codes.getFirst())).isNotNull();
            application.clock.advance(Duration.ofSeconds(61));
            assertThatThrownBy(() -> signIn(code)).isInstanceOf(SecondFactorRequired.class);
        });

        assertThat(told).hasSize(2).allSatisfy(line -> {
            assertThat(line.getLevel()).isEqualTo(Level.WARNING);
            assertThat(line.getMessage()).contains("DATA_KEY", "DATA_KEYS_PREVIOUS");
            assertThat(line.getThrown()).isNull();
        });
    }

    private static List<LogRecord> logged(Runnable step) {
        List<LogRecord> lines = new ArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                lines.add(line);
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger logger = Logger.getLogger(Authenticators.class.getName());
        logger.addHandler(handler);
        try {
            step.run();
        } finally {
            logger.removeHandler(handler);
        }
        return lines;
    }

    private List<String> switchOn() {
        var _ = application.secondFactor.enrol(caller, PASSWORD, VISITOR);
        return application.secondFactor.confirm(caller, codeNow(), VISITOR);
    }

    private String nextCode() {
        application.clock.advance(Duration.ofSeconds(30));
        return codeNow();
    }

    private String codeNow() {
        return secret().codeAt(application.clock.instant()).digits();
    }

    private TotpSecret secret() {
        String kept = application.secondFactors.find(caller.id()).orElseThrow().sealedSecret();
        return new TotpSecret(new PlainSecretBox()
                .open("second factor of " + caller.id(), Base64.getDecoder().decode(kept))
                .required());
    }

    private SignedIn signIn(String secondFactor) {
        return signIn(new SignInOptions(secondFactor, false));
    }

    private SignedIn signIn(SignInOptions options) {
        return application.signIn.signIn(
                new SignIn.Credentials(new Email("asha@example.org"), Password.presented(PASSWORD), options), VISITOR);
    }
}
