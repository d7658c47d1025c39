package com.datifyy.application.identity;

import static com.datifyy.application.InMemoryApplication.KOLKATA;
import static com.datifyy.application.InMemoryApplication.PASSWORD;
import static com.datifyy.application.InMemoryApplication.VISITOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.application.InMemoryApplication;
import com.datifyy.application.identity.port.PasswordHasher;
import com.datifyy.application.identity.port.PlainPasswordHasher;
import com.datifyy.application.identity.port.SlowPasswordHasher;
import com.datifyy.application.shared.Network;
import com.datifyy.domain.identity.AccountStatus;
import com.datifyy.domain.identity.Device;
import com.datifyy.domain.identity.Email;
import com.datifyy.domain.identity.Password;
import com.datifyy.domain.identity.PasswordHash;
import com.datifyy.domain.identity.SecurityEvent;
import com.datifyy.domain.identity.User;
import com.datifyy.domain.notification.Notice;
import com.datifyy.domain.shared.Refusal.TooManyRequests;
import com.datifyy.domain.shared.Refusal.Unauthenticated;
import com.datifyy.domain.shared.Refusal.Unavailable;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
    void a4_an_unknown_address_a_wrong_password_and_a_stopped_account_look_alike_and_cost_alike() {
        User banned = application.register("banned@example.org", "Bann").user();
        application.units.run(() -> application.users.save(banned.withStatus(AccountStatus.BANNED)));
        application.register("asha@example.org", "Asha");
        int before = application.hasher.checked();

        assertThat(refusalFor("nobody@example.org", PASSWORD))
                .isEqualTo(refusalFor("asha@example.org", "not the password"))
                .isEqualTo(refusalFor("banned@example.org", PASSWORD));
        assertThat(application.hasher.checked() - before).isEqualTo(6);
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

        assertThatThrownBy(() -> slow.signIn(credentials("asha@example.org", PASSWORD), VISITOR))
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

        assertThatThrownBy(() -> slow.signIn(credentials("asha@example.org", PASSWORD), VISITOR))
                .isInstanceOf(Unauthenticated.class);

        assertThat(application.users.passwordOf(user.id())).contains(changed);
    }

    /// Signing in with a hasher that takes long enough for something else to happen.
    private SignIn signInDuringWhich(Runnable meanwhile) {
        return signIn(new SlowPasswordHasher(application.hasher, meanwhile), new Channels(true, true));
    }

    private SignIn signIn(PasswordHasher hasher, Channels channels) {
        return new SignIn(
                application.users,
                application.claimants,
                application.acquaintances,
                application.codeBook,
                hasher,
                application.throttle,
                application.completion,
                channels,
                application.events,
                application.units,
                application.clock);
    }

    private static SignIn.Credentials credentials(String email, String password) {
        return new SignIn.Credentials(new Email(email), Password.presented(password));
    }

    @Test
    void a4_an_owner_and_a_claimant_of_one_address_both_sign_in_with_their_own_password() {
        SignedIn asha = application.registerProven("asha@example.org", "Asha");
        SignedIn claimant = application.registration.register(
                InMemoryApplication.form(
                        new Email("asha@example.org"), Password.chosen("another walk by the river"), "Other", null),
                VISITOR);

        assertThat(signIn("asha@example.org", PASSWORD).user().id())
                .isEqualTo(asha.user().id());
        assertThat(signIn("asha@example.org", "another walk by the river")
                        .user()
                        .id())
                .isEqualTo(claimant.user().id());
    }

    @Test
    void a5_who_merely_claims_an_address_frees_no_guesses_at_its_owners_password() {
        application.registerProven("asha@example.org", "Asha");
        var _ = application.registration.register(
                InMemoryApplication.form(
                        new Email("asha@example.org"), Password.chosen("the password of a stranger"), "Stranger", null),
                VISITOR);
        for (int i = 0; i < 4; i++) {
            assertThat(refusalFor("asha@example.org", "guess " + i)).isNotEmpty();
        }
        assertThat(signIn("asha@example.org", "the password of a stranger")).isNotNull();
        assertThat(refusalFor("asha@example.org", "guess 5")).isNotEmpty();

        assertThat(waitFor("asha@example.org", VISITOR)).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void a5_guessing_from_one_network_soon_has_to_wait_longer_and_longer_and_not_for_ever() {
        application.registerProven("asha@example.org", "Asha");
        for (int i = 0; i < 5; i++) {
            assertThat(refusalFor("asha@example.org", "not the password")).isNotEmpty();
        }

        assertThat(waitFor("asha@example.org", VISITOR)).isEqualTo(Duration.ofSeconds(30));
        application.clock.advance(Duration.ofSeconds(30));
        assertThat(refusalFor("asha@example.org", "not the password")).isNotEmpty();
        assertThat(waitFor("asha@example.org", VISITOR)).isEqualTo(Duration.ofMinutes(1));
        application.clock.advance(Duration.ofMinutes(1));

        assertThat(signIn("asha@example.org", PASSWORD).user()).isNotNull();
        assertThat(refusalFor("asha@example.org", "not the password")).isNotEmpty();
    }

    @Test
    void a5_an_unknown_address_has_to_wait_like_a_known_one() {
        for (int i = 0; i < 5; i++) {
            assertThat(refusalFor("nobody@example.org", PASSWORD)).isNotEmpty();
        }

        assertThat(waitFor("nobody@example.org", VISITOR)).isEqualTo(Duration.ofSeconds(30));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "true | Too many attempts to sign in: please wait, or choose a new password by mail, which lets you in at once",
                "false | Too many attempts to sign in, please wait"
            })
    void a5_whoever_has_to_wait_is_told_of_a_new_password_by_mail_where_mails_are_sent(boolean mail, String told) {
        application.registerProven("asha@example.org", "Asha");
        SignIn signIn = signIn(application.hasher, new Channels(mail, true));
        for (String address : List.of("asha@example.org", "nobody@example.org")) {
            for (int i = 0; i < 5; i++) {
                assertThatThrownBy(() -> signIn.signIn(credentials(address, "a guess"), VISITOR))
                        .isInstanceOf(Unauthenticated.class);
            }

            assertThatThrownBy(() -> signIn.signIn(credentials(address, PASSWORD), VISITOR))
                    .isInstanceOf(TooManyRequests.class)
                    .hasMessage(told);
        }
    }

    @Test
    void a5_strangers_on_many_networks_cannot_lock_the_owner_out() {
        application.registerProven("asha@example.org", "Asha");
        for (int i = 0; i < 200; i++) {
            Visitor stranger = new Visitor(Device.UNKNOWN, Network.of("198.51." + i + ".1"));
            try {
                var _ = application.signIn.signIn(credentials("asha@example.org", "guess"), stranger);
            } catch (Unauthenticated | TooManyRequests refused) {
                application.clock.advance(Duration.ofSeconds(1));
            }
        }

        assertThat(signIn("asha@example.org", PASSWORD).user()).isNotNull();
    }

    @Test
    void a5_whoever_guesses_from_the_owners_own_network_does_not_slow_a_device_down_that_the_owner_was_on() {
        Device telephone = new Device(null, "", "", "", "", "a-long-id-of-a-telephone");
        application.registerProven("asha@example.org", "Asha");
        Visitor owner = new Visitor(telephone, VISITOR.network());
        var _ = application.signIn.signIn(credentials("asha@example.org", PASSWORD), owner);
        for (int i = 0; i < 5; i++) {
            assertThat(refusalFor("asha@example.org", "not the password")).isNotEmpty();
        }
        assertThat(waitFor("asha@example.org", VISITOR)).isPositive();

        assertThat(application.signIn.signIn(credentials("asha@example.org", PASSWORD), owner))
                .isNotNull();
    }

    @Test
    void a5_guesses_on_a_device_that_the_owner_was_on_have_to_wait_like_any_others() {
        Device telephone = new Device(null, "", "", "", "", "a-long-id-of-a-telephone");
        application.registerProven("asha@example.org", "Asha");
        var _ = application.signIn.signIn(
                credentials("asha@example.org", PASSWORD), new Visitor(telephone, VISITOR.network()));
        for (int i = 0; i < 5; i++) {
            Visitor thief = new Visitor(telephone, Network.of("198.51.100.1"));
            assertThatThrownBy(() -> application.signIn.signIn(credentials("asha@example.org", "guess"), thief))
                    .isInstanceOf(Unauthenticated.class);
        }

        assertThat(waitFor("asha@example.org", new Visitor(telephone, Network.of("198.51.100.1"))))
                .isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void a5_whoever_knows_the_id_of_the_owners_device_makes_the_owner_wait_no_longer_than_without_it() {
        Device telephone = new Device(null, "", "", "", "", "a-long-id-of-a-telephone");
        application.registerProven("asha@example.org", "Asha");
        Visitor owner = new Visitor(telephone, VISITOR.network());
        var _ = application.signIn.signIn(credentials("asha@example.org", PASSWORD), owner);
        for (int i = 0; i < 30; i++) {
            Visitor thief = new Visitor(telephone, Network.of("198.51." + i + ".1"));
            assertThatThrownBy(() -> application.signIn.signIn(credentials("asha@example.org", "guess"), thief))
                    .isInstanceOfAny(Unauthenticated.class, TooManyRequests.class);
        }

        assertThat(application.signIn.signIn(credentials("asha@example.org", PASSWORD), owner))
                .isNotNull();
    }

    @Test
    void a5_strangers_on_many_networks_are_slowed_down_together() {
        application.registerProven("asha@example.org", "Asha");
        int refused = 0;
        for (int i = 0; i < 100; i++) {
            try {
                var _ = application.signIn.signIn(
                        credentials("asha@example.org", "guess"),
                        new Visitor(Device.UNKNOWN, Network.of("198.51." + i + ".1")));
            } catch (TooManyRequests tooMany) {
                refused++;
            } catch (Unauthenticated wrong) {
                // counted below
            }
        }

        assertThat(refused).isEqualTo(80);
    }

    @Test
    void a5_attempts_made_at_the_same_moment_count_as_well() throws Exception {
        application.register("asha@example.org", "Asha");
        List<Future<String>> running = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 50; i++) {
                running.add(threads.submit(() -> {
                    try {
                        return refusalFor("asha@example.org", "not the password");
                    } catch (TooManyRequests tooMany) {
                        return "";
                    }
                }));
            }
        }

        int checked = 0;
        for (Future<String> one : running) {
            checked += one.get().isEmpty() ? 0 : 1;
        }
        assertThat(checked).isEqualTo(5);
    }

    @Test
    void a_sign_in_on_a_new_device_is_told_to_the_owner_and_one_on_a_known_device_is_not() {
        application.registerProven("asha@example.org", "Asha");
        Visitor phone = new Visitor(new Device(null, "Asha's phone", "", "", "", "phone-1"), VISITOR.network());

        var _ = application.signIn.signIn(credentials("asha@example.org", PASSWORD), phone);
        var _ = application.signIn.signIn(credentials("asha@example.org", PASSWORD), phone);
        assertThat(signIn("asha@example.org", PASSWORD)).isNotNull();

        assertThat(application.told(Notice.NewDevice.class))
                .containsExactly(new Notice.NewDevice(
                        new Email("asha@example.org"),
                        "Asha",
                        "Asha's phone",
                        application.clock.instant().atZone(ZoneOffset.UTC)));
    }

    @Test
    void the_owner_is_told_of_a_new_device_by_the_clock_they_chose_by_then() {
        SignedIn asha = application.registerProven("asha@example.org", "Asha");
        application.livesBy(KOLKATA, asha.user().id());
        Visitor phone = new Visitor(new Device(null, "Asha's phone", "", "", "", "phone-1"), VISITOR.network());

        var _ = application.signIn.signIn(credentials("asha@example.org", PASSWORD), phone);

        assertThat(application.last(Notice.NewDevice.class).at())
                .isEqualTo(application.clock.instant().atZone(KOLKATA));
    }

    @Test
    void a_sign_in_is_told_to_the_owner_although_their_earlier_sessions_were_all_forgotten() {
        application.registerProven("asha@example.org", "Asha");
        assertThat(application.told(Notice.NewDevice.class)).isEmpty();
        application.clock.advance(Duration.ofDays(400));
        assertThat(application.units.<Integer>execute(
                        () -> application.sessions.removeEnded(application.clock.instant())))
                .isEqualTo(1);

        assertThat(signIn("asha@example.org", PASSWORD)).isNotNull();

        assertThat(application.told(Notice.NewDevice.class)).hasSize(1);
    }

    @Test
    void h4_signing_in_and_failing_to_are_recorded_without_personal_content() {
        SignedIn asha = application.registerProven("asha@example.org", "Asha");
        assertThat(refusalFor("asha@example.org", "not the password")).isNotEmpty();

        assertThat(application.securityLog.all())
                .extracting(SecurityEvent::kind)
                .contains(SecurityEvent.Kind.SIGNED_IN, SecurityEvent.Kind.SIGN_IN_FAILED);
        assertThat(application.securityLog.all().toString())
                .doesNotContain("asha@example.org", "not the password", "203.0.113.7")
                .contains(asha.user().id().toString());
    }

    private Duration waitFor(String email, Visitor visitor) {
        return assertThatExceptionOfType(TooManyRequests.class)
                .isThrownBy(() -> application.signIn.signIn(credentials(email, PASSWORD), visitor))
                .actual()
                .retryAfter();
    }

    private String refusalFor(String email, String password) {
        try {
            return "signed in as " + signIn(email, password).user().id();
        } catch (Unauthenticated refusal) {
            return refusal.getMessage();
        }
    }

    private SignedIn signIn(String email, String password) {
        return application.signIn.signIn(credentials(email, password), VISITOR);
    }

    @Test
    void h6_people_get_in_and_stay_in_while_the_store_makes_others_wait() {
        SignedIn asha = application.registerProven("asha@example.org", "Asha");
        application.units.crowd();

        assertThat(signIn("asha@example.org", PASSWORD)).isNotNull();
        assertThat(application.sessionControl.refresh(asha.refreshToken(), VISITOR.network()))
                .isNotNull();
        assertThatThrownBy(() -> application.register("ravi@example.org", "Ravi"))
                .isInstanceOf(Unavailable.class);
    }

    @Test
    void a4_signing_in_to_a_claim_again_and_again_does_not_tell_whether_the_address_has_an_owner() {
        application.registerProven("owned@example.org", "Asha");
        for (String address : List.of("owned@example.org", "free@example.org")) {
            var _ = application.registration.register(
                    InMemoryApplication.form(
                            new Email(address), Password.chosen("the password of a stranger"), "Stranger", null),
                    VISITOR);
            for (int i = 0; i < 30; i++) {
                assertThat(signIn(address, "the password of a stranger")).isNotNull();
            }
        }
    }

    @Test
    void a5_a_stranger_who_claims_an_address_later_does_not_lock_out_who_claimed_it_at_home() {
        SignedIn asha = application.register("asha@example.org", "Asha");
        Visitor elsewhere = new Visitor(Device.UNKNOWN, Network.of("198.51.100.9"));
        var _ = application.registration.register(
                InMemoryApplication.form(
                        new Email("asha@example.org"), Password.chosen("the password of a stranger"), "Stranger", null),
                elsewhere);

        assertThat(signIn("asha@example.org", PASSWORD).user().id())
                .isEqualTo(asha.user().id());
    }

    @Test
    void a5_nor_on_the_telephone_that_they_take_along() {
        Visitor stranger = new Visitor(Device.UNKNOWN, Network.of("198.51.100.9"));
        Device telephone = new Device(null, "", "", "", "", "a-long-id-of-a-telephone");
        SignedIn asha = application.register("asha@example.org", "Asha");
        var _ = application.signIn.signIn(
                credentials("asha@example.org", PASSWORD), new Visitor(telephone, VISITOR.network()));
        var _ = application.registration.register(
                InMemoryApplication.form(
                        new Email("asha@example.org"), Password.chosen("the password of a stranger"), "Stranger", null),
                stranger);
        Network away = Network.of("192.0.2.9");

        assertThat(application
                        .signIn
                        .signIn(credentials("asha@example.org", PASSWORD), new Visitor(telephone, away))
                        .user()
                        .id())
                .isEqualTo(asha.user().id());
        assertThatThrownBy(() -> application.signIn.signIn(
                        credentials("asha@example.org", PASSWORD),
                        new Visitor(
                                new Device(null, "", "", "", "", "another-long-id-of-one"), Network.of("192.0.3.9"))))
                .isInstanceOf(Unauthenticated.class);
    }

    @Test
    void a5_many_addresses_around_a_familiar_one_wait_together() {
        application.registerProven("asha@example.org", "Asha");
        for (int neighbour = 1; neighbour <= 20; neighbour++) {
            Visitor visitor = new Visitor(Device.UNKNOWN, Network.of("203.0.113." + (100 + neighbour)));
            assertThatThrownBy(() -> application.signIn.signIn(credentials("asha@example.org", "a guess"), visitor))
                    .isInstanceOf(Unauthenticated.class);
        }

        Visitor another = new Visitor(Device.UNKNOWN, Network.of("203.0.113.200"));
        assertThatThrownBy(() -> application.signIn.signIn(credentials("asha@example.org", "a guess"), another))
                .isInstanceOf(TooManyRequests.class);
    }
}
