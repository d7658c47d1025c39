package com.datifyy.application.identity;

import static com.datifyy.application.InMemoryApplication.KOLKATA;
import static com.datifyy.application.InMemoryApplication.PASSWORD;
import static com.datifyy.application.InMemoryApplication.VISITOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.datifyy.application.InMemoryApplication;
import com.datifyy.application.identity.port.LinkedIdentityRepository.Link;
import com.datifyy.domain.identity.AccountStatus;
import com.datifyy.domain.identity.Caller;
import com.datifyy.domain.identity.Email;
import com.datifyy.domain.identity.IdentityProvider;
import com.datifyy.domain.identity.Password;
import com.datifyy.domain.identity.PhoneNumber;
import com.datifyy.domain.identity.SecurityEvent;
import com.datifyy.domain.identity.User;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.notification.Notice;
import com.datifyy.domain.shared.Refusal.AccountClosed;
import com.datifyy.domain.shared.Refusal.Forbidden;
import com.datifyy.domain.shared.Refusal.Incomplete;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.datifyy.domain.shared.Refusal.TooManyRequests;
import com.datifyy.domain.shared.Refusal.Unauthenticated;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccountClosureTest {
    private final InMemoryApplication application = new InMemoryApplication();
    private final SignedIn asha = application.registerProven("asha@example.org", "Asha");
    private final Caller caller = application.callerOf(asha);

    @Test
    void b4_a_closed_account_is_signed_out_everywhere_and_seen_by_nobody() {
        application.livesBy(KOLKATA, caller.id());
        var purgedAt =
                application.accountClosure.close(caller, () -> PASSWORD, () -> "", () -> "found somebody", VISITOR);

        assertThat(purgedAt).isEqualTo(application.clock.instant().plus(Duration.ofDays(30)));
        assertThat(application.accessTokens.validate(asha.accessToken())).isEmpty();
        assertThat(application.users.find(caller.id()).orElseThrow().status()).isEqualTo(AccountStatus.DELETED);
        assertThat(application.index.find(caller.id()).orElseThrow().standing().takesPart())
                .isFalse();
        assertThat(application.last(Notice.AccountClosed.class).purgedAt()).isEqualTo(purgedAt.atZone(KOLKATA));
        assertThatThrownBy(() -> signIn(SignInOptions.NONE)).isInstanceOf(AccountClosed.class);
    }

    @Test
    void whoever_knows_the_password_hears_that_the_account_is_closed_and_until_when_it_can_be_opened_again() {
        var purgedAt = application.accountClosure.close(caller, () -> PASSWORD, () -> "", () -> "", VISITOR);

        assertThatThrownBy(() -> signIn(SignInOptions.NONE))
                .isInstanceOfSatisfying(
                        AccountClosed.class,
                        closed -> assertThat(closed.until()).isEqualTo(purgedAt))
                .hasMessageContaining("reopen")
                .hasMessageContaining("2026");
        assertThat(application.users.find(caller.id()).orElseThrow().isClosedByOwner())
                .isTrue();
        assertThat(application.securityLog.of(caller.id(), 1))
                .extracting(SecurityEvent::kind)
                .containsExactly(SecurityEvent.Kind.SIGN_IN_FAILED);
    }

    @Test
    void a4_with_a_wrong_password_a_closed_account_looks_like_none() {
        var _ = application.accountClosure.close(caller, () -> PASSWORD, () -> "", () -> "", VISITOR);

        assertThat(refusalOf("asha@example.org")).isEqualTo(refusalOf("nobody@example.org"));
    }

    private String refusalOf(String email) {
        int before = application.hasher.checked();
        var guess = new SignIn.Credentials(new Email(email), Password.presented("a guess at a password"));
        RuntimeException refused =
                catchThrowableOfType(Unauthenticated.class, () -> application.signIn.signIn(guess, VISITOR));
        return refused.getMessage() + " after " + (application.hasher.checked() - before) + " hashes";
    }

    @Test
    void whoever_is_told_by_a_provider_or_a_code_to_be_the_owner_hears_it_too_and_the_code_goes_on_working() {
        application.units.run(() -> application.links.add(
                new Link(IdentityProvider.GOOGLE, "g1", caller.id(), application.clock.instant())));
        application.phoneSignIn.sendCode(() -> "+911234567890", () -> "Ravi", () -> VISITOR);
        Caller ravi = application.callerOf(byPhone(SignInOptions.NONE));
        var _ = application.accountClosure.close(caller, () -> PASSWORD, () -> "", () -> "", VISITOR);
        var _ = application.accountClosure.close(ravi, () -> "", () -> "", () -> "", VISITOR);

        var byGoogle = new ProviderCredentials(IdentityProvider.GOOGLE, "g1/asha@example.org/verified/Asha", "", "");
        assertThatThrownBy(() ->
                        application.providerSignIn.signIn(() -> byGoogle, () -> SignInOptions.NONE, () -> VISITOR))
                .isInstanceOf(AccountClosed.class);
        application.clock.advance(Duration.ofMinutes(2));
        application.phoneSignIn.sendCode(() -> "+911234567890", () -> "", () -> VISITOR);
        assertThatThrownBy(() -> byPhone(SignInOptions.NONE)).isInstanceOf(AccountClosed.class);
        assertThat(byPhone(new SignInOptions("", true)).user().id()).isEqualTo(ravi.id());
    }

    private SignedIn byPhone(SignInOptions options) {
        String code = application.last(Notice.PhoneCode.class).code();
        return application.phoneSignIn.signIn(
                new PhoneSignIn.Form(() -> "+911234567890", () -> code, () -> "Ravi", () -> options), () -> VISITOR);
    }

    @Test
    void of_an_account_with_a_telephone_alone_the_telephone_is_told_that_it_was_closed() {
        application.phoneSignIn.sendCode(() -> "+911234567890", () -> "Ravi", () -> VISITOR);
        Caller ravi = application.callerOf(byPhone(SignInOptions.NONE));
        application.livesBy(KOLKATA, ravi.id());

        var purgedAt = application.accountClosure.close(ravi, () -> "", () -> "", () -> "", VISITOR);

        assertThat(application.told(Notice.AccountOfNumberClosed.class))
                .containsExactly(
                        new Notice.AccountOfNumberClosed(new PhoneNumber("+911234567890"), purgedAt.atZone(KOLKATA)));
        assertThat(application.told(Notice.AccountClosed.class)).isEmpty();
    }

    @Test
    void a12_a_telephone_is_told_of_closing_once_an_hour_however_often_the_account_is_opened_and_closed() {
        application.phoneSignIn.sendCode(() -> "+911234567890", () -> "Ravi", () -> VISITOR);
        var _ = application.accountClosure.close(
                application.callerOf(byPhone(SignInOptions.NONE)), () -> "", () -> "", () -> "", VISITOR);
        application.clock.advance(Duration.ofMinutes(2));
        application.phoneSignIn.sendCode(() -> "+911234567890", () -> "", () -> VISITOR);
        Caller again = application.callerOf(byPhone(new SignInOptions("", true)));

        var _ = application.accountClosure.close(again, () -> "", () -> "", () -> "", VISITOR);

        assertThat(application.told(Notice.AccountOfNumberClosed.class)).hasSize(1);
    }

    @Test
    void registering_with_the_address_and_password_of_a_claim_that_was_closed_begins_anew() {
        SignedIn ravi = application.register("ravi@example.org", "Ravi");
        var _ = application.accountClosure.close(
                application.callerOf(ravi), () -> PASSWORD, () -> "", () -> "", VISITOR);

        SignedIn again = application.register("ravi@example.org", "Ravi");

        assertThat(again.user().id()).isNotEqualTo(ravi.user().id());
    }

    @Test
    void closing_needs_the_password() {
        assertThatThrownBy(() ->
                        application.accountClosure.close(caller, () -> "not the password", () -> "", () -> "", VISITOR))
                .isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> application.accountClosure.close(caller, () -> "", () -> "", () -> "", VISITOR))
                .isInstanceOf(InvalidInput.class);
        assertThat(application.accessTokens.validate(asha.accessToken())).isPresent();
    }

    @Test
    void or_a_code_from_the_mailbox() {
        application.accountClosure.sendCode(caller, VISITOR);
        String code = application.last(Notice.ConfirmationCode.class).code();
        assertThatThrownBy(() -> application.accountClosure.close(caller, () -> "", () -> "999999", () -> "", VISITOR))
                .isInstanceOf(InvalidInput.class);

        assertThat(application.accountClosure.close(caller, () -> "", () -> code, () -> "", VISITOR))
                .isNotNull();
    }

    @Test
    void no_code_is_sent_to_an_address_that_is_not_proven() {
        Caller ravi = application.member("ravi@example.org", "Ravi");

        assertThatThrownBy(() -> application.accountClosure.sendCode(ravi, VISITOR))
                .isInstanceOf(Incomplete.class);
    }

    @Test
    void the_owner_may_come_back_and_everything_is_as_before() {
        var _ = application.accountClosure.close(caller, () -> PASSWORD, () -> "", () -> "", VISITOR);
        application.clock.advance(Duration.ofDays(29));

        SignedIn back = signIn(new SignInOptions("", true));

        assertThat(back.user().id()).isEqualTo(caller.id());
        assertThat(back.user().status()).isEqualTo(AccountStatus.ACTIVE);
        assertThat(application.index.find(caller.id()).orElseThrow().standing().takesPart())
                .isTrue();
        application.clock.advance(Duration.ofDays(2));
        assertThat(application.accountClosure.purgeDue()).isZero();
    }

    @Test
    void so_may_somebody_who_never_proved_their_address() {
        Caller ravi = application.member("ravi@example.org", "Ravi");
        var _ = application.accountClosure.close(ravi, () -> PASSWORD, () -> "", () -> "", VISITOR);

        var credentials = new SignIn.Credentials(
                new Email("ravi@example.org"), Password.presented(PASSWORD), new SignInOptions("", true));

        assertThat(application.signIn.signIn(credentials, VISITOR).user().status())
                .isEqualTo(AccountStatus.PENDING);
    }

    @Test
    void once_everything_is_due_to_be_deleted_the_owner_cannot_come_back_and_is_told_so() {
        var _ = application.accountClosure.close(caller, () -> PASSWORD, () -> "", () -> "", VISITOR);
        application.clock.advance(Duration.ofDays(30));

        for (boolean reopen : new boolean[] {true, false}) {
            assertThatThrownBy(() -> signIn(new SignInOptions("", reopen)))
                    .isInstanceOfSatisfying(
                            AccountClosed.class,
                            closed -> assertThat(closed.until()).isNull())
                    .hasMessageContaining("cannot be opened again");
        }

        application.clock.advance(Duration.ofSeconds(1));
        assertThat(application.accountClosure.purgeDue()).isEqualTo(1);
    }

    @Test
    void somebody_who_was_banned_cannot_open_the_account_again() {
        application.units.run(() -> application.users.save(
                application.users.find(caller.id()).orElseThrow().withStatus(AccountStatus.BANNED)));

        assertThatThrownBy(() -> signIn(new SignInOptions("", true))).isInstanceOf(Unauthenticated.class);
    }

    @Test
    void d7_after_the_grace_period_everything_is_deleted_for_good_and_counted() {
        var _ = application.accountClosure.close(caller, () -> PASSWORD, () -> "", () -> "", VISITOR);
        assertThat(application.accountClosure.purgeDue()).isZero();
        application.clock.advance(Duration.ofDays(30).plusSeconds(1));

        assertThat(application.accountClosure.purgeDue()).isEqualTo(1);

        assertThat(application.users.find(caller.id())).isEmpty();
        assertThat(application.securityLog.all().getLast().kind()).isEqualTo(SecurityEvent.Kind.ACCOUNT_PURGED);
        assertThat(application.securityLog.all().getLast().details()).containsEntry("users", "1");
        assertThat(application.accountClosure.purgeDue()).isZero();
    }

    @Test
    void whom_the_staff_lets_in_at_the_last_moment_is_not_deleted() {
        var _ = application.accountClosure.close(caller, () -> PASSWORD, () -> "", () -> "", VISITOR);
        application.clock.advance(Duration.ofDays(30).plusSeconds(1));
        application.personalData.meanwhile(() -> application.units.run(() -> application.users.save(
                application.users.find(caller.id()).orElseThrow().reopened())));

        assertThat(application.accountClosure.purgeDue()).isZero();

        assertThat(application.users.find(caller.id())).isPresent();
    }

    @Test
    void d7_those_behind_a_hundred_that_cannot_be_deleted_are_deleted() {
        List<UserId> closed = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            User user = application
                    .register("leaver" + i + "@example.org", "Leaver")
                    .user();
            application.units.run(() -> application.users.save(
                    application.users.find(user.id()).orElseThrow().closedBy(application.clock.instant())));
            closed.add(user.id());
        }
        closed.stream().sorted().limit(120).forEach(application.personalData::keep);
        application.clock.advance(Duration.ofDays(30).plusSeconds(1));

        assertThat(application.accountClosure.purgeDue()).isEqualTo(30);
        assertThat(application.accountClosure.purgeDue()).isZero();
        assertThat(closed.stream().filter(id -> application.users.find(id).isPresent()))
                .hasSize(120);
    }

    @Test
    void d8_what_is_kept_about_somebody_can_be_taken_along() {
        SignedIn ravi = application.register("ravi@example.org", "Ravi");

        var exported = application.dataExport.export(caller, VISITOR.network());

        assertThat(exported.profile().user().id()).isEqualTo(caller.id());
        assertThat(exported.sessions()).hasSize(1);
        assertThat(exported.events()).extracting(SecurityEvent::account).containsOnly(caller.id());
        assertThat(exported.events()).extracting(SecurityEvent::kind).contains(SecurityEvent.Kind.DATA_EXPORTED);
        assertThat(exported.toString()).doesNotContain(ravi.user().id().toString());
    }

    @Test
    void what_is_kept_is_handed_out_only_so_often() {
        application.exhaust("export-person");

        assertThatThrownBy(() -> application.dataExport.export(caller, VISITOR.network()))
                .isInstanceOf(TooManyRequests.class);
        assertThat(application.securityLog.all())
                .extracting(SecurityEvent::kind)
                .doesNotContain(SecurityEvent.Kind.DATA_EXPORTED);
    }

    private SignedIn signIn(SignInOptions options) {
        return application.signIn.signIn(
                new SignIn.Credentials(new Email("asha@example.org"), Password.presented(PASSWORD), options), VISITOR);
    }
}
