package com.datifyy.application.identity.port;

import static com.datifyy.application.identity.TestAccounts.HASH;
import static com.datifyy.application.identity.TestAccounts.account;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.application.identity.port.LinkedIdentityRepository.Link;
import com.datifyy.application.identity.port.LinkedIdentityRepository.Parting;
import com.datifyy.application.shared.TestClock;
import com.datifyy.application.shared.port.UnitOfWork;
import com.datifyy.domain.identity.IdentityProvider;
import com.datifyy.domain.identity.UserId;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What every store of linked identities keeps.
public interface LinkedIdentityRepositoryContract {
    UnitOfWork units();

    UserRepository users();

    LinkedIdentityRepository links();

    private Link link(IdentityProvider provider, String subject, int account) {
        Link link = new Link(provider, subject, new UserId(account), TestClock.START);
        units().run(() -> {
            users().add(account(account), HASH);
            links().reserve(provider, subject);
            links().add(link);
        });
        return link;
    }

    @ParameterizedTest
    @EnumSource(IdentityProvider.class)
    default void an_identity_leads_to_its_account_at_its_provider_only(IdentityProvider provider) {
        link(provider, "1234", 7);

        for (IdentityProvider asked : IdentityProvider.values()) {
            assertThat(links().find(asked, "1234").isPresent()).isEqualTo(asked == provider);
        }
        assertThat(links().find(provider, "1234")).contains(new UserId(7));
        assertThat(links().find(provider, "12345")).isEmpty();
    }

    @Test
    default void an_account_may_have_several_identities() {
        Link google = link(IdentityProvider.GOOGLE, "g", 7);
        Link apple = link(IdentityProvider.APPLE, "a", 7);
        link(IdentityProvider.APPLE, "other", 8);

        assertThat(links().of(new UserId(7))).containsExactly(google, apple);
        assertThat(links().of(new UserId(9))).isEmpty();
    }

    @Test
    default void what_was_linked_lately_can_be_forgotten() {
        Link kept = link(IdentityProvider.GOOGLE, "g", 7);
        link(IdentityProvider.APPLE, "other", 8);

        Instant now = kept.linkedAt().plusSeconds(60);
        assertThat(units().<Integer>execute(() -> links().takeOffSince(new UserId(7), kept.linkedAt(), now)))
                .isZero();
        assertThat(units().<Integer>execute(() ->
                        links().takeOffSince(new UserId(7), kept.linkedAt().minusMillis(1), now)))
                .isEqualTo(1);

        assertThat(links().of(new UserId(7))).isEmpty();
        assertThat(links().of(new UserId(8))).hasSize(1);
        assertThat(links().wasTakenOff(IdentityProvider.GOOGLE, "g", new UserId(7)))
                .isTrue();
        assertThat(links().wasTakenOff(IdentityProvider.APPLE, "other", new UserId(8)))
                .isFalse();
    }

    @Test
    default void what_was_taken_off_an_account_is_remembered_of_this_account_until_it_is_added_again() {
        Link mine = link(IdentityProvider.GOOGLE, "mine", 7);
        link(IdentityProvider.APPLE, "mine", 8);
        assertThat(links().wasTakenOff(IdentityProvider.GOOGLE, "mine", new UserId(7)))
                .isFalse();

        for (int i = 0; i < 2; i++) {
            assertThat(units().<Integer>execute(
                                    () -> links().takeOff(new UserId(7), IdentityProvider.GOOGLE, mine.linkedAt())))
                    .isEqualTo(1);
            assertThat(links().wasTakenOff(IdentityProvider.GOOGLE, "mine", new UserId(7)))
                    .isTrue();
            units().run(() -> links().add(new Link(IdentityProvider.GOOGLE, "mine", new UserId(8), mine.linkedAt())));
            assertThat(links().wasTakenOff(IdentityProvider.GOOGLE, "mine", new UserId(7)))
                    .as("although it belongs to another account")
                    .isTrue();
            assertThat(units().<Integer>execute(
                                    () -> links().takeOff(new UserId(8), IdentityProvider.GOOGLE, mine.linkedAt())))
                    .isEqualTo(1);
            units().run(() -> links().add(mine));
            assertThat(links().wasTakenOff(IdentityProvider.GOOGLE, "mine", new UserId(7)))
                    .isFalse();
        }
        assertThat(links().wasTakenOff(IdentityProvider.APPLE, "mine", new UserId(8)))
                .isFalse();
    }

    @Test
    default void what_was_taken_off_an_account_is_listed_with_when_until_it_is_added_again() {
        Link apple = link(IdentityProvider.APPLE, "a", 7);
        link(IdentityProvider.GOOGLE, "g", 7);
        link(IdentityProvider.GOOGLE, "other", 8);
        Instant later = TestClock.START.plusSeconds(60);
        assertThat(links().takenOff(new UserId(7))).isEmpty();

        units().run(() -> {
            assertThat(links().takeOff(new UserId(7), IdentityProvider.APPLE, TestClock.START))
                    .isEqualTo(1);
            assertThat(links().takeOff(new UserId(7), IdentityProvider.GOOGLE, later))
                    .isEqualTo(1);
        });

        Parting google = new Parting(IdentityProvider.GOOGLE, "g", new UserId(7), later);
        assertThat(links().takenOff(new UserId(7)))
                .containsExactly(google, new Parting(IdentityProvider.APPLE, "a", new UserId(7), TestClock.START));
        assertThat(links().takenOff(new UserId(8))).isEmpty();

        units().run(() -> links().add(apple));
        assertThat(links().takenOff(new UserId(7))).containsExactly(google);
    }

    @Test
    default void the_identities_of_an_account_at_one_provider_are_taken_off() {
        link(IdentityProvider.GOOGLE, "mine", 7);
        link(IdentityProvider.APPLE, "mine", 7);
        link(IdentityProvider.GOOGLE, "theirs", 8);

        assertThat(units().<Integer>execute(
                                () -> links().takeOff(new UserId(7), IdentityProvider.GOOGLE, TestClock.START)))
                .isEqualTo(1);

        assertThat(links().of(new UserId(7))).extracting(Link::provider).containsExactly(IdentityProvider.APPLE);
        assertThat(links().of(new UserId(8))).hasSize(1);
        assertThat(units().<Integer>execute(
                                () -> links().takeOff(new UserId(7), IdentityProvider.FACEBOOK, TestClock.START)))
                .isZero();
    }

    @Test
    default void an_identity_belongs_to_one_account() {
        link(IdentityProvider.GOOGLE, "g", 7);

        assertThatThrownBy(() -> link(IdentityProvider.GOOGLE, "g", 8)).isInstanceOf(IllegalStateException.class);

        assertThat(links().find(IdentityProvider.GOOGLE, "g")).contains(new UserId(7));
    }
}
