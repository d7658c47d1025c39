package com.datifyy.application.identity.port;

import static com.datifyy.application.identity.TestAccounts.HASH;
import static com.datifyy.application.identity.TestAccounts.account;
import static com.datifyy.application.identity.TestAccounts.activeAccount;
import static com.datifyy.application.shared.TestClock.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.application.identity.port.LinkedIdentityRepository.Link;
import com.datifyy.application.identity.port.PersonalData.PurgeReport;
import com.datifyy.application.identity.port.UserRepository.Addition;
import com.datifyy.application.shared.port.UnitOfWork;
import com.datifyy.domain.identity.AccountStatus;
import com.datifyy.domain.identity.Email;
import com.datifyy.domain.identity.IdentityProvider;
import com.datifyy.domain.identity.User;
import com.datifyy.domain.identity.UserId;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// What every store tells and deletes of somebody as a whole.
public interface PersonalDataContract {
    UnitOfWork units();

    UserRepository users();

    LinkedIdentityRepository links();

    PersonalData data();

    private User add(User user) {
        units().run(() -> assertThat(users().add(user, HASH)).isEqualTo(Addition.ADDED));
        return user;
    }

    private void closed(int number, Instant at) {
        User user = add(activeAccount(number));
        units().run(() -> users().save(user.closedBy(at)));
    }

    @Test
    default void the_last_reason_that_somebody_gave_is_told() {
        UserId maya = add(activeAccount(1)).id();
        add(activeAccount(2));

        units().run(() -> data().noteReason(maya, "I met somebody"));
        units().run(() -> data().noteReason(maya, "I moved"));

        assertThat(data().reasonOf(maya)).isEqualTo("I moved");
        assertThat(data().reasonOf(new UserId(2))).isEmpty();
        units().run(() -> data().noteReason(maya, ""));
        assertThat(data().reasonOf(maya)).isEmpty();
    }

    @Test
    default void who_is_nobody_has_no_reason() {
        units().run(() -> data().noteReason(new UserId(1), "I was never here"));

        assertThat(data().reasonOf(new UserId(1))).isEmpty();
    }

    @Test
    default void what_was_noted_goes_with_the_unit_of_work_that_fails() {
        UserId maya = add(activeAccount(1)).id();

        assertThatThrownBy(() -> units().run(() -> {
                    data().noteReason(maya, "I met somebody");
                    throw new IllegalArgumentException("it fails");
                }))
                .hasMessageContaining("it fails");

        assertThat(data().reasonOf(maya)).isEmpty();
    }

    @Test
    default void nothing_is_written_outside_a_unit_of_work() {
        UserId maya = add(activeAccount(1)).id();

        assertThatThrownBy(() -> data().noteReason(maya, "why")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> data().noteRemoval(maya, START)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> data().purge(maya, START)).isInstanceOf(IllegalStateException.class);
        assertThat(users().find(maya)).isPresent();
    }

    @Test
    default void accounts_are_due_in_the_order_of_their_ids_when_they_were_closed_long_enough_ago() {
        closed(3, START);
        closed(1, START);
        closed(2, START.plusSeconds(60));
        add(activeAccount(4));

        assertThat(data().due(START, null, 10)).isEmpty();
        assertThat(data().due(START.plusSeconds(1), null, 10)).containsExactly(new UserId(1), new UserId(3));
        assertThat(data().due(START.plusSeconds(61), null, 2)).containsExactly(new UserId(1), new UserId(2));
        assertThat(data().due(START.plusSeconds(61), new UserId(2), 10)).containsExactly(new UserId(3));
        assertThat(data().due(START.plusSeconds(61), new UserId(3), 10)).isEmpty();
        assertThat(data().due(START.plusSeconds(61), null, 0)).isEmpty();
    }

    @Test
    default void who_came_back_is_not_due() {
        closed(1, START);
        units().run(() -> users().save(users().find(new UserId(1)).orElseThrow().reopened()));

        assertThat(data().due(START.plusSeconds(60), null, 10)).isEmpty();
    }

    @Test
    default void accounts_the_staff_deleted_are_due_by_when_they_did_it() {
        User maya = add(activeAccount(1));
        add(activeAccount(2));

        units().run(() -> data().noteRemoval(maya.id(), START));
        assertThat(data().due(START.plusSeconds(1), null, 10)).isEmpty();
        assertThat(data().wasRemovedBefore(maya.id(), START.plusSeconds(1))).isFalse();

        units().run(() -> users().save(maya.movedByStaff(AccountStatus.DELETED)));
        assertThat(data().due(START, null, 10)).isEmpty();
        assertThat(data().due(START.plusSeconds(1), null, 10)).containsExactly(maya.id());
        assertThat(data().wasRemovedBefore(maya.id(), START)).isFalse();
        assertThat(data().wasRemovedBefore(maya.id(), START.plusSeconds(1))).isTrue();
        assertThat(data().wasRemovedBefore(new UserId(2), START.plusSeconds(1))).isFalse();
    }

    @Test
    default void an_older_removal_means_nothing_once_the_owner_closed_the_account() {
        User maya = add(activeAccount(1));

        units().run(() -> {
            data().noteRemoval(maya.id(), START);
            users().save(maya.closedBy(START.plusSeconds(100)));
        });

        assertThat(data().wasRemovedBefore(maya.id(), START.plusSeconds(50))).isFalse();
        assertThat(data().due(START.plusSeconds(50), null, 10)).isEmpty();
        assertThat(data().due(START.plusSeconds(101), null, 10)).containsExactly(maya.id());
    }

    private static User claiming(int number) {
        return User.registered(new UserId(number), new Email("shared@example.org"), "Person " + number, START);
    }

    @Test
    default void who_lost_the_claim_to_their_only_address_is_due_unless_they_came_since_or_are_known_otherwise() {
        add(claiming(1));
        User present = add(claiming(2));
        User linked = add(claiming(3));
        User owner = add(claiming(4));
        add(account(5));
        Instant later = START.plusSeconds(100);
        units().run(() -> {
            users().touch(present.id(), later);
            links().reserve(IdentityProvider.GOOGLE, "g");
            links().add(new Link(IdentityProvider.GOOGLE, "g", linked.id(), START));
        });
        assertThat(data().due(later, null, 10)).isEmpty();

        units().run(() -> users().save(owner.emailProvenAt(START.plusSeconds(1))));

        assertThat(data().due(START, null, 10)).isEmpty();
        assertThat(data().due(later, null, 10)).containsExactly(new UserId(1));
        assertThat(data().due(later.plusSeconds(1), null, 10)).containsExactly(new UserId(1), present.id());
    }

    @Test
    default void nothing_is_left_of_whoever_is_deleted_for_good_and_their_number_is_not_given_again() {
        User maya = add(activeAccount(1));
        User other = add(activeAccount(2));
        units().run(() -> {
            data().noteReason(maya.id(), "I met somebody");
            data().noteReason(other.id(), "I moved");
            data().noteRemoval(maya.id(), START);
            users().save(maya.movedByStaff(AccountStatus.DELETED));
            links().reserve(IdentityProvider.GOOGLE, "g");
            links().add(new Link(IdentityProvider.GOOGLE, "g", maya.id(), START));
        });

        PurgeReport report = units().execute(() -> data().purge(maya.id(), START.plusSeconds(60)));

        assertThat(report.removed()).containsEntry("users", 1);
        assertThat(users().find(maya.id())).isEmpty();
        assertThat(links().find(IdentityProvider.GOOGLE, "g")).isEmpty();
        assertThat(data().reasonOf(maya.id())).isEmpty();
        assertThat(data().wasRemovedBefore(maya.id(), START.plusSeconds(60))).isFalse();
        assertThat(data().due(START.plusSeconds(60), null, 10)).isEmpty();
        assertThat(units().execute(() -> users().add(activeAccount(1), HASH))).isEqualTo(Addition.ID_TAKEN);
        assertThat(users().find(other.id())).contains(other);
        assertThat(data().reasonOf(other.id())).isEqualTo("I moved");
    }
}
