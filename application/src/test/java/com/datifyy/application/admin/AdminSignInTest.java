package com.datifyy.application.admin;

import static com.datifyy.application.InMemoryApplication.PASSWORD;
import static com.datifyy.application.InMemoryApplication.VISITOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.application.InMemoryApplication;
import com.datifyy.application.admin.AdminSignIn.Credentials;
import com.datifyy.application.admin.AdminSignIn.SignedInAdmin;
import com.datifyy.application.identity.port.PlainPasswordHasher;
import com.datifyy.application.identity.port.SlowPasswordHasher;
import com.datifyy.application.shared.port.PlainSecretBox;
import com.datifyy.domain.admin.Admin;
import com.datifyy.domain.admin.AdminCaller;
import com.datifyy.domain.admin.AdminRole;
import com.datifyy.domain.admin.StaffDeed;
import com.datifyy.domain.identity.Email;
import com.datifyy.domain.identity.Password;
import com.datifyy.domain.identity.PasswordHash;
import com.datifyy.domain.identity.TotpSecret;
import com.datifyy.domain.shared.Refusal.Conflict;
import com.datifyy.domain.shared.Refusal.Forbidden;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.datifyy.domain.shared.Refusal.NotFound;
import com.datifyy.domain.shared.Refusal.SecondFactorRequired;
import com.datifyy.domain.shared.Refusal.Stale;
import com.datifyy.domain.shared.Refusal.TooManyRequests;
import com.datifyy.domain.shared.Refusal.Unauthenticated;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdminSignInTest {
    private static final Email LENA = new Email("lena@example.org");
    private static final Credentials RIGHT = new Credentials(LENA, Password.presented(PASSWORD));
    private static final Credentials WRONG = new Credentials(LENA, Password.presented("another walk"));

    private final InMemoryApplication application = new InMemoryApplication();
    private final AdminSignIn signIn = application.adminSignIn;
    private final Admin lena = application.staffJoining.createByOperator(LENA, "Lena", Password.chosen(PASSWORD));

    @Test
    void a10_nobody_signs_in_without_a_second_factor() {
        assertThatThrownBy(() -> signIn.signIn(RIGHT, "", VISITOR)).isInstanceOf(Forbidden.class);

        switchOn();

        assertThatThrownBy(() -> signIn.signIn(RIGHT, "", VISITOR)).isInstanceOf(SecondFactorRequired.class);
        assertThatThrownBy(() -> signIn.signIn(RIGHT, "000000", VISITOR)).isInstanceOf(SecondFactorRequired.class);
        SignedInAdmin signedIn = signIn.signIn(RIGHT, nextCode(), VISITOR);
        assertThat(application.office.access().callerOf(signedIn.token(), VISITOR.network()))
                .contains(new AdminCaller(
                        lena.id(),
                        signedIn.session().id(),
                        AdminRole.SUPER_ADMIN,
                        VISITOR.network().coarse()));
        assertThat(application.staffLog.all())
                .extracting(StaffDeed::kind)
                .containsExactly(
                        StaffDeed.Kind.STAFF_JOINED,
                        StaffDeed.Kind.SECOND_FACTOR_ON,
                        StaffDeed.Kind.SIGN_IN_FAILED,
                        StaffDeed.Kind.SIGNED_IN);
    }

    @Test
    void h6_staff_gets_in_while_the_store_makes_others_wait() {
        switchOn();
        String code = nextCode();
        application.units.crowd();

        assertThat(signIn.signIn(RIGHT, code, VISITOR)).isNotNull();
    }

    @Test
    void a_code_or_a_recovery_code_is_taken_once() {
        List<String> recovery = switchOn();
        String code = nextCode();
        assertThat(signIn.signIn(RIGHT, code, VISITOR)).isNotNull();

        assertThatThrownBy(() -> signIn.signIn(RIGHT, code, VISITOR)).isInstanceOf(SecondFactorRequired.class);
        assertThat(signIn.signIn(RIGHT, recovery.getFirst(), VISITOR)).isNotNull();
        assertThatThrownBy(() -> signIn.signIn(RIGHT, recovery.getFirst(), VISITOR))
                .isInstanceOf(SecondFactorRequired.class);
    }

    @Test
    void an_authenticator_app_is_set_up_once_and_by_a_code_that_works() {
        assertThatThrownBy(() -> signIn.confirm(RIGHT, "123456", VISITOR)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> signIn.enrol(WRONG, VISITOR)).isInstanceOf(Unauthenticated.class);
        assertThat(signIn.enrol(RIGHT, VISITOR).uri()).startsWith("otpauth://totp/");
        assertThatThrownBy(() -> signIn.confirm(RIGHT, "000000", VISITOR)).isInstanceOf(InvalidInput.class);
        assertThat(signIn.confirm(RIGHT, codeNow(), VISITOR)).hasSize(10);

        assertThatThrownBy(() -> signIn.enrol(RIGHT, VISITOR)).isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> signIn.confirm(RIGHT, nextCode(), VISITOR)).isInstanceOf(Conflict.class);
    }

    @Test
    void a4_unknown_address_wrong_password_and_who_has_left_are_answered_alike() {
        Admin gone = application.staffJoining.createByOperator(
                new Email("gone@example.org"), "Gone", Password.chosen(PASSWORD));
        application.adminDirectory.remove(application.staff(AdminRole.SUPER_ADMIN), gone.id());

        for (Credentials credentials : List.of(
                WRONG,
                new Credentials(gone.email(), Password.presented(PASSWORD)),
                new Credentials(new Email("nobody@example.org"), Password.presented(PASSWORD)))) {
            assertThatThrownBy(() -> signIn.signIn(credentials, "", VISITOR))
                    .isInstanceOf(Unauthenticated.class)
                    .hasMessage("The e-mail address or the password is wrong");
        }
    }

    @Test
    void a5_whoever_guesses_waits_longer_and_longer() {
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> signIn.signIn(WRONG, "", VISITOR)).isNotNull();
        }

        assertThatThrownBy(() -> {
                    for (int i = 0; i < 10; i++) {
                        try {
                            signIn.signIn(WRONG, "", VISITOR);
                        } catch (Unauthenticated wrong) {
                            // and again
                        }
                    }
                })
                .isInstanceOf(TooManyRequests.class);
    }

    @Test
    void b5_a_session_ends_after_an_hour_of_nothing_and_after_a_day() {
        switchOn();
        String token = signIn.signIn(RIGHT, nextCode(), VISITOR).token();

        for (int i = 0; i < 25; i++) {
            application.clock.advance(Duration.ofMinutes(55));
            assertThat(isIn(token)).as("after %s times 55 minutes", i + 1).isTrue();
        }
        application.clock.advance(Duration.ofMinutes(64));
        assertThat(isIn(token)).as("an hour without anything").isFalse();

        String another = signIn.signIn(RIGHT, nextCode(), VISITOR).token();
        for (int i = 0; i < 26; i++) {
            application.clock.advance(Duration.ofMinutes(55));
            assertThat(isIn(another)).isTrue();
        }
        application.clock.advance(Duration.ofMinutes(11));
        assertThat(isIn(another)).as("a day and a minute").isFalse();
    }

    @Test
    void b4_signing_out_a_changed_role_and_leaving_take_effect_at_once() {
        switchOn();
        String token = signIn.signIn(RIGHT, nextCode(), VISITOR).token();
        AdminCaller other = application.staff(AdminRole.SUPER_ADMIN);
        var _ = application.adminDirectory.change(
                other, lena.id(), new AdminDirectory.Change(null, null, AdminRole.SUPPORT, null));
        assertThat(callerOf(token).role()).isEqualTo(AdminRole.SUPPORT);

        signIn.signOut(callerOf(token));
        assertThat(isIn(token)).isFalse();

        String again = signIn.signIn(RIGHT, nextCode(), VISITOR).token();
        application.adminDirectory.remove(other, lena.id());
        assertThat(isIn(again)).isFalse();
    }

    @Test
    void a10_a_members_token_is_none_of_staff() {
        String member = application.register("asha@example.org", "Asha").accessToken();

        assertThat(isIn(member)).isFalse();
        assertThat(isIn("staff_")).isFalse();
        assertThat(isIn("")).isFalse();
    }

    @Test
    void a8_a_changed_password_ends_the_other_sessions() {
        switchOn();
        String one = signIn.signIn(RIGHT, nextCode(), VISITOR).token();
        String two = signIn.signIn(RIGHT, nextCode(), VISITOR).token();

        assertThatThrownBy(() -> signIn.changePassword(callerOf(one), "not it", "seven lanterns by noon", VISITOR))
                .isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> signIn.changePassword(callerOf(one), PASSWORD, PASSWORD, VISITOR))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() ->
                        signIn.changePassword(callerOf(one), PASSWORD, InMemoryApplication.COMMON_PASSWORD, VISITOR))
                .isInstanceOf(InvalidInput.class);
        signIn.changePassword(callerOf(one), PASSWORD, "seven lanterns by noon", VISITOR);

        assertThat(isIn(one)).isTrue();
        assertThat(isIn(two)).isFalse();
        assertThatThrownBy(() -> signIn.signIn(RIGHT, nextCode(), VISITOR)).isInstanceOf(Unauthenticated.class);
    }

    @Test
    void a8_a_password_changed_while_the_old_one_is_being_checked_opens_nothing() {
        switchOn();
        String code = nextCode();
        PasswordHash changed = application.hasher.hash(Password.chosen("seven lanterns by noon"));
        AdminSignIn slow = signInDuringWhich(
                () -> application.units.run(() -> application.admins.changePassword(lena.id(), changed)));

        assertThatThrownBy(() -> slow.signIn(RIGHT, code, VISITOR)).isInstanceOf(Unauthenticated.class);

        assertThat(application.admins.passwordOf(lena.id())).isEqualTo(changed);
    }

    @Test
    void a8_of_two_changes_of_a_password_at_once_the_second_is_refused() {
        switchOn();
        AdminCaller here = callerOf(signIn.signIn(RIGHT, nextCode(), VISITOR).token());
        PasswordHash changed = application.hasher.hash(Password.chosen("seven lanterns by noon"));
        AdminSignIn slow = signInDuringWhich(
                () -> application.units.run(() -> application.admins.changePassword(lena.id(), changed)));

        assertThatThrownBy(() -> slow.changePassword(here, PASSWORD, "nine kites over rooftops", VISITOR))
                .isInstanceOf(Stale.class);

        assertThat(application.admins.passwordOf(lena.id())).isEqualTo(changed);
    }

    @Test
    void a8_whoever_left_while_the_password_is_being_checked_changes_nothing() {
        switchOn();
        AdminCaller here = callerOf(signIn.signIn(RIGHT, nextCode(), VISITOR).token());
        PasswordHash before = application.admins.passwordOf(lena.id());
        AdminCaller other = application.staff(AdminRole.SUPER_ADMIN);
        AdminSignIn slow = signInDuringWhich(() -> application.adminDirectory.remove(other, lena.id()));

        assertThatThrownBy(() -> slow.changePassword(here, PASSWORD, "nine kites over rooftops", VISITOR))
                .isInstanceOf(Unauthenticated.class);

        assertThat(application.admins.passwordOf(lena.id())).isEqualTo(before);
    }

    @Test
    void b4_a8_whose_session_ends_while_the_password_is_being_checked_changes_nothing() {
        switchOn();
        AdminCaller here = callerOf(signIn.signIn(RIGHT, nextCode(), VISITOR).token());
        PasswordHash before = application.admins.passwordOf(lena.id());
        AdminSignIn slow = signInDuringWhich(() -> application.adminDirectory.resetSecondFactorByOperator(LENA));

        assertThatThrownBy(() -> slow.changePassword(here, PASSWORD, "nine kites over rooftops", VISITOR))
                .isInstanceOf(Unauthenticated.class);

        assertThat(application.admins.passwordOf(lena.id())).isEqualTo(before);
    }

    @Test
    void a3_a_hash_made_with_less_effort_is_made_anew_when_somebody_signs_in() {
        switchOn();
        application.units.run(
                () -> application.admins.changePassword(lena.id(), PlainPasswordHasher.outdated(PASSWORD)));

        assertThat(signIn.signIn(RIGHT, nextCode(), VISITOR)).isNotNull();

        assertThat(application.hasher.isOutdated(application.admins.passwordOf(lena.id())))
                .isFalse();
    }

    @Test
    void h4_a_wrong_password_at_its_change_is_noted() {
        switchOn();
        AdminCaller here = callerOf(signIn.signIn(RIGHT, nextCode(), VISITOR).token());

        assertThatThrownBy(() -> signIn.changePassword(here, "not it", "seven lanterns by noon", VISITOR))
                .isInstanceOf(Forbidden.class);

        StaffDeed last = application.staffLog.all().getLast();
        assertThat(last.kind()).isEqualTo(StaffDeed.Kind.SIGN_IN_FAILED);
        assertThat(last.who()).isEqualTo(lena.id());
        assertThat(last.details()).containsEntry("way", "password change");
    }

    private AdminSignIn signInDuringWhich(Runnable meanwhile) {
        return new AdminSignIn(
                application.admins,
                application.adminSessions,
                new SlowPasswordHasher(application.hasher, meanwhile),
                application.rules,
                application.apps,
                application.secrets,
                application.throttle,
                application.deeds,
                application.ids,
                application.units,
                application.clock);
    }

    private boolean isIn(String token) {
        return application.office.access().callerOf(token, VISITOR.network()).isPresent();
    }

    private AdminCaller callerOf(String token) {
        return application.office.access().callerOf(token, VISITOR.network()).orElseThrow();
    }

    private List<String> switchOn() {
        var _ = signIn.enrol(RIGHT, VISITOR);
        return signIn.confirm(RIGHT, codeNow(), VISITOR);
    }

    private String nextCode() {
        application.clock.advance(Duration.ofSeconds(30));
        return codeNow();
    }

    private String codeNow() {
        String sealed =
                application.admins.authenticatorOf(lena.id()).orElseThrow().sealedSecret();
        byte[] secret = new PlainSecretBox()
                .open("second factor of staff " + lena.id(), Base64.getDecoder().decode(sealed))
                .required();
        return new TotpSecret(secret).codeAt(application.clock.instant()).digits();
    }
}
