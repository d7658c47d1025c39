package com.datifyy.application.admin;

import static com.datifyy.application.InMemoryApplication.KOLKATA;
import static com.datifyy.application.InMemoryApplication.PASSWORD;
import static com.datifyy.application.InMemoryApplication.VISITOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.datifyy.application.InMemoryApplication;
import com.datifyy.application.identity.PhoneSignIn;
import com.datifyy.application.identity.SignIn;
import com.datifyy.application.identity.SignInOptions;
import com.datifyy.application.identity.SignedIn;
import com.datifyy.domain.admin.AdminCaller;
import com.datifyy.domain.admin.AdminRole;
import com.datifyy.domain.admin.BulkAction;
import com.datifyy.domain.admin.StaffDeed;
import com.datifyy.domain.admin.StaffVerification;
import com.datifyy.domain.attribute.Changes;
import com.datifyy.domain.identity.AccountStatus;
import com.datifyy.domain.identity.Caller;
import com.datifyy.domain.identity.Email;
import com.datifyy.domain.identity.Password;
import com.datifyy.domain.identity.PhoneNumber;
import com.datifyy.domain.identity.SecurityEvent;
import com.datifyy.domain.identity.User;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.notification.Notice;
import com.datifyy.domain.profile.Basics;
import com.datifyy.domain.shared.Refusal;
import com.datifyy.domain.shared.Refusal.Conflict;
import com.datifyy.domain.shared.Refusal.Forbidden;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.datifyy.domain.shared.Refusal.NotFound;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ModerationTest {
    private final InMemoryApplication application = new InMemoryApplication();
    private final Moderation moderation = application.moderation;
    private final AdminCaller moderator = application.staff(AdminRole.MODERATOR);
    private final SignedIn maya = application.registerProven("maya@example.org", "Maya");
    private final UserId mayaId = maya.user().id();

    private User now(UserId id) {
        return application.users.find(id).orElseThrow();
    }

    private StaffDeed lastDeed() {
        return application.staffLog.all().getLast();
    }

    @ParameterizedTest
    @EnumSource(
            value = AccountStatus.class,
            names = {"SUSPENDED", "BANNED", "PENDING"})
    void b4_who_leaves_active_is_signed_out_at_once(AccountStatus status) {
        var line = moderation.changeStatus(moderator, mayaId, status, "rude");

        assertThat(line.user().status()).isEqualTo(status);
        assertThat(application.accessTokens.callerIfAny(maya.accessToken())).isEmpty();
        assertThatThrownBy(() -> application.sessionControl.refresh(maya.refreshToken(), VISITOR.network()))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void who_was_put_on_hold_does_not_lift_it_by_proving_a_number() {
        moderation.changeStatus(moderator, mayaId, AccountStatus.PENDING, "rude");

        proveNumber(mayaId);

        assertThat(now(mayaId).phoneVerifiedAt()).isNotNull();
        assertThat(now(mayaId).status()).isEqualTo(AccountStatus.PENDING);
        moderation.changeStatus(moderator, mayaId, AccountStatus.ACTIVE, "talked");
        assertThat(now(mayaId).status()).isEqualTo(AccountStatus.ACTIVE);
    }

    @Test
    void nor_by_closing_the_account_and_opening_it_again() {
        moderation.changeStatus(moderator, mayaId, AccountStatus.PENDING, "rude");
        Caller back = application.callerOf(signIn("maya@example.org", SignInOptions.NONE));
        var _ = application.accountClosure.close(back, () -> PASSWORD, () -> "", () -> "", VISITOR);

        SignedIn reopened = signIn("maya@example.org", new SignInOptions("", true));

        assertThat(reopened.user().status()).isEqualTo(AccountStatus.PENDING);
        assertThat(now(mayaId).status()).isEqualTo(AccountStatus.PENDING);
    }

    @Test
    void nor_by_a_password_reset_that_proves_the_address() {
        SignedIn ravi = application.register("ravi@example.org", "Ravi");
        UserId id = ravi.user().id();
        moderation.changeStatus(moderator, id, AccountStatus.ACTIVE, "known to us");
        moderation.changeStatus(moderator, id, AccountStatus.PENDING, "rude");

        var _ = application.passwordRecovery.request(new Email("ravi@example.org"), VISITOR);
        application.passwordRecovery.reset(
                application.last(Notice.PasswordReset.class).token(),
                Password.chosen("another walk by the river"),
                VISITOR);

        assertThat(now(id).mailbox()).isNotNull();
        assertThat(now(id).status()).isEqualTo(AccountStatus.PENDING);
    }

    @Test
    void who_had_proven_nothing_and_is_let_in_again_becomes_active_by_a_proof_as_before() {
        UserId id = application.register("ravi@example.org", "Ravi").user().id();
        moderation.changeStatus(moderator, id, AccountStatus.SUSPENDED, "rude");
        moderation.changeStatus(moderator, id, AccountStatus.PENDING, "a mistake");

        proveNumber(id);

        assertThat(now(id).status()).isEqualTo(AccountStatus.ACTIVE);
    }

    @Test
    void who_waits_by_themselves_can_be_put_on_hold_once_and_a_proof_does_not_lift_it() {
        UserId id = application.register("ravi@example.org", "Ravi").user().id();

        moderation.changeStatus(moderator, id, AccountStatus.PENDING, "not who they say");
        moderation.changeStatus(moderator, id, AccountStatus.PENDING, "again");

        assertThat(application.staffLog.all())
                .filteredOn(deed -> deed.kind() == StaffDeed.Kind.USER_PUT_ON_HOLD)
                .extracting(StaffDeed::why, StaffDeed::details)
                .containsExactly(tuple("not who they say", Map.of("from", "PENDING", "to", "PENDING")));
        proveNumber(id);
        assertThat(now(id).phoneVerifiedAt()).isNotNull();
        assertThat(now(id).status()).isEqualTo(AccountStatus.PENDING);
    }

    @Test
    void a_hold_ends_with_a_suspension_that_follows_it() {
        moderation.changeStatus(moderator, mayaId, AccountStatus.PENDING, "rude");
        moderation.changeStatus(moderator, mayaId, AccountStatus.SUSPENDED, "ruder");
        assertThat(application.users.isOnHold(mayaId)).isFalse();
        moderation.changeStatus(moderator, mayaId, AccountStatus.PENDING, "better");
        assertThat(application.users.isOnHold(mayaId)).isTrue();
    }

    @Test
    void what_is_left_of_a_hold_in_an_active_account_puts_nobody_on_hold() {
        SignedIn ravi = application.registerProven("ravi@example.org", "Ravi");
        UserId id = ravi.user().id();
        application.units.run(() -> application.users.noteHold(id, application.clock.instant()));

        proveNumber(id);
        assertThat(now(id).status()).isEqualTo(AccountStatus.ACTIVE);

        var _ = application.accountClosure.close(
                application.callerOf(ravi), () -> PASSWORD, () -> "", () -> "", VISITOR);
        SignedIn reopened = signIn("ravi@example.org", new SignInOptions("", true));
        assertThat(reopened.user().status()).isEqualTo(AccountStatus.ACTIVE);
    }

    private void proveNumber(UserId id) {
        Caller caller = application.callerOf(signIn(now(id).email().value(), SignInOptions.NONE));
        var _ = application.profileEditing.edit(caller, Changes.none().set(Basics.PHONE_NUMBER, "+911234567890"), null);
        var _ = application.contactCodes.sendPhoneCode(() -> "+911234567890", caller, () -> VISITOR);
        String code = application.last(Notice.PhoneCode.class).code();
        var _ = application.contactVerification.provePhone(() -> "+911234567890", () -> code, caller, VISITOR);
    }

    private SignedIn signIn(String email, SignInOptions options) {
        return application.signIn.signIn(
                new SignIn.Credentials(new Email(email), Password.presented(PASSWORD), options), VISITOR);
    }

    @Test
    void b5_the_staff_ends_all_sessions_of_a_person_who_is_told_and_may_sign_in_again() {
        SignedIn other = signIn("maya@example.org", SignInOptions.NONE);

        assertThat(moderation.endSessions(moderator, mayaId, "her laptop was stolen"))
                .isEqualTo(2);

        for (SignedIn session : List.of(maya, other)) {
            assertThat(application.accessTokens.callerIfAny(session.accessToken()))
                    .isEmpty();
            assertThatThrownBy(() -> application.sessionControl.refresh(session.refreshToken(), VISITOR.network()))
                    .isInstanceOf(Refusal.Unauthenticated.class);
        }
        assertThat(now(mayaId).status()).isEqualTo(AccountStatus.ACTIVE);
        assertThat(lastDeed())
                .isEqualTo(new StaffDeed(
                        StaffDeed.Kind.USER_SIGNED_OUT,
                        moderator.id(),
                        mayaId,
                        Set.of(),
                        "her laptop was stolen",
                        moderator.network(),
                        application.clock.instant(),
                        Map.of("sessions", "2")));
        assertThat(application.securityLog.all().getLast())
                .isEqualTo(new SecurityEvent(
                        SecurityEvent.Kind.ALL_SESSIONS_ENDED,
                        mayaId,
                        null,
                        "",
                        application.clock.instant(),
                        Map.of("count", "2", "by", "staff")));
        assertThat(application.told(Notice.SignedOut.class))
                .containsExactly(new Notice.SignedOut(
                        new Email("maya@example.org"),
                        "Maya",
                        application.clock.instant().atZone(ZoneOffset.UTC)));
        assertThat(signIn("maya@example.org", SignInOptions.NONE).user().id()).isEqualTo(mayaId);
    }

    private UserId joinByTelephone(String number) {
        var _ = application.phoneSignIn.sendCode(() -> number, () -> "Ravi", () -> VISITOR);
        return application
                .phoneSignIn
                .signIn(
                        new PhoneSignIn.Form(
                                () -> number,
                                () -> application.last(Notice.PhoneCode.class).code(),
                                () -> "",
                                () -> SignInOptions.NONE),
                        () -> VISITOR)
                .user()
                .id();
    }

    @Test
    void b5_whose_account_has_a_number_alone_is_told_there_that_the_staff_ended_their_sessions() {
        UserId id = joinByTelephone("+911234567890");

        assertThat(moderation.endSessions(moderator, id, "")).isOne();
        application.clock.advance(Duration.ofMinutes(1));
        assertThat(moderation.endSessions(moderator, id, "")).isZero();

        assertThat(application.told(Notice.AccountOfNumberSignedOut.class))
                .containsExactly(new Notice.AccountOfNumberSignedOut(
                        new PhoneNumber("+911234567890"),
                        application.clock.instant().minus(Duration.ofMinutes(1))));
        assertThat(application.told(Notice.SignedOut.class)).isEmpty();
    }

    @Test
    void b5_who_is_signed_in_nowhere_is_told_nothing_and_the_deed_is_noted() {
        moderation.endSessions(moderator, mayaId, "");
        application.clock.advance(Duration.ofMinutes(1));

        assertThat(moderation.endSessions(moderator, mayaId, "once more")).isZero();

        assertThat(lastDeed().why()).isEqualTo("once more");
        assertThat(application.told(Notice.SignedOut.class)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = AdminRole.class,
            names = {"GENIE", "SUPPORT"})
    void b5_who_may_not_suspend_ends_no_sessions(AdminRole role) {
        AdminCaller other = application.staff(role);

        assertThatThrownBy(() -> moderation.endSessions(other, mayaId, "")).isInstanceOf(Forbidden.class);
        assertThat(application.accessTokens.callerIfAny(maya.accessToken())).isPresent();
    }

    @Test
    void b5_whose_sessions_are_to_end_has_to_exist_and_the_reason_to_be_short() {
        assertThatThrownBy(() -> moderation.endSessions(moderator, new UserId(99), ""))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> moderation.endSessions(moderator, mayaId, "x".repeat(501)))
                .isInstanceOf(InvalidInput.class);
        assertThat(application.accessTokens.callerIfAny(maya.accessToken())).isPresent();
    }

    @ParameterizedTest
    @EnumSource(
            value = AccountStatus.class,
            names = {"SUSPENDED", "BANNED"})
    void d6_who_is_stopped_takes_no_part_from_then_on_and_is_told(AccountStatus status) {
        application.livesBy(KOLKATA, mayaId);

        moderation.changeStatus(moderator, mayaId, status, "rude");

        assertThat(application.index.find(mayaId).orElseThrow().standing().takesPart())
                .isFalse();
        Notice.AccountStopped told = application.last(Notice.AccountStopped.class);
        assertThat(told.at()).isEqualTo(application.clock.instant().atZone(KOLKATA));
        assertThat(told.to()).isEqualTo(new Email("maya@example.org"));

        moderation.changeStatus(moderator, mayaId, AccountStatus.ACTIVE, "");
        assertThat(application.index.find(mayaId).orElseThrow().standing().takesPart())
                .isTrue();
        assertThat(application.told(Notice.AccountRestored.class))
                .containsExactly(new Notice.AccountRestored(
                        new Email("maya@example.org"),
                        "Maya",
                        application.clock.instant().atZone(KOLKATA)));
    }

    @ParameterizedTest
    @EnumSource(
            value = AccountStatus.class,
            names = {"SUSPENDED", "BANNED"})
    void d6_whose_account_has_a_number_alone_is_told_there_that_it_was_stopped_and_restored(AccountStatus status) {
        UserId id = joinByTelephone("+911234567890");
        var number = new PhoneNumber("+911234567890");
        Instant stopped = application.clock.instant();

        moderation.changeStatus(moderator, id, status, "rude");
        application.clock.advance(Duration.ofMinutes(1));
        moderation.changeStatus(moderator, id, AccountStatus.ACTIVE, "");

        assertThat(application.told(Notice.AccountOfNumberStopped.class))
                .containsExactly(new Notice.AccountOfNumberStopped(number, stopped));
        assertThat(application.told(Notice.AccountOfNumberRestored.class))
                .containsExactly(new Notice.AccountOfNumberRestored(number, application.clock.instant()));
        assertThat(application.told(Notice.AccountStopped.class)).isEmpty();
        assertThat(application.told(Notice.AccountRestored.class)).isEmpty();
    }

    @Test
    void d6_whom_the_staff_deletes_is_told_at_their_number_if_they_have_no_address() {
        UserId id = joinByTelephone("+911234567890");

        moderation.bulk(moderator, List.of(id.toString()), BulkAction.DELETE, "");

        assertThat(application.told(Notice.AccountOfNumberStopped.class))
                .containsExactly(new Notice.AccountOfNumberStopped(
                        new PhoneNumber("+911234567890"), application.clock.instant()));
    }

    @Test
    void who_is_put_on_hold_and_let_go_is_told_neither() {
        moderation.changeStatus(moderator, mayaId, AccountStatus.PENDING, "a question");
        moderation.changeStatus(moderator, mayaId, AccountStatus.ACTIVE, "answered");

        assertThat(application.told(Notice.AccountStopped.class)).isEmpty();
        assertThat(application.told(Notice.AccountRestored.class)).isEmpty();
    }

    @Test
    void who_is_there_already_is_not_moved_and_nothing_is_noted() {
        moderation.changeStatus(moderator, mayaId, AccountStatus.SUSPENDED, "rude");
        var told = application.outbox.waitingNotices();
        var deeds = application.staffLog.all();
        var events = application.securityLog.all();

        var line = moderation.changeStatus(moderator, mayaId, AccountStatus.SUSPENDED, "rude again");

        assertThat(line.user().status()).isEqualTo(AccountStatus.SUSPENDED);
        assertThat(application.outbox.waitingNotices()).isEqualTo(told);
        assertThat(application.staffLog.all()).isEqualTo(deeds);
        assertThat(application.securityLog.all()).isEqualTo(events);
    }

    @Test
    void c9_every_change_is_noted_with_who_whom_and_why() {
        moderation.changeStatus(moderator, mayaId, AccountStatus.SUSPENDED, "rude to others");

        assertThat(lastDeed())
                .isEqualTo(new StaffDeed(
                        StaffDeed.Kind.USER_SUSPENDED,
                        moderator.id(),
                        mayaId,
                        Set.of(),
                        "rude to others",
                        moderator.network(),
                        application.clock.instant(),
                        Map.of("from", "ACTIVE", "to", "SUSPENDED")));
        moderation.verify(moderator, mayaId, StaffVerification.AADHAR);
        assertThat(lastDeed().kind()).isEqualTo(StaffDeed.Kind.USER_VERIFIED);
        assertThat(lastDeed().details()).containsEntry("what", "AADHAR");
    }

    @ParameterizedTest
    @EnumSource(
            value = AdminRole.class,
            names = {"SUPPORT", "GENIE"})
    void c8_support_and_genies_change_nobody(AdminRole role) {
        AdminCaller other = application.staff(role);

        assertThatThrownBy(() -> moderation.changeStatus(other, mayaId, AccountStatus.BANNED, ""))
                .isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> moderation.verify(other, mayaId, StaffVerification.EMAIL))
                .isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> moderation.bulk(other, List.of(mayaId.toString()), BulkAction.DELETE, ""))
                .isInstanceOf(Forbidden.class);
        assertThat(now(mayaId).status()).isEqualTo(AccountStatus.ACTIVE);
        assertThat(application.staffLog.all()).isEmpty();
    }

    @Test
    void c8_a_moderator_changes_no_member_of_the_staff() {
        AdminCaller support = application.staff(AdminRole.SUPPORT);

        assertThatThrownBy(() -> application.adminDirectory.change(
                        moderator, support.id(), new AdminDirectory.Change(null, null, AdminRole.SUPER_ADMIN, null)))
                .isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> moderation.changeStatus(
                        moderator, new UserId(support.id().value()), AccountStatus.BANNED, ""))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void whoever_is_suspended_does_not_become_active_by_proving_an_address() {
        SignedIn ravi = application.register("ravi@example.org", "Ravi");
        String code = application.last(Notice.EmailCode.class).code();
        moderation.changeStatus(moderator, ravi.user().id(), AccountStatus.SUSPENDED, "");

        assertThatThrownBy(() ->
                        application.contactVerification.proveEmail(new Email("ravi@example.org"), code, null, VISITOR))
                .isInstanceOf(InvalidInput.class);
        assertThat(now(ravi.user().id()).status()).isEqualTo(AccountStatus.SUSPENDED);

        moderation.verify(moderator, ravi.user().id(), StaffVerification.EMAIL);
        assertThat(now(ravi.user().id()).status()).isEqualTo(AccountStatus.SUSPENDED);
        assertThat(now(ravi.user().id()).emailVerifiedAt()).isEqualTo(application.clock.instant());
    }

    @Test
    void f2_an_account_that_its_owner_closed_is_opened_by_its_owner_alone() {
        application.accountClosure.close(
                application.callerOf(maya), () -> InMemoryApplication.PASSWORD, () -> "", () -> "", VISITOR);

        assertThatThrownBy(() -> moderation.changeStatus(moderator, mayaId, AccountStatus.ACTIVE, ""))
                .isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> moderation.changeStatus(moderator, mayaId, AccountStatus.DELETED, ""))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void f2_who_is_banned_does_not_go_back_to_waiting_for_a_proof() {
        moderation.changeStatus(moderator, mayaId, AccountStatus.BANNED, "");

        assertThatThrownBy(() -> moderation.changeStatus(moderator, mayaId, AccountStatus.PENDING, ""))
                .isInstanceOf(Conflict.class);
    }

    @Test
    void an_account_the_staff_deleted_cannot_be_opened_again_and_is_deleted_for_good_later() {
        assertThat(moderation
                        .bulk(moderator, List.of(mayaId.toString()), BulkAction.DELETE, "scam")
                        .done())
                .isOne();

        assertThat(now(mayaId).status()).isEqualTo(AccountStatus.DELETED);
        assertThatThrownBy(() -> application.signIn.signIn(
                        new SignIn.Credentials(
                                new Email("maya@example.org"),
                                Password.chosen(InMemoryApplication.PASSWORD),
                                new SignInOptions("", true)),
                        VISITOR))
                .isInstanceOf(Refusal.class);
        assertThat(application.accountClosure.purgeDue()).isZero();
        application.clock.advance(Duration.ofDays(30).plusSeconds(1));
        assertThat(application.accountClosure.purgeDue()).isOne();
        assertThat(application.users.find(mayaId)).isEmpty();
    }

    @Test
    void an_account_that_was_deleted_by_mistake_is_let_in_again_and_stays() {
        moderation.bulk(moderator, List.of(mayaId.toString()), BulkAction.DELETE, "");
        moderation.bulk(moderator, List.of(mayaId.toString()), BulkAction.ACTIVATE, "a mistake");

        application.clock.advance(Duration.ofDays(31));

        assertThat(application.accountClosure.purgeDue()).isZero();
        assertThat(now(mayaId).status()).isEqualTo(AccountStatus.ACTIVE);
    }

    @Test
    void several_people_are_changed_each_by_themselves() {
        UserId ravi = application.register("ravi@example.org", "Ravi").user().id();
        application.accountClosure.close(
                application.callerOf(maya), () -> InMemoryApplication.PASSWORD, () -> "", () -> "", VISITOR);

        Moderation.Outcome outcome = moderation.bulk(
                moderator,
                List.of(ravi.toString(), mayaId.toString(), "nobody", ravi.toString()),
                BulkAction.SUSPEND,
                "a ring of scammers");

        assertThat(outcome.done()).isOne();
        assertThat(outcome.failures())
                .containsExactly(
                        new Moderation.Failure(mayaId.toString(), "This account was closed by its owner"),
                        new Moderation.Failure("nobody", "This person was not found"));
        assertThat(now(ravi).status()).isEqualTo(AccountStatus.SUSPENDED);
        assertThat(application.staffLog.all())
                .singleElement()
                .satisfies(deed -> assertThat(deed.why()).isEqualTo("a ring of scammers"));
    }

    @Test
    void one_request_is_about_one_to_a_hundred_people() {
        assertThatThrownBy(() -> moderation.bulk(moderator, List.of(), BulkAction.SUSPEND, ""))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> moderation.bulk(moderator, Collections.nCopies(101, "1"), BulkAction.SUSPEND, ""))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() ->
                        moderation.bulk(moderator, List.of(mayaId.toString()), BulkAction.SUSPEND, "x".repeat(501)))
                .isInstanceOf(InvalidInput.class);
        assertThat(now(mayaId).status()).isEqualTo(AccountStatus.ACTIVE);
    }

    @Test
    void an_address_that_somebody_has_proven_is_nobody_elses() {
        UserId claimant =
                application.register("maya@example.org", "Not Maya").user().id();

        assertThatThrownBy(() -> moderation.verify(moderator, claimant, StaffVerification.EMAIL))
                .isInstanceOf(Conflict.class);

        moderation.bulk(moderator, List.of(mayaId.toString()), BulkAction.UNVERIFY, "");
        assertThat(now(mayaId).emailVerifiedAt()).isNull();
        assertThat(now(mayaId).status()).isEqualTo(AccountStatus.ACTIVE);
        assertThat(moderation
                        .bulk(moderator, List.of(claimant.toString()), BulkAction.VERIFY, "")
                        .done())
                .isOne();
        assertThat(now(claimant).emailVerifiedAt()).isNotNull();
    }

    @Test
    void what_failed_leaves_no_deed() {
        assertThatThrownBy(() -> moderation.changeStatus(moderator, new UserId(99), AccountStatus.BANNED, ""))
                .isInstanceOf(NotFound.class);
        assertThat(application.staffLog.all()).isEmpty();
    }
}
