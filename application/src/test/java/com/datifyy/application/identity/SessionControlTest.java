package com.datifyy.application.identity;

import static com.datifyy.application.InMemoryApplication.VISITOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.application.InMemoryApplication;
import com.datifyy.domain.identity.AccountStatus;
import com.datifyy.domain.identity.Caller;
import com.datifyy.domain.identity.Email;
import com.datifyy.domain.identity.Password;
import com.datifyy.domain.identity.SecurityEvent;
import com.datifyy.domain.identity.Session;
import com.datifyy.domain.identity.SessionId;
import com.datifyy.domain.shared.NumberedPage;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.datifyy.domain.shared.Refusal.NotFound;
import com.datifyy.domain.shared.Refusal.TooManyRequests;
import com.datifyy.domain.shared.Refusal.Unauthenticated;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionControlTest {
    private final InMemoryApplication application = new InMemoryApplication();
    private final SignedIn asha = application.register("asha@example.org", "Asha");

    @Test
    void b2_a_refresh_token_is_exchanged_for_another_one() {
        SignedIn refreshed = refresh(asha.refreshToken());

        assertThat(refreshed.refreshToken()).isNotEqualTo(asha.refreshToken());
        assertThat(refreshed.session().id()).isEqualTo(asha.session().id());
        assertThat(isSignedIn(refreshed)).isTrue();
    }

    @Test
    void b3_a_lost_answer_can_be_asked_for_again_within_ten_seconds() {
        SignedIn first = refresh(asha.refreshToken());
        application.clock.advance(Duration.ofSeconds(10));

        assertThat(refresh(asha.refreshToken()).refreshToken()).isEqualTo(first.refreshToken());
        assertThat(refresh(first.refreshToken()).refreshToken()).isNotEqualTo(first.refreshToken());
    }

    @Test
    void b3_reuse_of_a_rotated_refresh_token_ends_the_family() {
        SignedIn first = refresh(asha.refreshToken());
        application.clock.advance(Duration.ofSeconds(11));

        assertRefused(asha.refreshToken());

        assertRefused(first.refreshToken());
        assertThat(isSignedIn(first)).isFalse();
        assertThat(isSignedIn(asha)).isFalse();
    }

    @Test
    void b3_a_token_two_exchanges_old_betrays_a_copy_even_within_ten_seconds() {
        SignedIn second = refresh(refresh(asha.refreshToken()).refreshToken());

        assertRefused(asha.refreshToken());

        assertThat(isSignedIn(second)).isFalse();
    }

    @Test
    void other_sessions_of_the_person_live_on() {
        SignedIn elsewhere = signedInAgain();
        application.sessionControl.revoke(asha.refreshToken());

        assertThat(isSignedIn(asha)).isFalse();
        assertThat(isSignedIn(elsewhere)).isTrue();
    }

    @Test
    void revoking_is_idempotent_and_says_nothing_about_unknown_tokens() {
        application.sessionControl.revoke(asha.refreshToken());
        application.sessionControl.revoke(asha.refreshToken());
        application.sessionControl.revoke("no such token");

        assertRefused(asha.refreshToken());
    }

    @Test
    void a_caller_ends_the_own_session() {
        application.sessionControl.end(application.accessTokens.callerOf(asha.accessToken()), VISITOR.network());

        assertThat(isSignedIn(asha)).isFalse();
    }

    @Test
    void b5_a_session_ends_after_a_week_without_use_and_after_thirty_days_whatever_the_use() {
        SignedIn latest = asha;
        for (int day = 5; day < 30; day += 5) {
            application.clock.advance(Duration.ofDays(5));
            latest = refresh(latest.refreshToken());
        }
        application.clock.advance(Duration.ofDays(5));
        assertRefused(latest.refreshToken());

        SignedIn idle = application.register("ravi@example.org", "Ravi");
        application.clock.advance(Duration.ofDays(7));
        assertRefused(idle.refreshToken());
    }

    @ParameterizedTest
    @EnumSource(
            value = AccountStatus.class,
            names = {"SUSPENDED", "BANNED", "DELETED"})
    void b4_an_account_that_does_not_take_part_any_more_loses_its_tokens_at_once(AccountStatus status) {
        application.units.run(() -> application.users.save(asha.user().withStatus(status)));

        assertThat(isSignedIn(asha)).isFalse();
        assertRefused(asha.refreshToken());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void a_missing_token_is_named(String token) {
        assertThatThrownBy(() -> refresh(token))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("refresh_token is required");
        assertThatThrownBy(() -> application.sessionControl.revoke(token)).isInstanceOf(InvalidInput.class);
    }

    @Test
    void an_endless_token_is_not_even_looked_up() {
        assertThatThrownBy(() -> refresh("x".repeat(1_000_000))).isInstanceOf(InvalidInput.class);
    }

    @Test
    void activity_is_remembered_to_five_minutes() {
        application.clock.advance(Duration.ofMinutes(4));
        assertThat(isSignedIn(asha)).isTrue();
        assertThat(lastActive()).isEqualTo(asha.user().lastActiveAt());

        application.clock.advance(Duration.ofMinutes(2));
        assertThat(isSignedIn(asha)).isTrue();
        assertThat(lastActive()).isEqualTo(application.clock.instant());
    }

    @Test
    void an_access_token_of_somebody_elses_session_proves_nothing() {
        SignedIn ravi = application.register("ravi@example.org", "Ravi");
        String forged = application
                .tokens
                .issue(new Caller(asha.user().id(), ravi.session().id()), application.clock.instant())
                .value();

        assertThatThrownBy(() -> application.accessTokens.callerOf(forged)).isInstanceOf(Unauthenticated.class);
    }

    private Instant lastActive() {
        return application.users.find(asha.user().id()).orElseThrow().lastActiveAt();
    }

    private SignedIn refresh(String token) {
        return application.sessionControl.refresh(token, VISITOR.network());
    }

    private void assertRefused(String refreshToken) {
        assertThatThrownBy(() -> refresh(refreshToken)).isInstanceOf(Unauthenticated.class);
    }

    private boolean isSignedIn(SignedIn member) {
        try {
            return application
                    .accessTokens
                    .callerOf(member.accessToken())
                    .id()
                    .equals(member.user().id());
        } catch (Unauthenticated refused) {
            return false;
        }
    }

    @Test
    void b5_sessions_are_listed_and_ended_one_by_one_or_all_at_once() {
        SignedIn second = signedInAgain();
        SignedIn third = signedInAgain();
        Caller caller = application.callerOf(asha);

        assertThat(application
                        .sessionControl
                        .list(caller, new NumberedPage.Wanted(1, 10))
                        .items())
                .extracting(Session::id)
                .containsExactlyInAnyOrder(
                        asha.session().id(),
                        second.session().id(),
                        third.session().id());
        assertThat(application.sessionControl.current(caller).id())
                .isEqualTo(asha.session().id());

        application.sessionControl.end(caller, second.session().id(), VISITOR.network());
        assertThat(isSignedIn(second)).isFalse();
        assertThat(isSignedIn(third)).isTrue();

        assertThat(application.sessionControl.endOthers(caller, VISITOR.network()))
                .isEqualTo(1);
        assertThat(isSignedIn(third)).isFalse();
        assertThat(isSignedIn(asha)).isTrue();

        assertThat(application.sessionControl.endAll(caller, VISITOR.network())).isEqualTo(1);
        assertThat(isSignedIn(asha)).isFalse();
    }

    @Test
    void c4_somebody_elses_session_is_answered_like_one_that_does_not_exist() {
        SignedIn ravi = application.register("ravi@example.org", "Ravi");
        Caller caller = application.callerOf(asha);

        assertThatThrownBy(() ->
                        application.sessionControl.end(caller, ravi.session().id(), VISITOR.network()))
                .isInstanceOf(NotFound.class)
                .hasMessage(refusalOfUnknown(caller));
        assertThat(isSignedIn(ravi)).isTrue();
    }

    @Test
    void b3_reuse_is_recorded() {
        var _ = refresh(asha.refreshToken());
        application.clock.advance(Duration.ofSeconds(11));
        assertRefused(asha.refreshToken());

        assertThat(application.securityLog.all())
                .extracting(SecurityEvent::kind)
                .contains(SecurityEvent.Kind.REFRESH_TOKEN_REUSED);
    }

    @Test
    void one_session_is_refreshed_only_so_often_and_the_refused_token_goes_on_working() {
        application.exhaust("refresh-session");
        assertThatThrownBy(() -> refresh(asha.refreshToken())).isInstanceOf(TooManyRequests.class);

        application.relent("refresh-session");
        assertThat(refresh(asha.refreshToken()).refreshToken()).isNotEmpty();
    }

    @Test
    void a_session_remembers_where_it_was_opened_coarsely() {
        Session session = application.sessionControl.current(application.callerOf(asha));

        assertThat(session.address()).isEqualTo("203.0.113.0/24");
    }

    private String refusalOfUnknown(Caller caller) {
        try {
            application.sessionControl.end(
                    caller, SessionId.parse("00000000-0000-4000-8000-0000000000ff"), VISITOR.network());
            throw new AssertionError("there is such a session");
        } catch (NotFound refusal) {
            return refusal.getMessage();
        }
    }

    private SignedIn signedInAgain() {
        return application.signIn.signIn(
                new SignIn.Credentials(new Email("asha@example.org"), Password.presented(InMemoryApplication.PASSWORD)),
                VISITOR);
    }
}
