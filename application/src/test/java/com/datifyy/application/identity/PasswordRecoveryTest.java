package com.datifyy.application.identity;

import static com.datifyy.application.InMemoryApplication.COMMON_PASSWORD;
import static com.datifyy.application.InMemoryApplication.KOLKATA;
import static com.datifyy.application.InMemoryApplication.PASSWORD;
import static com.datifyy.application.InMemoryApplication.VISITOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.application.InMemoryApplication;
import com.datifyy.application.identity.port.LinkedIdentityRepository;
import com.datifyy.application.identity.port.SecondFactorRepository;
import com.datifyy.application.shared.Network;
import com.datifyy.domain.attribute.Changes;
import com.datifyy.domain.identity.AccountStatus;
import com.datifyy.domain.identity.Caller;
import com.datifyy.domain.identity.Device;
import com.datifyy.domain.identity.Email;
import com.datifyy.domain.identity.IdentityProvider;
import com.datifyy.domain.identity.Password;
import com.datifyy.domain.identity.PhoneNumber;
import com.datifyy.domain.identity.SecurityEvent;
import com.datifyy.domain.identity.User;
import com.datifyy.domain.notification.Notice;
import com.datifyy.domain.profile.Basics;
import com.datifyy.domain.shared.Refusal.AccountClosed;
import com.datifyy.domain.shared.Refusal.Conflict;
import com.datifyy.domain.shared.Refusal.Forbidden;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.datifyy.domain.shared.Refusal.ProviderTakenOff;
import com.datifyy.domain.shared.Refusal.TooManyRequests;
import com.datifyy.domain.shared.Refusal.Unauthenticated;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PasswordRecoveryTest {
    private static final Email ASHAS = new Email("asha@example.org");
    private static final String CHOSEN = "a new song in the morning";

    private final InMemoryApplication application = new InMemoryApplication();
    private final SignedIn asha = application.registerProven("asha@example.org", "Asha");
    private final Caller caller = application.callerOf(asha);

    @Test
    void a8_a_reset_replaces_the_password_and_ends_every_session() {
        reset(requested(), CHOSEN);

        assertThat(signsIn(CHOSEN)).isTrue();
        assertThat(signsIn(PASSWORD)).isFalse();
        assertThat(isSignedIn(asha)).isFalse();
        assertThat(application.last(Notice.PasswordChanged.class).to()).isEqualTo(ASHAS);
    }

    @Test
    void a6_a_token_works_once_and_for_an_hour_and_a_new_one_voids_it() {
        String used = requested();
        reset(used, CHOSEN);
        assertRefused(used);

        String voided = requested();
        String late = requested();
        assertRefused(voided);
        application.clock.advance(Duration.ofHours(1));
        assertRefused(late);
    }

    @Test
    void a12_what_strangers_ask_for_does_not_void_what_the_owner_asked_for_at_home() {
        Visitor elsewhere = new Visitor(Device.UNKNOWN, Network.of("198.51.100.9"));
        application.passwordRecovery.request(ASHAS, VISITOR);
        String own = application.last(Notice.PasswordReset.class).token();
        application.passwordRecovery.request(ASHAS, elsewhere);
        String forStranger = application.last(Notice.PasswordReset.class).token();

        reset(own, CHOSEN);

        assertRefused(forStranger);
        assertThat(application.keysOf("strangers-to-recipient")).hasSize(1);
    }

    @Test
    void a8_after_a_reset_the_owner_signs_in_at_once_on_a_device_of_theirs_wherever_it_is() {
        Device telephone = new Device(null, "", "", "", "", "a-long-id-of-a-telephone");
        Visitor underway = new Visitor(telephone, Network.of("192.0.2.44"));
        signIn(PASSWORD, underway);
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> signIn("forgotten", underway)).isInstanceOf(Unauthenticated.class);
        }
        assertThatThrownBy(() -> signIn("forgotten", underway)).isInstanceOf(TooManyRequests.class);

        reset(requested(), CHOSEN);

        signIn(CHOSEN, underway);
    }

    private void signIn(String password, Visitor visitor) {
        var _ = application.signIn.signIn(new SignIn.Credentials(ASHAS, Password.presented(password)), visitor);
    }

    @Test
    void a_password_that_is_easy_to_guess_does_not_use_the_token_up() {
        String token = requested();

        assertThatThrownBy(() -> reset(token, COMMON_PASSWORD)).isInstanceOf(InvalidInput.class);

        reset(token, CHOSEN);
        assertThat(signsIn(CHOSEN)).isTrue();
    }

    @Test
    void a4_asking_does_as_much_for_an_unknown_address_as_for_a_known_one() {
        int before = application.outbox.waitingNotices().size();

        var known = application.passwordRecovery.request(ASHAS, VISITOR);
        var unknown = application.passwordRecovery.request(new Email("nobody@example.org"), VISITOR);

        assertThat(known).isEqualTo(unknown);
        assertThat(application.outbox.waitingNotices()).hasSize(before + 2);
        assertThat(application.told(Notice.Silence.class)).hasSize(1);
        assertThat(application.told(Notice.PasswordReset.class)).hasSize(1);
    }

    @Test
    void the_owner_of_a_mailbox_takes_an_account_over_that_a_stranger_made_with_their_address() {
        Email mine = new Email("ravi@example.org");
        SignedIn stranger = application.register("ravi@example.org", "Stranger");

        application.passwordRecovery.request(mine, VISITOR);
        reset(application.last(Notice.PasswordReset.class).token(), CHOSEN);

        assertThat(isSignedIn(stranger)).isFalse();
        User owner = application.users.ownerOf(mine).orElseThrow();
        assertThat(owner.status()).isEqualTo(AccountStatus.ACTIVE);
    }

    @Test
    void a_second_factor_that_a_stranger_switched_on_does_not_keep_the_owner_of_the_mailbox_out() {
        Email mine = new Email("ravi@example.org");
        Caller stranger = application.callerOf(application.register("ravi@example.org", "Stranger"));
        application.units.run(() -> application.secondFactors.put(new SecondFactorRepository.Enrolled(
                stranger.id(), "c2VhbGVk", application.clock.instant(), application.clock.instant(), 0)));

        application.passwordRecovery.request(mine, VISITOR);
        reset(application.last(Notice.PasswordReset.class).token(), CHOSEN);

        assertThat(application.signIn.signIn(new SignIn.Credentials(mine, Password.presented(CHOSEN)), VISITOR))
                .isNotNull();
        assertThat(application.last(Notice.SecondFactorChanged.class).to()).isEqualTo(mine);
    }

    @Test
    void an_account_that_has_proven_something_else_is_not_handed_to_the_owner_of_a_mailbox_it_claims() {
        Email mine = new Email("ravi@example.org");
        SignedIn other = application.register("ravi@example.org", "Somebody");
        application.units.run(
                () -> application.users.rename(other.user().id(), "Somebody", new PhoneNumber("+911234567890")));
        application.units.run(() -> application.users.save(
                application.users.find(other.user().id()).orElseThrow().phoneProvenAt(application.clock.instant())));

        application.passwordRecovery.request(mine, VISITOR);

        assertThat(application.told(Notice.PasswordReset.class)).isEmpty();
    }

    @Test
    void a8_a_changed_password_voids_a_reset_that_was_asked_for_before() {
        String token = requested();

        change(PASSWORD, CHOSEN);

        assertRefused(token);
    }

    @Test
    void a_reset_ends_the_wait_after_wrong_passwords() {
        for (int i = 0; i < 5; i++) {
            assertThat(signsIn("not the password")).isFalse();
        }

        reset(requested(), CHOSEN);

        assertThat(signsIn(CHOSEN)).isTrue();
    }

    @Test
    void b4_a_suspended_account_cannot_be_reset() {
        String token = requested();
        application.units.run(() -> application.users.save(
                application.users.find(asha.user().id()).orElseThrow().withStatus(AccountStatus.SUSPENDED)));

        assertRefused(token);
    }

    @Test
    void a_closed_account_is_won_back_by_its_mailbox_without_what_was_added_a_day_before_it_was_closed() {
        addWaysIn();
        application.clock.advance(Duration.ofDays(1));
        change(PASSWORD, "what the stranger chose");
        var _ = application.accountClosure.close(caller, () -> "what the stranger chose", () -> "", () -> "", VISITOR);
        application.clock.advance(Duration.ofDays(29));

        reset(requested(), CHOSEN);

        assertThat(stored().isClosedByOwner()).isTrue();
        assertThat(isGuarded()).isFalse();
        assertThat(application.links.of(caller.id())).isEmpty();
        assertThat(stored().phone()).isNull();
        assertThat(signsIn(CHOSEN)).as("without saying that it is to be opened").isFalse();
        SignedIn back = application.signIn.signIn(
                new SignIn.Credentials(ASHAS, Password.presented(CHOSEN), new SignInOptions("", true)), VISITOR);
        assertThat(back.user().id()).isEqualTo(caller.id());
        assertThat(back.user().status()).isEqualTo(AccountStatus.ACTIVE);
    }

    @Test
    void a_closed_account_whose_address_was_never_proven_is_the_mailbox_owners_too() {
        Email mine = new Email("ravi@example.org");
        Caller ravi = application.member(mine.value(), "Ravi");
        var _ = application.accountClosure.close(ravi, () -> PASSWORD, () -> "", () -> "", VISITOR);

        application.passwordRecovery.request(mine, VISITOR);
        reset(application.last(Notice.PasswordReset.class).token(), CHOSEN);

        SignedIn back = application.signIn.signIn(
                new SignIn.Credentials(mine, Password.presented(CHOSEN), new SignInOptions("", true)), VISITOR);
        assertThat(back.user().id()).isEqualTo(ravi.id());
        assertThat(back.user().mailbox()).isEqualTo(mine);
    }

    @Test
    void a4_of_an_account_that_was_deleted_for_good_or_stopped_by_the_staff_nothing_is_sent() {
        for (AccountStatus stopped : List.of(AccountStatus.SUSPENDED, AccountStatus.BANNED, AccountStatus.DELETED)) {
            User user = application.users.find(caller.id()).orElseThrow();
            application.units.run(() -> application.users.save(user.withStatus(stopped)));
            application.clock.advance(Duration.ofHours(2));

            var told = application.passwordRecovery.request(ASHAS, VISITOR);

            assertThat(told).isEqualTo(application.clock.instant().plus(Duration.ofHours(1)));
        }
        assertThat(application.told(Notice.PasswordReset.class)).isEmpty();
        assertThat(application.told(Notice.Silence.class)).hasSize(3);
    }

    @Test
    void a8_a_change_needs_the_current_password_and_ends_all_other_sessions() {
        SignedIn second =
                application.signIn.signIn(new SignIn.Credentials(ASHAS, Password.presented(PASSWORD)), VISITOR);

        assertThatThrownBy(() -> change("not the password", CHOSEN)).isInstanceOf(Forbidden.class);
        assertThat(isSignedIn(second)).isTrue();
        change(PASSWORD, CHOSEN);

        assertThat(isSignedIn(asha)).isTrue();
        assertThat(isSignedIn(second)).isFalse();
        assertThat(signsIn(CHOSEN)).isTrue();
        assertThat(application.last(Notice.PasswordChanged.class).to()).isEqualTo(ASHAS);
    }

    @Test
    void a5_guessing_the_current_password_with_a_stolen_session_soon_has_to_wait() {
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> change("not the password", CHOSEN)).isInstanceOf(Forbidden.class);
        }

        assertThatThrownBy(() -> change(PASSWORD, CHOSEN)).isInstanceOf(TooManyRequests.class);
    }

    @Test
    void a_new_password_differs_from_the_current_one_and_is_not_easy_to_guess() {
        assertThatThrownBy(() -> change(PASSWORD, PASSWORD))
                .isInstanceOf(InvalidInput.class)
                .hasMessageStartingWith("new_password");
        assertThatThrownBy(() -> change(PASSWORD, COMMON_PASSWORD)).isInstanceOf(InvalidInput.class);
    }

    @Test
    void who_has_no_password_sets_a_first_one_soon_after_signing_in() {
        application.phoneSignIn.sendCode(() -> "+911234567890", () -> "Ravi", () -> VISITOR);
        SignedIn ravi = application.phoneSignIn.signIn(
                new PhoneSignIn.Form(
                        () -> "+911234567890",
                        () -> application.last(Notice.PhoneCode.class).code(),
                        () -> "",
                        () -> SignInOptions.NONE),
                () -> VISITOR);
        Caller ravis = application.callerOf(ravi);
        assertThatThrownBy(() ->
                        application.passwordRecovery.change(ravis, () -> "", () -> Password.chosen(CHOSEN), VISITOR))
                .as("nothing to sign in with it")
                .isInstanceOf(Conflict.class);
        Email address = new Email("ravi@example.org");
        application.contactCodes.sendEmailCode(address, ravis, VISITOR);
        var _ = application.contactVerification.proveEmail(
                address, application.last(Notice.EmailCode.class).code(), ravis, VISITOR);
        application.clock.advance(Duration.ofMinutes(15));
        assertThatThrownBy(() ->
                        application.passwordRecovery.change(ravis, () -> "", () -> Password.chosen(CHOSEN), VISITOR))
                .isInstanceOf(Forbidden.class);
        application.clock.advance(Duration.ofMinutes(-1));

        application.passwordRecovery.change(ravis, () -> "", () -> Password.chosen(CHOSEN), VISITOR);

        assertThat(application.users.passwordOf(ravi.user().id())).isPresent();
    }

    @Test
    void a_password_of_an_account_without_an_address_is_asked_for_no_more() {
        application.phoneSignIn.sendCode(() -> "+911234567890", () -> "Ravi", () -> VISITOR);
        Caller ravis = application.callerOf(application.phoneSignIn.signIn(
                new PhoneSignIn.Form(
                        () -> "+911234567890",
                        () -> application.last(Notice.PhoneCode.class).code(),
                        () -> "",
                        () -> SignInOptions.NONE),
                () -> VISITOR));
        application.units.run(() -> application.users.changePassword(
                ravis.id(), application.users.passwordOf(caller.id()).orElseThrow()));

        assertThat(application.secondFactor.enrol(ravis, "", VISITOR)).isNotNull();
        application.clock.advance(Duration.ofMinutes(16));
        assertThatThrownBy(() -> application.secondFactor.enrol(ravis, "", VISITOR))
                .isInstanceOf(Forbidden.class);
    }

    private String requested() {
        application.passwordRecovery.request(ASHAS, VISITOR);
        return application.last(Notice.PasswordReset.class).token();
    }

    private void reset(String token, String password) {
        application.passwordRecovery.reset(token, Password.chosen(password), VISITOR);
    }

    private void change(String current, String chosen) {
        application.passwordRecovery.change(caller, () -> current, () -> Password.chosen(chosen), VISITOR);
    }

    private void assertRefused(String token) {
        assertThatThrownBy(() -> reset(token, CHOSEN))
                .isInstanceOf(InvalidInput.class)
                .hasMessageStartingWith("reset_token");
    }

    private boolean signsIn(String password) {
        try {
            return application
                    .signIn
                    .signIn(new SignIn.Credentials(ASHAS, Password.presented(password)), VISITOR)
                    .user()
                    .id()
                    .equals(asha.user().id());
        } catch (Unauthenticated | AccountClosed refused) {
            return false;
        }
    }

    private boolean isSignedIn(SignedIn member) {
        return application.accessTokens.validate(member.accessToken()).isPresent();
    }

    @Test
    void a8_a_reset_undoes_what_was_added_in_the_last_seven_days_and_nothing_older() {
        addWaysIn();
        application.clock.advance(Duration.ofDays(8));
        reset(requested(), "another walk by the river");
        assertThat(isGuarded()).isTrue();
        assertThat(application.links.of(caller.id())).hasSize(1);
        assertThat(stored().phoneVerifiedAt()).isNotNull();
        assertThat(recorded(SecurityEvent.Kind.PHONE_REMOVED)).isZero();
        assertThat(recorded(SecurityEvent.Kind.SIGN_IN_UNLINKED)).isZero();
        assertThat(application.told(Notice.SecondFactorChanged.class)).isEmpty();

        application.units.run(() -> {
            application.secondFactors.remove(caller.id());
            var _ = application.links.takeOffSince(caller.id(), Instant.EPOCH, application.clock.instant());
        });
        addWaysIn();
        application.clock.advance(Duration.ofDays(6));
        reset(requested(), "a third walk by the river");

        assertThat(isGuarded()).isFalse();
        assertThat(application.links.of(caller.id())).isEmpty();
        var strangers =
                new ProviderCredentials(IdentityProvider.GOOGLE, "a stranger's/asha@example.org/verified/Asha", "", "");
        assertThatThrownBy(() ->
                        application.providerSignIn.signIn(() -> strangers, () -> SignInOptions.NONE, () -> VISITOR))
                .as("nor does it come back by signing in")
                .isInstanceOf(ProviderTakenOff.class);
        assertThat(stored().phoneVerifiedAt()).isNull();
        assertThat(stored().phone()).as("nor is it claimed any more").isNull();
        for (var kind : List.of(
                SecurityEvent.Kind.PHONE_REMOVED,
                SecurityEvent.Kind.SECOND_FACTOR_OFF,
                SecurityEvent.Kind.SIGN_IN_UNLINKED)) {
            assertThat(recorded(kind)).as("h4: %s is in the record", kind).isEqualTo(1);
        }
        assertThat(application.profileEditing.read(caller).profile().answers().has(Basics.PHONE_NUMBER))
                .isFalse();
    }

    @Test
    void the_mailbox_and_the_telephone_are_told_of_everything_that_a_reset_took_off() {
        addWaysIn();
        application.livesBy(KOLKATA, caller.id());
        var now = application.clock.instant().atZone(KOLKATA);

        reset(requested(), CHOSEN);

        assertThat(application.last(Notice.PasswordChanged.class))
                .isEqualTo(new Notice.PasswordChanged(ASHAS, "Asha", now));
        Notice.SecondFactorChanged off = application.last(Notice.SecondFactorChanged.class);
        assertThat(off.to()).isEqualTo(ASHAS);
        assertThat(off.on()).isFalse();
        assertThat(off.at()).isEqualTo(now);
        assertThat(application.last(Notice.SignInUnlinked.class))
                .extracting(Notice.SignInUnlinked::to, Notice.SignInUnlinked::provider, Notice.SignInUnlinked::at)
                .containsExactly(ASHAS, IdentityProvider.GOOGLE.title(), now);
        assertThat(application.last(Notice.NumberRemoved.class))
                .isEqualTo(new Notice.NumberRemoved(ASHAS, "Asha", now));
        assertThat(application.last(Notice.NumberReleased.class).to()).isEqualTo(new PhoneNumber("+911234567890"));
    }

    private long recorded(SecurityEvent.Kind kind) {
        return application.securityLog.of(caller.id(), 100).stream()
                .filter(event -> event.kind() == kind)
                .count();
    }

    private void addWaysIn() {
        var _ = application.profileEditing.edit(caller, Changes.none().set(Basics.PHONE_NUMBER, "+911234567890"), null);
        var now = application.clock.instant();
        application.clock.advance(Duration.ofSeconds(1));
        application.units.run(() -> {
            application.secondFactors.put(
                    new SecondFactorRepository.Enrolled(caller.id(), "c2VhbGVk", now, now.plusMillis(500), -1));
            application.links.add(new LinkedIdentityRepository.Link(
                    IdentityProvider.GOOGLE, "a stranger's", caller.id(), now.plusMillis(500)));
            User before = stored();
            application.users.save(before.phoneProvenAt(now.plusMillis(500)));
        });
    }

    private boolean isGuarded() {
        return application.secondFactors.find(caller.id()).isPresent();
    }

    private User stored() {
        return application.users.find(caller.id()).orElseThrow();
    }

    @Test
    void a4_the_record_of_a_claimant_does_not_tell_whether_the_address_has_an_owner() {
        SignedIn claimant = application.register("free@example.org", "Claimant");
        var _ = application.passwordRecovery.request(new Email("free@example.org"), VISITOR);

        assertThat(application.securityLog.of(claimant.user().id(), 100))
                .extracting(SecurityEvent::kind)
                .doesNotContain(SecurityEvent.Kind.PASSWORD_RESET_REQUESTED);
    }
}
