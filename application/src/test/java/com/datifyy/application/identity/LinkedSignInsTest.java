package com.datifyy.application.identity;

import static com.datifyy.application.InMemoryApplication.KOLKATA;
import static com.datifyy.application.InMemoryApplication.PASSWORD;
import static com.datifyy.application.InMemoryApplication.VISITOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.application.InMemoryApplication;
import com.datifyy.application.identity.LinkedSignIns.LinkedSignIn;
import com.datifyy.application.identity.port.IdentityProviders;
import com.datifyy.application.identity.port.LinkedIdentityRepository.Link;
import com.datifyy.domain.identity.Caller;
import com.datifyy.domain.identity.Email;
import com.datifyy.domain.identity.IdentityProvider;
import com.datifyy.domain.identity.Password;
import com.datifyy.domain.identity.SecurityEvent;
import com.datifyy.domain.identity.User;
import com.datifyy.domain.notification.Notice;
import com.datifyy.domain.shared.Refusal.Conflict;
import com.datifyy.domain.shared.Refusal.Forbidden;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.datifyy.domain.shared.Refusal.NotFound;
import com.datifyy.domain.shared.Refusal.ProviderTakenOff;
import com.datifyy.domain.shared.Refusal.Unauthenticated;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LinkedSignInsTest {
    private final InMemoryApplication application = new InMemoryApplication();

    @Test
    void a_provider_that_was_unlinked_signs_in_no_more_and_the_mailbox_is_told() {
        Caller asha = caller(application.registerProven("asha@example.org", "Asha"));
        arrive("g1/asha@example.org/verified/Asha");
        assertThat(application.linkedSignIns.list(asha))
                .containsExactly(new LinkedSignIn(IdentityProvider.GOOGLE, application.clock.instant()));

        application.livesBy(KOLKATA, asha.id());

        application.linkedSignIns.unlink(asha, () -> IdentityProvider.GOOGLE, () -> PASSWORD, VISITOR);

        assertThat(application.last(Notice.SignInUnlinked.class).at())
                .isEqualTo(application.clock.instant().atZone(KOLKATA));
        assertThat(application.linkedSignIns.list(asha)).isEmpty();
        assertThat(application.links.find(IdentityProvider.GOOGLE, "g1")).isEmpty();
        assertThat(application.last(Notice.SignInUnlinked.class).to()).isEqualTo(new Email("asha@example.org"));
        assertThat(application.last(Notice.SignInUnlinked.class).provider()).isEqualTo("Google");
        assertThat(application.securityLog.of(asha.id(), 1))
                .extracting(SecurityEvent::kind)
                .containsExactly(SecurityEvent.Kind.SIGN_IN_UNLINKED);
    }

    @Test
    void what_was_taken_off_is_not_linked_again_by_signing_in_with_it() {
        Caller asha = caller(application.registerProven("asha@example.org", "Asha"));
        arrive("g1/asha@example.org/verified/Asha");
        unlink(asha, PASSWORD);

        assertThatThrownBy(() -> arrive("g1/asha@example.org/verified/Asha"))
                .isInstanceOf(ProviderTakenOff.class)
                .hasMessageContaining("Google was taken off this account");

        assertThat(application.linkedSignIns.list(asha)).isEmpty();
        assertThat(application.securityLog.of(asha.id(), 1))
                .extracting(SecurityEvent::kind)
                .containsExactly(SecurityEvent.Kind.SIGN_IN_FAILED);
    }

    @Test
    void its_owner_links_it_again_when_signed_in_and_the_mailbox_is_told() {
        Caller asha = caller(application.registerProven("asha@example.org", "Asha"));
        arrive("g1/asha@example.org/verified/Asha");
        unlink(asha, PASSWORD);
        application.clock.advance(Duration.ofMinutes(1));
        application.livesBy(KOLKATA, asha.id());

        link(asha, "g1/asha@example.org/verified/Asha", PASSWORD);

        assertThat(application.last(Notice.SignInLinked.class).at())
                .isEqualTo(application.clock.instant().atZone(KOLKATA));
        assertThat(application.securityLog.of(asha.id(), 1))
                .extracting(SecurityEvent::kind)
                .containsExactly(SecurityEvent.Kind.SIGN_IN_LINKED);
        assertThat(arrive("g1/asha@example.org/verified/Asha").signedIn().user().id())
                .isEqualTo(asha.id());
    }

    @Test
    void what_was_taken_off_may_be_linked_again_also_without_its_address() {
        Caller ravi = caller(arrive("g1/ravi@example.org/verified/Ravi").signedIn());
        application.units.run(() ->
                application.links.add(new Link(IdentityProvider.APPLE, "a1", ravi.id(), application.clock.instant())));
        unlink(ravi, "");

        link(ravi, "g1/moved@example.org/verified/Ravi", "");

        assertThat(application.linkedSignIns.list(ravi)).hasSize(2);
    }

    @Test
    void b1_an_address_that_google_knew_once_is_enough_for_whoever_is_signed_in_and_has_proven_it() {
        Caller asha = caller(application.registerProven("asha@example.org", "Asha"));

        link(asha, "g1/asha@example.org/once/Asha", PASSWORD);

        assertThat(application.last(Notice.SignInLinked.class).to()).isEqualTo(new Email("asha@example.org"));
        assertThat(arrive("g1/asha@example.org/once/Asha").signedIn().user().id())
                .isEqualTo(asha.id());
    }

    @Test
    void b1_an_address_that_google_knew_once_links_to_no_account_that_has_another_or_has_not_proven_it() {
        Caller asha = caller(application.registerProven("asha@example.org", "Asha"));
        Caller claimant = caller(application.register("ravi@example.org", "Ravi"));

        assertThatThrownBy(() -> link(asha, "g1/other@example.org/once/Asha", PASSWORD))
                .isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> link(claimant, "g2/ravi@example.org/once/Ravi", PASSWORD))
                .isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> link(asha, "g1/asha@example.org/once/Asha", "not the password"))
                .isInstanceOf(Forbidden.class);

        assertThat(application.linkedSignIns.list(asha)).isEmpty();
        assertThat(application.linkedSignIns.list(claimant)).isEmpty();
    }

    /// Whoever signed in before they linked got a second account.
    @Test
    void b1_who_has_a_second_account_by_google_takes_it_off_there_and_links_it_to_the_first() {
        Caller asha = caller(application.registerProven("asha@example.org", "Asha"));
        String google = "g1/asha@example.org/once/Asha";
        Caller second = caller(arrive(google).signedIn());
        assertThat(second.id()).isNotEqualTo(asha.id());
        assertThatThrownBy(() -> link(asha, google, PASSWORD))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("another account");
        application.units.run(() -> application.links.add(
                new Link(IdentityProvider.APPLE, "a1", second.id(), application.clock.instant())));
        unlink(second, "");

        link(asha, google, PASSWORD);

        assertThat(arrive(google).signedIn().user().id()).isEqualTo(asha.id());
    }

    @Test
    void a8_a_session_alone_links_nothing() {
        Caller asha = caller(application.registerProven("asha@example.org", "Asha"));

        assertThatThrownBy(() -> link(asha, "g1/asha@example.org/verified/Asha", ""))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> link(asha, "g1/asha@example.org/verified/Asha", "not the password"))
                .isInstanceOf(Forbidden.class);
        Caller ravi = caller(arrive("g2/ravi@example.org/verified/Ravi").signedIn());
        application.clock.advance(Duration.ofMinutes(15));
        assertThatThrownBy(() -> link(ravi, "g3/ravi@example.org/verified/Ravi", ""))
                .isInstanceOf(Forbidden.class);

        assertThat(application.linkedSignIns.list(asha)).isEmpty();
        assertThat(application.linkedSignIns.list(ravi)).hasSize(1);
    }

    @Test
    void a8_nothing_is_linked_when_the_password_was_reset_while_the_provider_answered() {
        Caller asha = caller(application.registerProven("asha@example.org", "Asha"));

        assertThatThrownBy(() -> during(() -> reset("asha@example.org"))
                        .link(asha, () -> google("g1/asha@example.org/verified/Asha"), () -> PASSWORD, VISITOR))
                .isInstanceOf(Unauthenticated.class)
                .hasMessageContaining("password");

        assertThat(application.linkedSignIns.list(asha)).isEmpty();
    }

    @Test
    void a8_nothing_is_linked_when_the_session_was_ended_while_the_provider_answered() {
        Caller ravi = caller(arrive("g1/ravi@example.org/verified/Ravi").signedIn());

        assertThatThrownBy(() -> during(() -> application.units.run(
                                () -> application.sessions.endAll(ravi.id(), application.clock.instant())))
                        .link(ravi, () -> google("g2/ravi@example.org/verified/Ravi"), () -> "", VISITOR))
                .isInstanceOf(Unauthenticated.class)
                .hasMessageContaining("session");

        assertThat(application.linkedSignIns.list(ravi)).hasSize(1);
    }

    /// Sign-ins with providers during whose answer something happens.
    private LinkedSignIns during(Runnable meanwhile) {
        return with((provider, evidence) -> {
            meanwhile.run();
            return application.providers.prove(provider, evidence);
        });
    }

    private LinkedSignIns with(IdentityProviders providers) {
        return new LinkedSignIns(
                providers,
                application.links,
                application.users,
                application.reauthentication,
                application.notifications,
                application.events,
                application.units,
                application.clock);
    }

    private void reset(String address) {
        var _ = application.passwordRecovery.request(new Email(address), VISITOR);
        application.passwordRecovery.reset(
                application.last(Notice.PasswordReset.class).token(),
                Password.chosen("another walk by the river"),
                VISITOR);
    }

    private static ProviderCredentials google(String idToken) {
        return new ProviderCredentials(IdentityProvider.GOOGLE, idToken, "", "");
    }

    @Test
    void nothing_is_linked_that_proves_nothing_has_another_address_or_belongs_to_somebody_else() {
        Caller asha = caller(application.registerProven("asha@example.org", "Asha"));
        arrive("g2/ravi@example.org/verified/Ravi");

        assertThatThrownBy(() -> link(asha, "nothing", PASSWORD))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("id_token");
        assertThatThrownBy(() -> link(asha, "g1/other@example.org/verified/Asha", PASSWORD))
                .isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> link(asha, "g1/asha@example.org/unverified/Asha", PASSWORD))
                .isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> link(asha, "g2/ravi@example.org/verified/Ravi", PASSWORD))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("another account");

        assertThat(application.linkedSignIns.list(asha)).isEmpty();
    }

    @Test
    void a_refusal_names_the_token_that_the_provider_goes_by() {
        Caller asha = caller(application.registerProven("asha@example.org", "Asha"));
        LinkedSignIns doubtful = with((_, _) -> {
            throw new Unauthenticated("The token proves nothing");
        });

        for (IdentityProvider provider : IdentityProvider.values()) {
            assertThatThrownBy(() -> doubtful.link(
                            asha,
                            () -> new ProviderCredentials(provider, "one", "another", ""),
                            () -> PASSWORD,
                            VISITOR))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessageContaining(provider == IdentityProvider.FACEBOOK ? "access_token" : "id_token");
        }
    }

    @Test
    void what_is_linked_already_stays_linked_without_a_word() {
        Caller asha = caller(application.registerProven("asha@example.org", "Asha"));
        arrive("g1/asha@example.org/verified/Asha");
        int events = application.securityLog.all().size();

        link(asha, "g1/asha@example.org/verified/Asha", PASSWORD);

        assertThat(application.linkedSignIns.list(asha)).hasSize(1);
        assertThat(application.securityLog.all()).hasSize(events);
    }

    @Test
    void a8_a_session_alone_unlinks_nothing() {
        Caller asha = caller(application.registerProven("asha@example.org", "Asha"));
        arrive("g1/asha@example.org/verified/Asha");

        assertThatThrownBy(() -> unlink(asha, "")).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> unlink(asha, "not the password")).isInstanceOf(Forbidden.class);

        assertThat(application.linkedSignIns.list(asha)).hasSize(1);
    }

    @Test
    void the_last_way_to_sign_in_stays() {
        Caller ravi = caller(arrive("g1/ravi@example.org/verified/Ravi").signedIn());

        assertThatThrownBy(() -> unlink(ravi, "")).isInstanceOf(Conflict.class);

        application.units.run(() ->
                application.links.add(new Link(IdentityProvider.APPLE, "a1", ravi.id(), application.clock.instant())));
        unlink(ravi, "");
        assertThat(application.linkedSignIns.list(ravi))
                .extracting(LinkedSignIn::provider)
                .containsExactly(IdentityProvider.APPLE);
    }

    @Test
    void a8_a_password_with_an_address_that_is_not_proven_is_no_other_way_to_sign_in() {
        Caller asha = caller(application.registerProven("asha@example.org", "Asha"));
        arrive("g1/asha@example.org/verified/Asha");
        addressOf(asha, null);

        assertThatThrownBy(() -> unlink(asha, PASSWORD))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("last way to sign in");

        addressOf(asha, application.clock.instant());
        unlink(asha, PASSWORD);
        assertThat(application.linkedSignIns.list(asha)).isEmpty();
    }

    private void addressOf(Caller caller, @Nullable Instant provenAt) {
        User user = application.users.find(caller.id()).orElseThrow();
        application.units.run(() -> application.users.save(user.withEmailVerifiedAt(provenAt)));
    }

    @Test
    void a8_without_a_password_the_session_has_to_be_fresh() {
        Caller ravi = caller(arrive("g1/ravi@example.org/verified/Ravi").signedIn());
        application.clock.advance(Duration.ofMinutes(15));

        assertThatThrownBy(() -> unlink(ravi, "")).isInstanceOf(Forbidden.class);
    }

    @Test
    void what_is_not_linked_is_not_found() {
        Caller asha = caller(application.registerProven("asha@example.org", "Asha"));

        assertThatThrownBy(() -> unlink(asha, PASSWORD)).isInstanceOf(NotFound.class);
    }

    private void unlink(Caller caller, String password) {
        application.linkedSignIns.unlink(caller, () -> IdentityProvider.GOOGLE, () -> password, VISITOR);
    }

    private void link(Caller caller, String idToken, String password) {
        application.linkedSignIns.link(caller, () -> google(idToken), () -> password, VISITOR);
    }

    private ProviderSignIn.Arrival arrive(String idToken) {
        return application.providerSignIn.signIn(() -> google(idToken), () -> SignInOptions.NONE, () -> VISITOR);
    }

    private static Caller caller(SignedIn signedIn) {
        return new Caller(signedIn.user().id(), signedIn.session().id());
    }
}
