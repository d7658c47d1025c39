package com.datifyy.application.matching.port;

import static com.datifyy.application.identity.TestAccounts.HASH;
import static com.datifyy.application.identity.TestAccounts.account;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.application.identity.port.UserRepository;
import com.datifyy.application.shared.port.UnitOfWork;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.matching.Exposure;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every store of showings keeps.
public interface ShowingRepositoryContract {
    LocalDate TODAY = LocalDate.of(2026, 11, 25);
    UserId MAYA = new UserId(1);
    UserId ARJUN = new UserId(2);
    UserId NOBODY = new UserId(9);

    UnitOfWork units();

    UserRepository users();

    ShowingRepository showings();

    @BeforeEach
    default void two_people() {
        units().run(() -> {
            users().add(account(1), HASH);
            users().add(account(2), HASH);
        });
    }

    @Test
    default void what_was_counted_on_the_days_before_is_added_up() {
        units().run(() -> showings().add(TODAY.minusDays(1), Map.of(MAYA, 3, ARJUN, 1)));
        units().run(() -> showings().add(TODAY.minusDays(1), Map.of(MAYA, 2)));
        units().run(() -> showings().add(TODAY.minusDays(Exposure.DAYS), Map.of(MAYA, 4)));

        Exposure exposure = showings().before(TODAY);

        assertThat(exposure).isEqualTo(Exposure.of(new int[] {1, 2}, new int[] {9, 1}));
    }

    @Test
    default void what_was_counted_today_or_too_long_ago_does_not_count() {
        units().run(() -> showings().add(TODAY, Map.of(MAYA, 3)));
        units().run(() -> showings().add(TODAY.minusDays(Exposure.DAYS + 1), Map.of(MAYA, 4)));

        assertThat(showings().before(TODAY)).isEqualTo(Exposure.of(new int[0], new int[0]));
    }

    @Test
    default void whoever_has_no_account_is_passed_over() {
        units().run(() -> showings().add(TODAY.minusDays(1), Map.of(NOBODY, 3, ARJUN, 1)));

        assertThat(showings().before(TODAY)).isEqualTo(Exposure.of(new int[] {2}, new int[] {1}));
    }

    @Test
    default void what_was_counted_long_ago_is_forgotten() {
        units().run(() -> showings().add(TODAY.minusDays(2), Map.of(MAYA, 3)));
        units().run(() -> showings().add(TODAY.minusDays(1), Map.of(ARJUN, 1)));

        units().run(() -> showings().forget(TODAY.minusDays(1)));

        assertThat(showings().before(TODAY)).isEqualTo(Exposure.of(new int[] {2}, new int[] {1}));
    }

    @Test
    default void counting_needs_a_unit_of_work() {
        assertThatThrownBy(() -> showings().add(TODAY, Map.of(MAYA, 1))).isInstanceOf(IllegalStateException.class);
    }
}
