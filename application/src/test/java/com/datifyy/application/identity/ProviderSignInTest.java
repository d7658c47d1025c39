package com.datifyy.application.identity;

import static com.datifyy.application.InMemoryApplication.KOLKATA;
import static com.datifyy.application.InMemoryApplication.VISITOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.application.InMemoryApplication;
import com.datifyy.application.identity.ProviderSignIn.Arrival;
import com.datifyy.application.identity.port.LinkedIdentityRepository;
import com.datifyy.domain.identity.AccountStatus;
import com.datifyy.domain.identity.Email;
import com.datifyy.domain.identity.IdentityProvider;
import com.datifyy.domain.identity.SecurityEvent;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.notification.Notice;
import com.datifyy.domain.shared.Refusal.NotConfigured;
import com.datifyy.domain.shared.Refusal.ProviderTakenOff;
import com.datifyy.domain.shared.Refusal.Unauthenticated;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ProviderSignInTest {
    private final InMemoryApplication application = new InMemoryApplication();

    @Test
    void somebody_new_becomes_an_active_member_whose_address_is_proven() {
        Arrival ravi = arrive("g1/ravi@example.org/verified/Ravi Rao");

        assertThat(ravi.isNew()).isTrue();
        assertThat(ravi.signedIn().user().name()).isEqualTo("Ravi Rao");
        assertThat(ravi.signedIn().user().status()).isEqualTo(AccountStatus.ACTIVE);
        assertThat(ravi.signedIn().user().mailbox()).isEqualTo(new Email("ravi@example.org"));
        assertThat(application.index.find(ravi.signedIn().user().id())).isPresent();
    }

    @Test
    void somebody_known_signs_in_whatever_address_the_provider_tells_now() {
        Arrival first = arrive("g1/ravi@example.org/verified/Ravi");

        Arrival second = arrive("g1/other@example.org/verified/Other");

        assertThat(second.isNew()).isFalse();
        assertThat(second.signedIn().user().id())
                .isEqualTo(first.signedIn().user().id());
    }

    @Test
    void an_identity_is_linked_to_the_account_whose_owner_has_proven_the_same_address() {
        SignedIn asha = application.registerProven("asha@example.org", "Asha");
        application.livesBy(KOLKATA, asha.user().id());

        Arrival arrival = arrive("g1/asha@example.org/verified/Asha");

        assertThat(arrival.isNew()).isFalse();
        assertThat(arrival.signedIn().user().id()).isEqualTo(asha.user().id());
        assertThat(application.last(Notice.SignInLinked.class))
                .isEqualTo(new Notice.SignInLinked(
                        new Email("asha@example.org"),
                        "Asha",
                        "Google",
                        application.clock.instant().atZone(KOLKATA)));
    }

    @Test
    void whom_it_vouches_for_is_taken_off_at_this_moment_and_that_is_told_and_recorded() {
        UserId ravi =
                arrive("g1/ravi@example.org/verified/Ravi").signedIn().user().id();
        var parting = new ProviderSignIn(
                application.providers,
                new TakenOffOnceFound(application.links, application.clock.instant()),
                application.users,
                application.accounts,
                application.opening,
                application.completion,
                application.notifications,
                application.events,
                application.units,
                application.clock);

        assertThatThrownBy(() -> parting.signIn(
                        () -> new ProviderCredentials(
                                IdentityProvider.GOOGLE, "g1/ravi@example.org/verified/Ravi", "", ""),
                        () -> SignInOptions.NONE,
                        () -> VISITOR))
                .isInstanceOf(ProviderTakenOff.class)
                .hasMessageContaining("Google was taken off this account");

        assertThat(application.securityLog.of(ravi, 1))
                .extracting(SecurityEvent::kind)
                .containsExactly(SecurityEvent.Kind.SIGN_IN_FAILED);
    }

    /// Identities of which each is taken off as soon as it was found.
    private record TakenOffOnceFound(LinkedIdentityRepository links, Instant now) implements LinkedIdentityRepository {
        @Override
        public void reserve(IdentityProvider provider, String subject) {
            links.reserve(provider, subject);
        }

        @Override
        public Optional<UserId> find(IdentityProvider provider, String subject) {
            Optional<UserId> found = links.find(provider, subject);
            found.ifPresent(account -> takeOff(account, provider, now));
            return found;
        }

        @Override
        public void add(Link link) {
            links.add(link);
        }

        @Override
        public int takeOffSince(UserId account, Instant since, Instant at) {
            return links.takeOffSince(account, since, at);
        }

        @Override
        public int takeOff(UserId account, IdentityProvider provider, Instant at) {
            return links.takeOff(account, provider, at);
        }

        @Override
        public boolean wasTakenOff(IdentityProvider provider, String subject, UserId account) {
            return links.wasTakenOff(provider, subject, account);
        }

        @Override
        public List<Parting> takenOff(UserId account) {
            return links.takenOff(account);
        }

        @Override
        public List<Link> of(UserId account) {
            return links.of(account);
        }
    }

    @Test
    void an_account_that_merely_claims_the_address_is_not_linked() {
        SignedIn claimant = application.register("asha@example.org", "Stranger");

        Arrival arrival = arrive("g1/asha@example.org/verified/Asha");

        assertThat(arrival.signedIn().user().id()).isNotEqualTo(claimant.user().id());
        assertThat(application
                        .users
                        .ownerOf(new Email("asha@example.org"))
                        .orElseThrow()
                        .id())
                .isEqualTo(arrival.signedIn().user().id());
    }

    @Test
    void an_address_that_the_provider_does_not_vouch_for_links_nothing() {
        SignedIn asha = application.registerProven("asha@example.org", "Asha");

        Arrival arrival = arrive("g1/asha@example.org/unverified/Asha");

        assertThat(arrival.isNew()).isTrue();
        assertThat(arrival.signedIn().user().id()).isNotEqualTo(asha.user().id());
        assertThat(arrival.signedIn().user().email()).isNull();
    }

    @Test
    void a_name_from_a_provider_is_made_fit_to_be_shown() {
        assertThat(arrive("g1///").signedIn().user().name()).isEqualTo("Member");
        assertThat(arrive("g2///Ra\u202evi\n" + "x".repeat(200))
                        .signedIn()
                        .user()
                        .name())
                .hasSize(100)
                .startsWith("Ra vi");
    }

    @Test
    void b4_a_banned_account_does_not_sign_in() {
        Arrival ravi = arrive("g1/ravi@example.org/verified/Ravi");
        application.units.run(
                () -> application.users.save(ravi.signedIn().user().withStatus(AccountStatus.BANNED)));

        assertThatThrownBy(() -> arrive("g1/ravi@example.org/verified/Ravi")).isInstanceOf(Unauthenticated.class);
    }

    @Test
    void a_provider_that_is_not_set_up_says_so() {
        assertThatThrownBy(() -> application.providerSignIn.signIn(
                        () -> new ProviderCredentials(IdentityProvider.FACEBOOK, "", "t", ""),
                        () -> SignInOptions.NONE,
                        () -> VISITOR))
                .isInstanceOf(NotConfigured.class);
    }

    @Test
    void h6_people_get_in_while_the_store_makes_others_wait() {
        application.units.crowd();

        assertThat(arrive("g1/ravi@example.org/verified/Ravi").isNew()).isTrue();
    }

    @Test
    void of_many_first_arrivals_at_once_one_account_results() throws Exception {
        List<Future<Arrival>> running = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 30; i++) {
                running.add(threads.submit(() -> arrive("g1/ravi@example.org/verified/Ravi")));
            }
        }

        Set<Object> accounts = new HashSet<>();
        int founded = 0;
        for (Future<Arrival> one : running) {
            accounts.add(one.get().signedIn().user().id());
            founded += one.get().isNew() ? 1 : 0;
        }
        assertThat(accounts).hasSize(1);
        assertThat(founded).isEqualTo(1);
    }

    private Arrival arrive(String token) {
        return application.providerSignIn.signIn(
                () -> new ProviderCredentials(IdentityProvider.GOOGLE, token, "", ""),
                () -> SignInOptions.NONE,
                () -> VISITOR);
    }
}
