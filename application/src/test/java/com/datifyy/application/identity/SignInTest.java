package com.datifyy.application.identity;

import static com.datifyy.application.InMemoryApplication.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.application.InMemoryApplication;
import com.datifyy.application.identity.port.PasswordHasher;
import com.datifyy.application.identity.port.PlainPasswordHasher;
import com.datifyy.domain.identity.AccountStatus;
import com.datifyy.domain.identity.Device;
import com.datifyy.domain.identity.Email;
import com.datifyy.domain.identity.Password;
import com.datifyy.domain.identity.PasswordHash;
import com.datifyy.domain.identity.Session;
import com.datifyy.domain.identity.User;
import com.datifyy.domain.shared.Refusal.Unauthenticated;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SignInTest {
    private final InMemoryApplication application = new InMemoryApplication();

    @Test
    void the_right_password_opens_a_session_and_is_remembered_as_the_last_login() {
        User user = application.register("asha@example.org", "Asha").user();
        application.clock.advance(Duration.ofDays(2));

        SignedIn again = signIn("ASHA@example.org", PASSWORD);

        assertThat(again.user().id()).isEqualTo(user.id());
        assertThat(application.users.find(user.id()).orElseThrow().lastLoginAt())
                .isEqualTo(application.clock.instant());
    }

    @Test
    void a4_an_unknown_address_a_wrong_password_and_a_closed_account_look_alike_and_cost_alike() {
        User banned = application.register("banned@example.org", "Bann").user();
        application.units.run(() -> application.users.save(banned.withStatus(AccountStatus.BANNED)));
        application.register("asha@example.org", "Asha");

        assertThat(refusalFor("nobody@example.org", PASSWORD))
                .isEqualTo(refusalFor("asha@example.org", "not the password"))
                .isEqualTo(refusalFor("banned@example.org", PASSWORD));
        assertThat(application.hasher.checked()).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource(AccountStatus.class)
    void only_active_and_pending_accounts_sign_in(AccountStatus status) {
        User user = application.register("asha@example.org", "Asha").user();
        application.units.run(() -> application.users.save(user.withStatus(status)));

        if (status == AccountStatus.ACTIVE || status == AccountStatus.PENDING) {
            assertThat(signIn("asha@example.org", PASSWORD).user().status()).isEqualTo(status);
        } else {
            assertThatThrownBy(() -> signIn("asha@example.org", PASSWORD)).isInstanceOf(Unauthenticated.class);
        }
    }

    @Test
    void a3_an_old_hash_is_replaced_at_the_next_login() {
        User user = application.register("asha@example.org", "Asha").user();
        application.units.run(
                () -> application.users.changePassword(user.id(), PlainPasswordHasher.outdated(PASSWORD)));

        assertThat(signIn("asha@example.org", PASSWORD).user().id()).isEqualTo(user.id());

        assertThat(application.hasher.isOutdated(
                        application.users.passwordOf(user.id()).orElseThrow()))
                .isFalse();
        assertThat(signIn("asha@example.org", PASSWORD).user().id()).isEqualTo(user.id());
    }

    @Test
    void an_old_hash_is_not_replaced_when_the_password_is_wrong() {
        User user = application.register("asha@example.org", "Asha").user();
        application.units.run(
                () -> application.users.changePassword(user.id(), PlainPasswordHasher.outdated(PASSWORD)));

        assertThat(refusalFor("asha@example.org", "not the password")).isNotEmpty();

        assertThat(application.users.passwordOf(user.id())).contains(PlainPasswordHasher.outdated(PASSWORD));
    }

    @Test
    void b4_a_ban_while_the_password_is_being_checked_holds() {
        User user = application.register("asha@example.org", "Asha").user();
        SignIn slow = signInDuringWhich(
                () -> application.units.run(() -> application.users.save(user.withStatus(AccountStatus.BANNED))));

        assertThatThrownBy(
                        () -> slow.signIn(new Email("asha@example.org"), Password.presented(PASSWORD), Device.UNKNOWN))
                .isInstanceOf(Unauthenticated.class);

        assertThat(application.users.find(user.id()).orElseThrow().status()).isEqualTo(AccountStatus.BANNED);
    }

    @Test
    void a3_a_password_changed_while_the_old_one_is_being_checked_is_not_undone() {
        User user = application.register("asha@example.org", "Asha").user();
        application.units.run(
                () -> application.users.changePassword(user.id(), PlainPasswordHasher.outdated(PASSWORD)));
        PasswordHash changed = application.hasher.hash(Password.chosen("another walk by the river"));
        SignIn slow = signInDuringWhich(
                () -> application.units.run(() -> application.users.changePassword(user.id(), changed)));

        assertThatThrownBy(
                        () -> slow.signIn(new Email("asha@example.org"), Password.presented(PASSWORD), Device.UNKNOWN))
                .isInstanceOf(Unauthenticated.class);

        assertThat(application.users.passwordOf(user.id())).contains(changed);
    }

    /// Signing in with a hasher that takes long enough for something else to happen.
    private SignIn signInDuringWhich(Runnable meanwhile) {
        PasswordHasher slow = new PasswordHasher() {
            @Override
            public PasswordHash hash(Password password) {
                return application.hasher.hash(password);
            }

            @Override
            public boolean matches(Password password, PasswordHash hash) {
                boolean matches = application.hasher.matches(password, hash);
                meanwhile.run();
                return matches;
            }

            @Override
            public boolean isOutdated(PasswordHash hash) {
                return application.hasher.isOutdated(hash);
            }

            @Override
            public PasswordHash decoy() {
                return application.hasher.decoy();
            }
        };
        Sessions sessions = new Sessions(
                application.sessions,
                application.tokens,
                application.ids,
                new Session.Lifetime(Duration.ofDays(7), Duration.ofDays(30)));
        return new SignIn(application.users, sessions, slow, application.units, application.clock);
    }

    private String refusalFor(String email, String password) {
        try {
            return "signed in as " + signIn(email, password).user().id();
        } catch (Unauthenticated refusal) {
            return refusal.getMessage();
        }
    }

    private SignedIn signIn(String email, String password) {
        return application.signIn.signIn(new Email(email), Password.presented(password), Device.UNKNOWN);
    }
}
