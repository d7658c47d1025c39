package com.datifyy.application.availability.port;

import static com.datifyy.application.identity.TestAccounts.HASH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.application.availability.port.NudgeRounds.Round;
import com.datifyy.application.identity.port.UserRepository;
import com.datifyy.application.settings.port.SettingsRepository;
import com.datifyy.application.shared.port.UnitOfWork;
import com.datifyy.domain.attribute.Changes;
import com.datifyy.domain.availability.Weekend;
import com.datifyy.domain.identity.AccountStatus;
import com.datifyy.domain.identity.Email;
import com.datifyy.domain.identity.User;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.settings.AppSettings;
import com.datifyy.domain.settings.UserSettings;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What every store of the weekly word about the weekend does.
public interface NudgeRoundsContract {
    Instant NOW = Instant.parse("2026-11-18T12:00:00Z");
    Weekend WEEKEND = new Weekend(LocalDate.of(2026, 11, 18));
    ZoneId UTC = ZoneId.of("UTC");
    ZoneId KOLKATA = ZoneId.of("Asia/Kolkata");

    UnitOfWork units();

    UserRepository users();

    SettingsRepository settings();

    NudgeRounds rounds();

    @Test
    default void a_round_goes_on_where_it_was_and_is_not_opened_again_when_it_is_over() {
        assertThat(open(UTC)).contains(new Round(WEEKEND, UTC, 0));
        units().run(() -> rounds().advance(new Round(WEEKEND, UTC, 0), 17, false));
        assertThat(open(UTC)).contains(new Round(WEEKEND, UTC, 17));
        assertThat(open(KOLKATA)).contains(new Round(WEEKEND, KOLKATA, 0));
        units().run(() -> rounds().advance(new Round(WEEKEND, UTC, 17), 17, true));
        assertThat(open(UTC)).isEmpty();

        units().run(() -> rounds().forget(WEEKEND.wednesday()));
        assertThat(open(UTC)).isEmpty();
        units().run(() -> rounds().forget(WEEKEND.wednesday().plusDays(1)));
        assertThat(open(UTC)).contains(new Round(WEEKEND, UTC, 0));
    }

    @Test
    default void people_are_found_by_their_clock_in_the_order_of_their_numbers() {
        joins(1, null);
        joins(2, "Asia/Kolkata");
        joins(3, "UTC");
        joins(4, "Asia/Kolkata");
        joins(5, "");

        assertThat(rounds().zones()).containsExactlyInAnyOrder(UTC, KOLKATA);
        assertThat(next(UTC, 0, 10)).containsExactly(1, 3, 5);
        assertThat(next(UTC, 1, 1)).containsExactly(3);
        assertThat(next(KOLKATA, 0, 10)).containsExactly(2, 4);
        assertThat(next(KOLKATA, 2, 10)).containsExactly(4);
        assertThat(next(KOLKATA, 4, 10)).isEmpty();
    }

    @Test
    default void d6_whoever_does_not_take_part_or_has_proven_no_address_is_left_out() {
        joins(1, "Asia/Kolkata");
        User gone = joins(2, "Asia/Kolkata");
        units().run(() -> users().save(gone.withStatus(AccountStatus.SUSPENDED)));
        User unproven = User.registered(new UserId(3), new Email("p3@example.org"), "P", NOW);
        units().run(() -> users().add(unproven, HASH));

        assertThat(next(KOLKATA, 0, 10)).containsExactly(1);
        assertThat(next(UTC, 0, 10)).isEmpty();
    }

    @Test
    default void rounds_are_opened_inside_a_unit_of_work() {
        assertThatThrownBy(() -> rounds().open(WEEKEND, UTC)).isInstanceOf(IllegalStateException.class);
    }

    private Optional<Round> open(ZoneId zone) {
        return units().execute(() -> rounds().open(WEEKEND, zone));
    }

    private List<Integer> next(ZoneId zone, int reached, int atMost) {
        return rounds().next(new Round(WEEKEND, zone, reached), atMost).stream()
                .map(UserId::value)
                .toList();
    }

    /// @param zone null for whoever decided nothing at all, empty for whoever chose no clock
    private User joins(int number, String zone) {
        UserId id = new UserId(number);
        User user = User.registered(id, new Email("p" + number + "@example.org"), "P", NOW)
                .withEmailVerifiedAt(NOW)
                .withStatus(AccountStatus.ACTIVE);
        units().run(() -> {
            users().add(user, HASH);
            if (zone != null) {
                Changes changes =
                        zone.isEmpty() ? Changes.none() : Changes.none().set(AppSettings.TIME_ZONE, zone);
                settings().save(UserSettings.initial(id, NOW).with(changes, NOW));
            }
        });
        return user;
    }
}
