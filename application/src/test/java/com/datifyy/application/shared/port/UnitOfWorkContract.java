package com.datifyy.application.shared.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.application.identity.TestAccounts;
import com.datifyy.application.identity.port.UserRepository;
import com.datifyy.domain.identity.User;
import com.datifyy.domain.shared.Refusal;
import org.junit.jupiter.api.Test;

/// What every unit of work keeps.
public interface UnitOfWorkContract {
    UnitOfWork units();

    /// Something to write through the units.
    UserRepository users();

    @Test
    default void what_a_unit_wrote_stays() {
        User maya = TestAccounts.account(7);

        units().run(() -> users().add(maya, TestAccounts.HASH));

        assertThat(users().find(maya.id())).contains(maya);
    }

    @Test
    default void a_unit_hands_its_result_on() {
        assertThat(units().execute(() -> "done")).isEqualTo("done");
    }

    @Test
    default void what_goes_ahead_is_done_with_units_in_it_around_it_or_none() {
        User maya = TestAccounts.account(7);

        assertThat(units().ahead(() -> "done")).isEqualTo("done");
        assertThat(units().ahead(() -> units().execute(() -> users().add(maya, TestAccounts.HASH))))
                .isEqualTo(UserRepository.Addition.ADDED);
        assertThat(units().execute(() -> units().ahead(() -> users().find(maya.id()))))
                .contains(maya);
    }

    @Test
    default void nothing_of_a_failed_unit_stays() {
        User maya = TestAccounts.account(7);

        assertThatThrownBy(() -> units().run(() -> {
                    users().add(maya, TestAccounts.HASH);
                    throw new IllegalArgumentException("a bug");
                }))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a bug");

        assertThat(users().find(maya.id())).isEmpty();
    }

    @Test
    default void a_refusal_passes_through_unchanged_and_undoes_the_unit() {
        User maya = TestAccounts.account(7);
        Refusal refusal = new Refusal.Conflict("this is in the way");

        assertThatThrownBy(() -> units().run(() -> {
                    users().add(maya, TestAccounts.HASH);
                    throw refusal;
                }))
                .isSameAs(refusal);

        assertThat(users().find(maya.id())).isEmpty();
    }

    @Test
    default void an_inner_unit_shares_the_fate_of_the_outer_one() {
        User maya = TestAccounts.account(7);

        assertThatThrownBy(() -> units().run(() -> {
                    units().run(() -> users().add(maya, TestAccounts.HASH));
                    throw new IllegalArgumentException("a bug");
                }))
                .hasMessage("a bug");

        assertThat(users().find(maya.id())).isEmpty();
    }

    @Test
    default void a_unit_reads_what_it_wrote() {
        User maya = TestAccounts.account(7);

        assertThat(units().execute(() -> {
                    users().add(maya, TestAccounts.HASH);
                    return users().find(maya.id());
                }))
                .contains(maya);
    }

    @Test
    default void a_write_outside_a_unit_is_a_bug() {
        User maya = TestAccounts.account(7);

        assertThatThrownBy(() -> users().add(maya, TestAccounts.HASH)).isInstanceOf(IllegalStateException.class);

        assertThat(users().find(maya.id())).isEmpty();
    }

    @Test
    default void after_a_failed_unit_the_next_one_works() {
        User maya = TestAccounts.account(7);
        assertThatThrownBy(() -> units().run(() -> {
                    throw new IllegalArgumentException("a bug");
                }))
                .hasMessage("a bug");

        units().run(() -> users().add(maya, TestAccounts.HASH));

        assertThat(users().find(maya.id())).isPresent();
    }
}
