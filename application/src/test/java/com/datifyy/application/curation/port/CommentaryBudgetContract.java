package com.datifyy.application.curation.port;

import static com.datifyy.application.identity.TestAccounts.HASH;
import static com.datifyy.application.identity.TestAccounts.account;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.datifyy.application.curation.port.CommentaryBudget.Asking;
import com.datifyy.application.curation.port.CommentaryBudget.Daily;
import com.datifyy.application.identity.port.UserRepository;
import com.datifyy.application.shared.port.Crowd;
import com.datifyy.application.shared.port.UnitOfWork;
import com.datifyy.domain.identity.UserId;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every budget keeps.
public interface CommentaryBudgetContract {
    LocalDate TODAY = LocalDate.of(2026, 3, 2);

    UserId MAYA = new UserId(1);
    UserId ARJUN = new UserId(2);

    UnitOfWork units();

    UserRepository users();

    CommentaryBudget budget();

    @BeforeEach
    default void two_people() {
        units().run(() -> {
            users().add(account(1), HASH);
            users().add(account(2), HASH);
        });
    }

    private int taken(LocalDate day, String who, int wanted, Daily daily) {
        return taken(day, new Asking(who, MAYA), wanted, daily);
    }

    private int taken(LocalDate day, Asking asking, int wanted, Daily daily) {
        return units().execute(() -> budget().take(day, asking, wanted, daily));
    }

    @Test
    default void g4_each_gets_what_is_theirs_and_no_more() {
        var daily = new Daily(100, 10, 1_000);

        assertThat(taken(TODAY, "one", 7, daily)).isEqualTo(7);
        assertThat(taken(TODAY, "one", 7, daily)).isEqualTo(3);
        assertThat(taken(TODAY, "one", 1, daily)).isZero();
        assertThat(taken(TODAY, "other", 11, daily)).isEqualTo(10);
    }

    @Test
    default void g4_all_together_get_what_is_there_and_no_more() {
        var daily = new Daily(12, 10, 1_000);

        assertThat(taken(TODAY, "one", 10, daily)).isEqualTo(10);
        assertThat(taken(TODAY, "other", 10, daily)).isEqualTo(2);
        assertThat(taken(TODAY, "third", 10, daily)).isZero();
    }

    @Test
    default void what_was_not_given_is_counted_for_nobody() {
        assertThat(taken(TODAY, "one", 10, new Daily(4, 10, 1_000))).isEqualTo(4);
        assertThat(taken(TODAY, "one", 10, new Daily(20, 10, 1_000))).isEqualTo(6);
    }

    @Test
    default void a_new_day_begins_anew_and_a_smaller_budget_owes_nothing() {
        assertThat(taken(TODAY, "one", 10, new Daily(10, 10, 1_000))).isEqualTo(10);
        assertThat(taken(TODAY, "one", 10, new Daily(5, 5, 1_000))).isZero();
        assertThat(taken(TODAY.plusDays(1), "one", 10, new Daily(5, 5, 1_000))).isEqualTo(5);
    }

    @Test
    default void g4_many_at_once_get_no_more_together() throws Exception {
        var daily = new Daily(30, 25, 1_000);
        List<Integer> parts = Crowd.of(20, _ -> taken(TODAY, "one", 3, daily));

        assertThat(parts.stream().mapToInt(Integer::intValue).sum()).isEqualTo(25);
    }

    @Test
    default void g4_what_was_given_back_can_be_had_again_by_anybody() {
        var daily = new Daily(10, 8, 1_000);
        assertThat(taken(TODAY, "one", 8, daily)).isEqualTo(8);

        units().run(() -> budget().giveBack(TODAY, new Asking("one", MAYA), 5));

        assertThat(taken(TODAY, "other", 10, daily)).isEqualTo(7);
        assertThat(taken(TODAY, "one", 10, new Daily(100, 8, 1_000))).isEqualTo(5);
        assertThatIllegalStateException().isThrownBy(() -> budget().giveBack(TODAY, new Asking("one", MAYA), 1));
    }

    @Test
    default void g4_about_one_person_no_more_is_asked_than_that_whoever_of_the_staff_asks() {
        var daily = new Daily(100, 50, 10);

        assertThat(taken(TODAY, new Asking("one", MAYA), 7, daily)).isEqualTo(7);
        assertThat(taken(TODAY, new Asking("other", MAYA), 7, daily)).isEqualTo(3);
        assertThat(taken(TODAY, new Asking("third", MAYA), 7, daily)).isZero();
        assertThat(taken(TODAY, new Asking("third", ARJUN), 7, daily))
                .as("what was not given to one counts for no other")
                .isEqualTo(7);
        assertThat(budget().asked(TODAY)).isEqualTo(17);
        assertThat(taken(TODAY.plusDays(1), new Asking("third", MAYA), 7, daily))
                .isEqualTo(7);

        units().run(() -> budget().giveBack(TODAY, new Asking("other", MAYA), 2));
        assertThat(taken(TODAY, new Asking("third", MAYA), 7, daily)).isEqualTo(2);
    }

    @Test
    default void g4_many_at_once_get_no_more_about_one_person() throws Exception {
        var daily = new Daily(1_000, 1_000, 25);

        List<Integer> parts = Crowd.of(20, i -> taken(TODAY, new Asking("staff " + i, MAYA), 3, daily));

        assertThat(parts.stream().mapToInt(Integer::intValue).sum()).isEqualTo(25);
    }

    @Test
    default void it_tells_how_many_all_together_asked_for() {
        assertThat(budget().asked(TODAY)).isZero();

        taken(TODAY, "one", 7, new Daily(100, 10, 1_000));
        taken(TODAY, "other", 2, new Daily(100, 10, 1_000));

        assertThat(budget().asked(TODAY)).isEqualTo(9);
        assertThat(budget().asked(TODAY.plusDays(1))).isZero();
    }

    @Test
    default void counting_outside_a_unit_of_work_is_a_fault() {
        assertThatIllegalStateException()
                .isThrownBy(() -> budget().take(TODAY, new Asking("one", MAYA), 1, new Daily(1, 1, 1_000)));
    }
}
