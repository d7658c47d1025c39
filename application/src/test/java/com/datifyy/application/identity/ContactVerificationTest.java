package com.datifyy.application.identity;

import static com.datifyy.application.InMemoryApplication.KOLKATA;
import static com.datifyy.application.InMemoryApplication.PASSWORD;
import static com.datifyy.application.InMemoryApplication.VISITOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.application.InMemoryApplication;
import com.datifyy.application.identity.port.LinkedIdentityRepository.Link;
import com.datifyy.domain.attribute.Changes;
import com.datifyy.domain.identity.AccountStatus;
import com.datifyy.domain.identity.Caller;
import com.datifyy.domain.identity.Email;
import com.datifyy.domain.identity.IdentityProvider;
import com.datifyy.domain.identity.Password;
import com.datifyy.domain.identity.PhoneNumber;
import com.datifyy.domain.identity.SecurityEvent;
import com.datifyy.domain.identity.User;
import com.datifyy.domain.notification.Notice;
import com.datifyy.domain.profile.Basics;
import com.datifyy.domain.shared.Refusal.Forbidden;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.datifyy.domain.shared.Refusal.TooManyRequests;
import com.datifyy.domain.shared.Refusal.Unauthenticated;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ContactVerificationTest {
    private static final Email ASHAS = new Email("asha@example.org");
    private static final String NUMBER = "+911234567890";

    private final InMemoryApplication application = new InMemoryApplication();
    private final SignedIn asha = application.register("asha@example.org", "Asha");
    private final Caller caller = application.callerOf(asha);

    @Test
    void the_code_in_the_mail_proves_the_address_and_makes_the_account_active() {
        User proven = prove(sentCode(), caller);

        assertThat(proven.status()).isEqualTo(AccountStatus.ACTIVE);
        assertThat(account().emailVerifiedAt()).isEqualTo(application.clock.instant());
        assertThat(application
                        .index
                        .find(asha.user().id())
                        .orElseThrow()
                        .standing()
                        .verified())
                .isTrue();
        assertThat(application.securityLog.all())
                .extracting(SecurityEvent::kind)
                .contains(SecurityEvent.Kind.EMAIL_PROVEN);
    }

    @Test
    void the_code_alone_proves_the_address_of_somebody_who_is_not_signed_in() {
        assertThat(prove(sentCode(), null).id()).isEqualTo(asha.user().id());
    }

    @Test
    void while_several_accounts_claim_an_address_a_code_alone_proves_nothing() {
        var _ = application.registration.register(
                InMemoryApplication.form(ASHAS, Password.chosen("the password of a stranger"), "Stranger", null),
                VISITOR);

        assertRefused(sentCode(), null);
        application.contactCodes.sendEmailCode(ASHAS, caller, VISITOR);
        String code = sentCode();
        assertThatThrownBy(() -> prove(code, null))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("verification_code goes on working")
                .hasMessageContaining("sign in to confirm this address");
        assertThat(prove(code, caller).id()).isEqualTo(asha.user().id());
    }

    @Test
    void a8_to_an_account_that_has_proven_a_number_only_who_is_signed_in_adds_the_address_it_was_founded_with() {
        String mailed = sentCode();
        proveTheNumber();

        assertTheAddressNeedsASession(mailed);
    }

    @Test
    void a8_to_an_account_that_a_provider_signs_in_to_only_who_is_signed_in_adds_the_address_it_claims() {
        application.units.run(() -> application.links.add(
                new Link(IdentityProvider.GOOGLE, "asha", caller.id(), application.clock.instant())));

        assertTheAddressNeedsASession(sentCode());
    }

    private void assertTheAddressNeedsASession(String mailed) {
        int mails = application.told(Notice.EmailCode.class).size();
        var claimed = application.contactCodes.sendEmailCode(ASHAS, null, VISITOR);
        var unknown = application.contactCodes.sendEmailCode(new Email("nobody@example.org"), null, VISITOR);

        assertThat(claimed).as("a4: told alike").isEqualTo(unknown);
        assertThat(application.told(Notice.EmailCode.class)).hasSize(mails);
        assertThatThrownBy(() -> prove(mailed, null))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("sign in to confirm this address");
        assertThat(account().mailbox()).isNull();
        assertThat(prove(mailed, caller).mailbox()).isEqualTo(ASHAS);
    }

    @Test
    void the_claimed_address_is_told_of_the_number_that_was_proven_beside_it() {
        proveTheNumber();

        assertThat(application.told(Notice.NumberAdded.class))
                .containsExactly(new Notice.NumberAdded(
                        ASHAS, application.clock.instant().atZone(ZoneOffset.UTC)));
    }

    @Test
    void a4_the_owner_of_an_address_is_not_told_of_numbers_beside_claims_to_it() {
        SignedIn owner = application.registration.register(
                InMemoryApplication.form(ASHAS, Password.chosen("another walk by the river"), "Other", null), VISITOR);
        var _ = application.contactVerification.proveEmail(ASHAS, sentCode(), application.callerOf(owner), VISITOR);
        int silent = application.told(Notice.Silence.class).size();

        proveTheNumber();

        assertThat(account().provenNumber()).isEqualTo(new PhoneNumber(NUMBER));
        assertThat(application.told(Notice.NumberAdded.class)).isEmpty();
        assertThat(application.told(Notice.Silence.class))
                .as("but it takes as long")
                .hasSize(silent + 1);
    }

    @Test
    void a12_a_claimed_address_is_told_of_numbers_once_a_day() {
        proveTheNumber();
        var _ = application.profileEditing.edit(caller, Changes.none().clear(Basics.PHONE_NUMBER), null);
        application.clock.advance(Duration.ofMinutes(2));
        proveTheNumber();
        assertThat(application.told(Notice.NumberAdded.class)).hasSize(1);

        var _ = application.profileEditing.edit(caller, Changes.none().clear(Basics.PHONE_NUMBER), null);
        application.clock.advance(Duration.ofDays(1));
        Caller next = application.callerOf(
                application.signIn.signIn(new SignIn.Credentials(ASHAS, Password.presented(PASSWORD)), VISITOR));
        proveTheNumber(next);

        assertThat(application.told(Notice.NumberAdded.class)).hasSize(2);
    }

    private void proveTheNumber() {
        proveTheNumber(caller);
    }

    private void proveTheNumber(Caller by) {
        tell(NUMBER);
        application.contactCodes.sendPhoneCode(() -> NUMBER, by, () -> VISITOR);
        String code = application.last(Notice.PhoneCode.class).code();
        var _ = application.contactVerification.provePhone(() -> NUMBER, () -> code, by, VISITOR);
    }

    @Test
    void proving_again_changes_nothing() {
        prove(sentCode(), caller);

        assertThat(prove("whatever", caller).id()).isEqualTo(asha.user().id());
    }

    @Test
    void a6_a_code_works_once() {
        String code = sentCode();
        prove(code, null);

        assertRefused(code, null);
    }

    @Test
    void a6_a_code_works_for_ten_minutes() {
        application.clock.advance(Duration.ofMinutes(10));

        assertRefused(sentCode(), caller);
        assertRefused(sentCode(), null);
    }

    @Test
    void a6_a_code_survives_four_wrong_guesses_and_not_a_fifth() {
        for (int i = 0; i < 4; i++) {
            assertRefused("99999999", caller);
        }
        String first = sentCode();
        assertThat(first).hasSize(8);
        assertRefused("99999999", caller);

        assertRefused(first, caller);
    }

    @Test
    void a6_a_new_code_voids_the_one_before() {
        String old = sentCode();
        application.contactCodes.sendEmailCode(ASHAS, caller, VISITOR);

        assertRefused(old, caller);
        assertThat(prove(sentCode(), caller)).isNotNull();
    }

    @Test
    void a6_a_code_is_bound_to_the_account_that_asked() {
        SignedIn ravi = application.register("ravi@example.org", "Ravi");
        String ravis = sentCode();

        assertThatThrownBy(() -> application.contactVerification.proveEmail(ASHAS, ravis, caller, VISITOR))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> application.contactVerification.proveEmail(ASHAS, ravis, null, VISITOR))
                .isInstanceOf(InvalidInput.class);
        assertThat(application.users.find(ravi.user().id()).orElseThrow().isVerified())
                .isFalse();
    }

    @Test
    void a6_strangers_cannot_use_up_the_tries_of_somebody_who_is_signed_in() {
        for (int i = 0; i < 50; i++) {
            assertRefused("99999999", null);
        }

        assertThat(prove(sentCode(), caller)).isNotNull();
    }

    @Test
    void a6_how_often_strangers_may_guess_at_one_address_is_limited() {
        assertRefused("99999999", null);
        application.exhaust();

        assertThatThrownBy(() -> prove("99999999", null)).isInstanceOf(TooManyRequests.class);
    }

    @Test
    void an_address_belongs_to_the_first_who_proves_it() {
        SignedIn other = application.registration.register(
                InMemoryApplication.form(ASHAS, Password.chosen("another walk by the river"), "Other", null), VISITOR);
        String others = sentCode();
        application.contactCodes.sendEmailCode(ASHAS, caller, VISITOR);
        prove(sentCode(), caller);

        assertThatThrownBy(() ->
                        application.contactVerification.proveEmail(ASHAS, others, application.callerOf(other), VISITOR))
                .isInstanceOf(InvalidInput.class);
        assertThat(application.users.ownerOf(ASHAS))
                .map(User::id)
                .contains(asha.user().id());
    }

    @Test
    void a4_asking_for_a_code_does_as_much_for_an_unknown_address_as_for_a_known_one() {
        int before = application.outbox.waitingNotices().size();

        var known = application.contactCodes.sendEmailCode(ASHAS, null, VISITOR);
        var unknown = application.contactCodes.sendEmailCode(new Email("nobody@example.org"), null, VISITOR);

        assertThat(known).isEqualTo(unknown);
        assertThat(application.outbox.waitingNotices()).hasSize(before + 2);
        assertThat(application.told(Notice.Silence.class)).hasSize(1);
    }

    @Test
    void a12_asking_for_codes_is_capped_by_who_gets_them() {
        application.contactCodes.sendEmailCode(ASHAS, caller, VISITOR);
        application.exhaust();

        assertThatThrownBy(() -> application.contactCodes.sendEmailCode(ASHAS, caller, VISITOR))
                .isInstanceOf(TooManyRequests.class);
    }

    @Test
    void a_number_that_was_told_in_the_profile_is_proven_with_a_code() {
        tell(NUMBER);
        application.contactCodes.sendPhoneCode(() -> NUMBER, caller, () -> VISITOR);
        String code = application.last(Notice.PhoneCode.class).code();

        User proven = application
                .contactVerification
                .provePhone(() -> NUMBER, () -> code, caller, VISITOR)
                .user();

        assertThat(code).hasSize(6);
        assertThat(proven.phoneVerifiedAt()).isNotNull();
        assertThat(application.users.ownerOf(new PhoneNumber(NUMBER)))
                .map(User::id)
                .contains(asha.user().id());
    }

    @Test
    void a12_the_minute_between_codes_belongs_to_the_account_and_the_number_it_tells() {
        Set<String> before = application.keysOf("another-to-recipient");
        for (String number : List.of(NUMBER, "+911234567891")) {
            tell(number);
            application.contactCodes.sendPhoneCode(() -> number, caller, () -> VISITOR);
        }

        assertThat(application.keysOf("another-to-recipient")).hasSize(before.size() + 2);
    }

    @Test
    void a_number_of_somebody_elses_cannot_be_proven_without_the_telephone() {
        tell(NUMBER);
        application.contactCodes.sendPhoneCode(() -> NUMBER, null, () -> VISITOR);

        assertThatThrownBy(
                        () -> application.contactVerification.provePhone(() -> NUMBER, () -> "999999", null, VISITOR))
                .isInstanceOf(InvalidInput.class)
                .hasMessageStartingWith("otp_code");
    }

    @Test
    void a6_what_strangers_ask_for_does_not_void_what_was_sent_to_who_is_signed_in() {
        String own = sentCode();
        application.contactCodes.sendEmailCode(ASHAS, null, VISITOR);

        assertThat(prove(own, caller)).isNotNull();
    }

    @Test
    void a6_a_code_that_was_asked_for_without_signing_in_works_for_who_is_signed_in() {
        application.contactCodes.sendEmailCode(ASHAS, null, VISITOR);

        assertThat(prove(sentCode(), caller)).isNotNull();
    }

    @Test
    void a12_whoever_claims_nothing_takes_nothing_from_those_who_do() {
        SignedIn ravi = application.register("ravi@example.org", "Ravi");
        Set<String> before = application.keysOf("strangers-to-recipient");

        application.contactCodes.sendEmailCode(ASHAS, application.callerOf(ravi), VISITOR);

        assertThat(application.keysOf("strangers-to-recipient")).isEqualTo(before);
        assertThat(application.keysOf("code-to-recipient-daily"))
                .containsExactly("account " + ravi.user().id());
    }

    @Test
    void a12_a_number_that_has_an_owner_is_sent_no_code_for_those_who_claim_it() {
        var _ = application.phoneSignIn.sendCode(() -> NUMBER, () -> "Ravi", () -> VISITOR);
        var _ = application.phoneSignIn.signIn(
                new PhoneSignIn.Form(
                        () -> NUMBER,
                        () -> application.last(Notice.PhoneCode.class).code(),
                        () -> "",
                        () -> SignInOptions.NONE),
                () -> VISITOR);
        tell(NUMBER);

        application.contactCodes.sendPhoneCode(() -> NUMBER, caller, () -> VISITOR);
        application.contactCodes.sendPhoneCode(() -> NUMBER, null, () -> VISITOR);

        assertThat(application.told(Notice.PhoneCode.class)).hasSize(1);
        assertThat(application.told(Notice.Silence.class)).hasSize(2);
    }

    @Test
    void a8_another_number_takes_the_place_of_a_proven_one_once_it_is_proven_and_both_ways_tell_the_owner() {
        SignedIn ravi = signedInBy(NUMBER);
        Caller ravis = application.callerOf(ravi);
        String another = "+911234567891";
        application.contactCodes.sendPhoneCode(() -> another, ravis, () -> VISITOR);
        String code = application.last(Notice.PhoneCode.class).code();

        SignedIn elsewhere = signedInBy(NUMBER);
        assertThat(elsewhere.user().id()).isEqualTo(ravis.id());
        assertThatThrownBy(
                        () -> application.contactVerification.provePhone(() -> another, () -> "999999", ravis, VISITOR))
                .isInstanceOf(InvalidInput.class);
        assertThat(application.users.ownerOf(new PhoneNumber(NUMBER))).isPresent();

        User proven = application
                .contactVerification
                .provePhone(() -> another, () -> code, ravis, VISITOR)
                .user();

        assertThat(application.accessTokens.validate(ravi.accessToken())).isPresent();
        assertThat(application.accessTokens.validate(elsewhere.accessToken())).isEmpty();
        assertThat(proven.phone()).isEqualTo(new PhoneNumber(another));
        assertThat(application.users.find(ravis.id())).contains(proven);
        assertThat(application.users.ownerOf(new PhoneNumber(NUMBER))).isEmpty();
        assertThat(application.last(Notice.NumberReleased.class).to()).isEqualTo(new PhoneNumber(NUMBER));
        assertThat(signedInBy(another).user().id()).isEqualTo(ravis.id());
        assertThat(application.securityLog.all())
                .extracting(SecurityEvent::kind)
                .contains(SecurityEvent.Kind.PHONE_REMOVED, SecurityEvent.Kind.PHONE_PROVEN);
    }

    @Test
    void a8_a_proven_number_is_exchanged_only_soon_after_signing_in() {
        Caller ravis = application.callerOf(signedInBy(NUMBER));
        String another = "+911234567891";
        application.clock.advance(Duration.ofMinutes(10));
        application.contactCodes.sendPhoneCode(() -> another, ravis, () -> VISITOR);
        String code = application.last(Notice.PhoneCode.class).code();
        application.clock.advance(Duration.ofMinutes(6));

        assertThatThrownBy(() -> application.contactVerification.provePhone(() -> another, () -> code, ravis, VISITOR))
                .isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> application.contactCodes.sendPhoneCode(() -> another, ravis, () -> VISITOR))
                .isInstanceOf(Forbidden.class);
        assertThat(application.users.ownerOf(new PhoneNumber(NUMBER))).isPresent();
    }

    @Test
    void a_proven_number_is_not_exchanged_for_one_that_has_an_owner() {
        String another = "+911234567891";
        Caller ravis = application.callerOf(signedInBy(NUMBER));
        application.contactCodes.sendPhoneCode(() -> another, ravis, () -> VISITOR);
        String code = application.last(Notice.PhoneCode.class).code();
        SignedIn owner = signedInBy(another);

        assertThatThrownBy(() -> application.contactVerification.provePhone(() -> another, () -> code, ravis, VISITOR))
                .isInstanceOf(InvalidInput.class);
        assertThat(application.users.ownerOf(new PhoneNumber(another)).map(User::id))
                .contains(owner.user().id());
    }

    @Test
    void a8_whoever_holds_an_old_session_adds_no_number_to_an_account_that_has_proven_nothing() {
        assertNumberNeedsARecentSession();
    }

    @Test
    void a8_whoever_holds_the_telephone_of_a_mistyped_number_comes_to_an_account_of_their_own() {
        tell(NUMBER);
        application.contactCodes.sendPhoneCode(() -> NUMBER, null, () -> VISITOR);
        assertThat(application.told(Notice.PhoneCode.class)).isEmpty();

        SignedIn holder = signedInBy(NUMBER);

        assertThat(holder.user().id()).isNotEqualTo(asha.user().id());
        assertThat(account().provenNumber()).isNull();
    }

    @Test
    void a8_whoever_holds_an_old_session_adds_no_number_without_it_to_an_account_that_has_a_mailbox() {
        prove(sentCode(), caller);

        assertNumberNeedsARecentSession();
    }

    @Test
    void a8_whoever_holds_an_old_session_adds_no_number_without_it_to_an_account_that_has_a_provider() {
        application.units.run(() -> application.links.add(
                new Link(IdentityProvider.GOOGLE, "asha", caller.id(), application.clock.instant())));

        assertNumberNeedsARecentSession();
    }

    @Test
    void an_account_without_an_address_gets_the_first_that_is_proven_for_it() {
        SignedIn elsewhere = signedInBy(NUMBER);
        SignedIn ravi = signedInBy(NUMBER);
        Caller ravis = application.callerOf(ravi);
        Email first = new Email("ravi@example.org");
        application.contactCodes.sendEmailCode(first, ravis, VISITOR);
        String code = sentCode();
        assertThat(application.users.find(ravis.id()).map(User::email))
                .as("it claims nothing yet")
                .isEmpty();
        assertThatThrownBy(() -> application.contactVerification.proveEmail(first, code, null, VISITOR))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("sign in to confirm this address");

        var _ = application.contactVerification.proveEmail(first, code, ravis, VISITOR);

        assertThat(application.users.ownerOf(first).map(User::id)).contains(ravis.id());
        assertThat(application.accessTokens.validate(ravi.accessToken())).isPresent();
        assertThat(application.accessTokens.validate(elsewhere.accessToken())).isEmpty();
        application.passwordRecovery.request(first, VISITOR);
        assertThat(application.last(Notice.PasswordReset.class).to()).isEqualTo(first);
    }

    @Test
    void a8_the_telephone_is_told_of_the_first_address_and_a_password_from_before_does_not_wake_up() {
        Caller ravis = application.callerOf(signedInBy(NUMBER));
        Email first = new Email("ravi@example.org");
        application.units.run(() -> application.users.changePassword(
                ravis.id(), application.users.passwordOf(caller.id()).orElseThrow()));
        application.contactCodes.sendEmailCode(first, ravis, VISITOR);

        var _ = application.contactVerification.proveEmail(first, sentCode(), ravis, VISITOR);

        assertThat(application.told(Notice.AddressAdded.class))
                .containsExactly(new Notice.AddressAdded(new PhoneNumber(NUMBER), application.clock.instant()));
        assertThat(application.users.passwordOf(ravis.id())).isEmpty();
        assertThatThrownBy(() ->
                        application.signIn.signIn(new SignIn.Credentials(first, Password.presented(PASSWORD)), VISITOR))
                .isInstanceOf(Unauthenticated.class);
    }

    @Test
    void proving_the_address_one_registered_with_is_told_to_no_telephone_and_keeps_the_password() {
        tell(NUMBER);

        prove(sentCode(), caller);

        assertThat(application.told(Notice.AddressAdded.class)).isEmpty();
        assertThat(application.users.passwordOf(caller.id())).isPresent();
    }

    @Test
    void a4_whoever_asks_for_an_address_that_has_an_owner_hears_the_same_and_the_owner_is_sent_nothing() {
        prove(sentCode(), caller);
        Caller ravis = application.callerOf(signedInBy(NUMBER));

        var owned = application.contactCodes.sendEmailCode(ASHAS, ravis, VISITOR);
        var free = application.contactCodes.sendEmailCode(new Email("ravi@example.org"), ravis, VISITOR);

        assertThat(owned).isEqualTo(free);
        assertThat(application.last(Notice.EmailCode.class).to()).isEqualTo(new Email("ravi@example.org"));
        assertThat(application.told(Notice.EmailCode.class)).hasSize(2);
    }

    @Test
    void of_two_accounts_without_an_address_the_first_who_proves_one_has_it() {
        Caller ravis = application.callerOf(signedInBy(NUMBER));
        Caller mayas = application.callerOf(signedInBy("+911234567891"));
        Email wanted = new Email("ravi@example.org");
        application.contactCodes.sendEmailCode(wanted, ravis, VISITOR);
        String ravisCode = sentCode();
        application.contactCodes.sendEmailCode(wanted, mayas, VISITOR);
        String mayasCode = sentCode();
        var _ = application.contactVerification.proveEmail(wanted, mayasCode, mayas, VISITOR);

        assertThatThrownBy(() -> application.contactVerification.proveEmail(wanted, ravisCode, ravis, VISITOR))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("does not work any more");
        assertThat(application.users.find(ravis.id()).map(User::email)).isEmpty();
    }

    @Test
    void a8_an_account_without_an_address_gets_one_only_soon_after_signing_in() {
        Caller ravis = application.callerOf(signedInBy(NUMBER));
        Email first = new Email("ravi@example.org");
        application.contactCodes.sendEmailCode(first, ravis, VISITOR);
        String code = sentCode();
        application.clock.advance(Duration.ofMinutes(16));

        assertThatThrownBy(() -> application.contactCodes.sendEmailCode(first, ravis, VISITOR))
                .isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> application.contactVerification.proveEmail(first, code, ravis, VISITOR))
                .isInstanceOf(Forbidden.class);
    }

    private void assertNumberNeedsARecentSession() {
        tell(NUMBER);
        application.clock.advance(Duration.ofMinutes(14));
        application.contactCodes.sendPhoneCode(() -> NUMBER, caller, () -> VISITOR);
        String code = application.last(Notice.PhoneCode.class).code();
        application.clock.advance(Duration.ofMinutes(2));

        String sameWords = "Sign in again first: this asks for a session of the last 15 minutes";
        assertThatThrownBy(() -> application.contactCodes.sendPhoneCode(() -> NUMBER, caller, () -> VISITOR))
                .isInstanceOf(Forbidden.class)
                .hasMessage(sameWords);
        var claimed = application.contactCodes.sendPhoneCode(() -> NUMBER, null, () -> VISITOR);
        var unknown = application.contactCodes.sendPhoneCode(() -> "+911234567891", null, () -> VISITOR);
        assertThat(claimed).isEqualTo(unknown);
        assertThat(application.told(Notice.Silence.class)).hasSize(2);
        assertThat(application.told(Notice.PhoneCode.class)).hasSize(1);
        assertThatThrownBy(() -> application.contactVerification.provePhone(() -> NUMBER, () -> code, caller, VISITOR))
                .isInstanceOf(Forbidden.class)
                .hasMessage(sameWords);
        assertThatThrownBy(() -> application.contactVerification.provePhone(() -> NUMBER, () -> code, null, VISITOR))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("otp_code goes on working")
                .hasMessageContaining("sign in to confirm this number");
        assertThat(account().provenNumber()).isNull();
    }

    @Test
    void a_code_for_a_number_that_only_who_is_signed_in_may_add_is_not_used_up_without_a_token() {
        prove(sentCode(), caller);
        tell(NUMBER);
        application.contactCodes.sendPhoneCode(() -> NUMBER, caller, () -> VISITOR);
        String code = application.last(Notice.PhoneCode.class).code();
        assertThatThrownBy(() -> application.contactVerification.provePhone(() -> NUMBER, () -> code, null, VISITOR))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("sign in to confirm this number");

        var _ = application.contactVerification.provePhone(() -> NUMBER, () -> code, caller, VISITOR);

        assertThat(account().provenNumber()).isEqualTo(new PhoneNumber(NUMBER));
    }

    @Test
    void a_code_for_a_number_in_the_place_of_a_proven_one_is_not_used_up_without_a_token() {
        Caller ravis = application.callerOf(signedInBy(NUMBER));
        String another = "+911234567891";
        application.contactCodes.sendPhoneCode(() -> another, ravis, () -> VISITOR);
        String code = application.last(Notice.PhoneCode.class).code();
        assertThatThrownBy(() -> application.contactVerification.provePhone(() -> another, () -> code, null, VISITOR))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("sign in to confirm this number");

        var _ = application.contactVerification.provePhone(() -> another, () -> code, ravis, VISITOR);

        assertThat(application.users.ownerOf(new PhoneNumber(another)).map(User::id))
                .contains(ravis.id());
    }

    private SignedIn signedInBy(String number) {
        application.clock.advance(Duration.ofMinutes(2));
        var _ = application.phoneSignIn.sendCode(() -> number, () -> "Ravi", () -> VISITOR);
        return application.phoneSignIn.signIn(
                new PhoneSignIn.Form(
                        () -> number,
                        () -> application.last(Notice.PhoneCode.class).code(),
                        () -> "",
                        () -> SignInOptions.NONE),
                () -> VISITOR);
    }

    private void tell(String number) {
        var _ = application.profileEditing.edit(caller, Changes.none().set(Basics.PHONE_NUMBER, number), null);
    }

    private String sentCode() {
        return application.last(Notice.EmailCode.class).code();
    }

    private User prove(String code, Caller by) {
        return application
                .contactVerification
                .proveEmail(ASHAS, code, by, VISITOR)
                .user();
    }

    private void assertRefused(String code, Caller by) {
        assertThatThrownBy(() -> prove(code, by))
                .isInstanceOf(InvalidInput.class)
                .hasMessageStartingWith("verification_code");
    }

    private User account() {
        return application.users.find(asha.user().id()).orElseThrow();
    }

    @Test
    void a_password_is_still_the_same_after_proving() {
        prove(sentCode(), caller);

        assertThat(application
                        .signIn
                        .signIn(new SignIn.Credentials(ASHAS, Password.presented(PASSWORD)), VISITOR)
                        .user()
                        .id())
                .isEqualTo(asha.user().id());
    }

    @Test
    void a8_whoever_merely_holds_a_session_adds_no_number_that_signs_in_and_the_owner_is_told_of_one() {
        tell(NUMBER);
        application.contactCodes.sendPhoneCode(() -> NUMBER, caller, () -> VISITOR);
        String code = application.last(Notice.PhoneCode.class).code();
        application.clock.advance(Duration.ofMinutes(-1));
        var _ = application.contactVerification.proveEmail(
                ASHAS, application.last(Notice.EmailCode.class).code(), caller, VISITOR);
        application.clock.advance(Duration.ofMinutes(16));

        assertThatThrownBy(() -> application.contactVerification.provePhone(() -> NUMBER, () -> code, caller, VISITOR))
                .isInstanceOf(Forbidden.class);
        application.clock.advance(Duration.ofMinutes(-7));
        application.livesBy(KOLKATA, caller.id());
        var _ = application
                .contactVerification
                .provePhone(() -> NUMBER, () -> code, caller, VISITOR)
                .user();

        assertThat(application.last(Notice.SignInLinked.class).to()).isEqualTo(ASHAS);
        assertThat(application.last(Notice.SignInLinked.class).at())
                .isEqualTo(application.clock.instant().atZone(KOLKATA));
    }
}
