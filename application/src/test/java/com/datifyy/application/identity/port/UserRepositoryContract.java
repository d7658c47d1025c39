package com.datifyy.application.identity.port;

import static com.datifyy.application.identity.TestAccounts.HASH;
import static com.datifyy.application.identity.TestAccounts.account;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.application.identity.port.UserRepository.Addition;
import com.datifyy.application.shared.TestClock;
import com.datifyy.application.shared.port.Crowd;
import com.datifyy.application.shared.port.UnitOfWork;
import com.datifyy.domain.identity.AccountStatus;
import com.datifyy.domain.identity.Email;
import com.datifyy.domain.identity.PasswordHash;
import com.datifyy.domain.identity.PhoneNumber;
import com.datifyy.domain.identity.User;
import com.datifyy.domain.identity.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What every store of accounts keeps.
public interface UserRepositoryContract {
    UnitOfWork units();

    UserRepository users();

    private Addition add(User user) {
        return units().execute(() -> users().add(user, HASH));
    }

    @Test
    default void an_added_account_is_found_by_number_and_by_address_with_everything_it_had() {
        Instant now = TestClock.START;
        User maya = new User(
                new UserId(2_147_483_647),
                new Email("maya@example.org"),
                "Maya Rao",
                new PhoneNumber("+911234567890"),
                AccountStatus.ACTIVE,
                now.plusSeconds(1),
                now.plusSeconds(2),
                now,
                now.plusSeconds(3),
                now.plusSeconds(4),
                now.plusSeconds(5));

        assertThat(add(maya)).isEqualTo(Addition.ADDED);

        assertThat(users().find(maya.id())).contains(maya);
        assertThat(users().ownerOf(new Email(" MAYA@Example.ORG "))).contains(maya);
        assertThat(users().ownerOf(new PhoneNumber("+911234567890"))).contains(maya);
    }

    @Test
    default void what_was_not_said_stays_unknown() {
        User maya = account(1);

        add(maya);

        assertThat(users().find(maya.id())).contains(maya);
    }

    @Test
    default void nobody_is_found_where_nobody_is() {
        assertThat(users().find(new UserId(1))).isEmpty();
        assertThat(users().ownerOf(new Email("nobody@example.org"))).isEmpty();
        assertThat(users().newestClaimantOf(new Email("nobody@example.org"))).isEmpty();
        assertThat(users().ownerOf(new PhoneNumber("+911234567890"))).isEmpty();
        assertThat(users().passwordOf(new UserId(1))).isEmpty();
    }

    private static User claiming(int number, Instant createdAt) {
        return User.registered(new UserId(number), new Email("shared@example.org"), "Person " + number, createdAt);
    }

    @Test
    default void many_may_claim_an_address_and_the_newest_who_takes_part_is_found() {
        add(claiming(1, TestClock.START));
        add(claiming(3, TestClock.START.plusSeconds(2)).withStatus(AccountStatus.BANNED));
        User newest = claiming(2, TestClock.START.plusSeconds(1));
        add(newest);

        assertThat(users().newestClaimantOf(new Email("shared@example.org"))).contains(newest);
        assertThat(users().ownerOf(new Email("shared@example.org"))).isEmpty();
    }

    @Test
    default void claimants_who_take_part_are_counted() {
        add(claiming(1, TestClock.START));
        add(claiming(2, TestClock.START));
        add(claiming(3, TestClock.START).withStatus(AccountStatus.BANNED));
        add(claiming(4, TestClock.START).emailProvenAt(TestClock.START));

        assertThat(users().claimantsOf(new Email("shared@example.org"))).isEqualTo(2);
        assertThat(users().claimantsOf(new Email("nobody@example.org"))).isZero();
    }

    @Test
    default void who_closed_their_account_still_claims_the_address() {
        add(claiming(1, TestClock.START).closedBy(TestClock.START));

        assertThat(users().newestClaimantOf(new Email("shared@example.org")))
                .map(User::id)
                .contains(new UserId(1));
    }

    @Test
    default void who_has_proven_an_address_owns_it_and_claims_it_no_more() {
        add(claiming(1, TestClock.START));
        User owner = claiming(2, TestClock.START).emailProvenAt(TestClock.START);
        add(owner);

        assertThat(users().ownerOf(new Email("shared@example.org"))).contains(owner);
        assertThat(users().newestClaimantOf(new Email("shared@example.org")))
                .map(User::id)
                .contains(new UserId(1));
    }

    @Test
    default void nobody_can_prove_an_address_that_is_proven() {
        add(claiming(1, TestClock.START).emailProvenAt(TestClock.START));
        User second = claiming(2, TestClock.START);
        add(second);

        assertThatThrownBy(() -> units().run(() -> users().save(second.emailProvenAt(TestClock.START))))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> add(claiming(3, TestClock.START).emailProvenAt(TestClock.START)))
                .isInstanceOf(IllegalStateException.class);

        assertThat(users().ownerOf(new Email("shared@example.org")))
                .map(User::id)
                .contains(new UserId(1));
    }

    @Test
    default void an_account_may_have_no_address_and_no_password() {
        User maya = User.registered(new UserId(1), new PhoneNumber("+911234567890"), "Maya", TestClock.START);

        assertThat(units().execute(() -> users().add(maya, null))).isEqualTo(Addition.ADDED);

        assertThat(users().find(maya.id())).contains(maya);
        assertThat(users().passwordOf(maya.id())).isEmpty();
        assertThat(users().ownerOf(new PhoneNumber("+911234567890"))).contains(maya);
    }

    @Test
    default void reserving_needs_a_unit_of_work() {
        assertThatThrownBy(() -> users().reserve(new Email("maya@example.org")))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> users().reserve(new PhoneNumber("+911234567890")))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    default void of_many_who_prove_one_address_at_once_one_does() throws Exception {
        int people = 12;
        for (int i = 1; i <= people; i++) {
            add(claiming(i, TestClock.START));
        }
        Email shared = new Email("shared@example.org");
        List<Boolean> proven = Crowd.of(
                people,
                i -> units().<Boolean>execute(() -> {
                    users().reserve(shared);
                    boolean free = users().ownerOf(shared).isEmpty();
                    if (free) {
                        users().save(claiming(i, TestClock.START).emailProvenAt(TestClock.START));
                    }
                    return free;
                }));

        assertThat(proven).filteredOn(Boolean::booleanValue).hasSize(1);
    }

    @Test
    default void a_number_has_one_account() {
        add(account(1));
        User second = User.registered(new UserId(1), new Email("other@example.org"), "Somebody Else", TestClock.START);

        assertThat(add(second)).isEqualTo(Addition.ID_TAKEN);

        assertThat(users().find(second.id())).contains(account(1));
        assertThat(users().newestClaimantOf(new Email("other@example.org"))).isEmpty();
    }

    @Test
    default void after_a_refused_addition_the_unit_goes_on() {
        add(account(1));

        Addition second = units().execute(() -> {
            users().add(account(1), HASH);
            return users().add(account(2), HASH);
        });

        assertThat(second).isEqualTo(Addition.ADDED);
        assertThat(users().find(new UserId(2))).isPresent();
    }

    @Test
    default void a_password_is_changed() {
        add(account(1));
        add(account(2));
        PasswordHash changed = new PasswordHash("$argon2id$v=19$m=19456,t=2,p=1$b3RoZXI$b3RoZXI");

        units().run(() -> users().changePassword(new UserId(1), changed));

        assertThat(users().passwordOf(new UserId(1))).contains(changed);
        assertThat(users().passwordOf(new UserId(2))).contains(HASH);
    }

    @Test
    default void a_password_is_taken_off() {
        add(account(1));
        add(account(2));

        units().run(() -> users().forgetPassword(new UserId(1)));
        units().run(() -> users().forgetPassword(new UserId(1)));

        assertThat(users().passwordOf(new UserId(1))).isEmpty();
        assertThat(users().passwordOf(new UserId(2))).contains(HASH);
    }

    @Test
    default void saving_keeps_status_and_times() {
        User maya = account(1);
        add(maya);
        Instant later = TestClock.START.plus(Duration.ofHours(3));
        User changed = new User(
                maya.id(),
                maya.email(),
                maya.name(),
                maya.phone(),
                AccountStatus.SUSPENDED,
                later,
                null,
                maya.createdAt(),
                later.plusSeconds(2),
                later.plusSeconds(3),
                later.plusSeconds(4));

        units().run(() -> users().save(changed));

        assertThat(users().find(maya.id())).contains(changed);
    }

    @Test
    default void an_address_that_an_account_gets_later_is_kept() {
        User ravi = User.registered(new UserId(1), new PhoneNumber("+911234567890"), "Ravi", TestClock.START);
        add(ravi);
        Email first = new Email("ravi@example.org");
        User reachable = ravi.withEmailProven(first, TestClock.START);

        units().run(() -> users().save(reachable));

        assertThat(users().find(ravi.id())).contains(reachable);
        assertThat(users().ownerOf(first)).contains(reachable);
    }

    @Test
    default void a_hold_is_kept_until_it_is_lifted_and_whatever_else_is_saved() {
        add(account(1));
        add(account(2));
        assertThat(users().isOnHold(new UserId(1))).isFalse();

        units().run(() -> users().noteHold(new UserId(1), TestClock.START));
        units().run(() -> users().save(account(1).withStatus(AccountStatus.PENDING)));

        assertThat(users().isOnHold(new UserId(1))).isTrue();
        assertThat(users().isOnHold(new UserId(2))).isFalse();
        units().run(() -> users().noteHold(new UserId(1), null));
        assertThat(users().isOnHold(new UserId(1))).isFalse();
        assertThatThrownBy(() -> units().run(() -> users().noteHold(new UserId(3), TestClock.START)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    default void a_hold_counts_only_for_who_waits_or_has_closed_the_account() {
        add(account(1));
        units().run(() -> users().noteHold(new UserId(1), TestClock.START));

        for (AccountStatus status : AccountStatus.values()) {
            units().run(() -> users().save(account(1).withStatus(status)));

            assertThat(users().isOnHold(new UserId(1)))
                    .as("on hold while %s", status)
                    .isEqualTo(status == AccountStatus.PENDING || status == AccountStatus.DELETED);
        }
    }

    @Test
    default void every_status_is_kept() {
        User maya = account(1);
        add(maya);

        for (AccountStatus status : AccountStatus.values()) {
            units().run(() -> users().save(maya.withStatus(status)));

            assertThat(users().find(maya.id()).orElseThrow().status()).isEqualTo(status);
        }
    }

    @Test
    default void saving_an_account_leaves_name_and_telephone_number_to_the_profile() {
        User maya = account(1);
        add(maya);

        units().run(() -> users().save(new User(
                maya.id(),
                maya.email(),
                "Another Name",
                new PhoneNumber("+911234567890"),
                maya.status(),
                null,
                null,
                maya.createdAt(),
                maya.lastLoginAt(),
                maya.lastActiveAt(),
                null)));

        assertThat(users().find(maya.id())).contains(maya);
    }

    @Test
    default void saving_somebody_unknown_is_a_bug() {
        assertThatThrownBy(() -> units().run(() -> users().save(account(1)))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    default void being_active_is_noted_and_never_turned_back() {
        User maya = account(1);
        add(maya);
        Instant later = TestClock.START.plus(Duration.ofDays(1));

        units().run(() -> users().touch(maya.id(), later));
        units().run(() -> users().touch(maya.id(), later.minusSeconds(60)));

        assertThat(users().find(maya.id()).orElseThrow().lastActiveAt()).isEqualTo(later);
    }

    @Test
    default void of_many_who_change_one_account_at_once_each_sees_what_the_one_before_did() throws Exception {
        User maya = account(1);
        add(maya);
        int writers = 8;

        List<Instant> seen = Crowd.of(
                writers,
                _ -> units().execute(() -> {
                    User found = users().findForUpdate(maya.id()).orElseThrow();
                    users().save(found.signedInAt(found.lastActiveAt().plusSeconds(1)));
                    return found.lastActiveAt();
                }));

        assertThat(seen).doesNotHaveDuplicates();
        assertThat(users().find(maya.id()).orElseThrow().lastActiveAt())
                .isEqualTo(maya.lastActiveAt().plusSeconds(writers));
    }

    @Test
    default void writing_needs_a_unit_of_work() {
        User maya = account(1);
        add(maya);

        assertThatThrownBy(() -> users().add(account(2), HASH)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> users().findForUpdate(maya.id())).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> users().save(maya)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> users().touch(maya.id(), TestClock.START)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> users().changePassword(maya.id(), HASH)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> users().forgetPassword(maya.id())).isInstanceOf(IllegalStateException.class);
    }
}
