package com.datifyy.domain.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.shared.GeoCell;
import com.datifyy.domain.shared.Refusal.TooManyRequests;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class MovesTest {
    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    private static final UserId MAYA = new UserId(1);
    private static final GeoCell BENGALURU = GeoCell.containing(12.97, 77.59);
    private static final GeoCell MYSURU = GeoCell.containing(12.30, 76.64); // about 127 km away
    private static final GeoCell SYDNEY = GeoCell.containing(-33.87, 151.21); // about 9,150 km away

    private final Moves told = Moves.first(MAYA, BENGALURU, NOW);

    @Test
    void d4_the_first_location_is_no_change() {
        assertThat(told.changes()).isEmpty();
    }

    @Test
    void d4_the_same_cell_again_is_no_change() {
        assertThat(told.to(BENGALURU, NOW, 0)).isSameAs(told);
    }

    @Test
    void d4_a_location_changes_so_many_times_in_24_hours_and_no_more() {
        Moves moves = told;
        Instant at = NOW;
        for (int change = 0; change < 3; change++) {
            at = at.plus(Duration.ofHours(1));
            moves = moves.to(moves.cell().equals(MYSURU) ? BENGALURU : MYSURU, at, 3);
        }
        Moves often = moves;
        Instant then = at.plus(Duration.ofHours(1));

        assertThatThrownBy(() -> often.to(BENGALURU, then, 3))
                .isInstanceOfSatisfying(
                        TooManyRequests.class,
                        refusal -> assertThat(refusal.retryAfter()).isEqualTo(Duration.ofHours(21)));
        assertThat(often.to(BENGALURU, NOW.plus(Duration.ofHours(25)), 3).changes())
                .hasSize(3);
    }

    @Test
    void d4_nobody_moves_faster_than_a_thousand_kilometres_an_hour() {
        assertThatThrownBy(() -> told.to(SYDNEY, NOW.plus(Duration.ofHours(9)), 5))
                .isInstanceOfSatisfying(
                        TooManyRequests.class,
                        refusal -> assertThat(refusal.retryAfter())
                                .isBetween(Duration.ofMinutes(1), Duration.ofMinutes(30)));
        assertThat(told.to(SYDNEY, NOW.plus(Duration.ofHours(10)), 5).cell()).isEqualTo(SYDNEY);
    }

    @Test
    void d4_the_cell_next_door_may_be_corrected_at_once() {
        GeoCell nextDoor = new GeoCell(BENGALURU.row() + 1, BENGALURU.column());

        assertThat(told.to(nextDoor, NOW, 5).changes()).containsExactly(NOW);
    }

    @Test
    void d4_how_fast_somebody_moved_who_was_there_long_ago_does_not_matter() {
        assertThat(Moves.longAgo(MAYA, BENGALURU).to(SYDNEY, NOW, 5).since()).isEqualTo(NOW);
    }

    @Test
    void what_is_older_than_a_day_is_forgotten_with_the_next_change() {
        Moves moves = told.to(MYSURU, NOW.plus(Duration.ofHours(1)), 5);
        Instant twoDaysLater = NOW.plus(Duration.ofDays(2));

        assertThat(moves.to(BENGALURU, twoDaysLater, 5).changes()).containsExactly(twoDaysLater);
    }
}
