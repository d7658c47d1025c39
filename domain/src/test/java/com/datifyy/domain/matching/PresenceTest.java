package com.datifyy.domain.matching;

import static java.time.temporal.ChronoUnit.DAYS;
import static java.time.temporal.ChronoUnit.HOURS;
import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.domain.People;
import com.datifyy.domain.attribute.Answers;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PresenceTest {
    private static final Instant NOW = Instant.parse("2026-11-26T14:40:00Z");
    private static final Visibility SHOWS = Visibility.FULL;
    private static final Visibility HIDES = new Visibility(true, true, true, false);
    private static final int TRIES = 20_000;

    private final Random random = new Random(13);

    @ParameterizedTest
    @CsvSource({
        "2026-11-26T14:40:00Z, true, 2026-11-26T14:00:00Z",
        "2026-11-26T14:25:00Z, true, 2026-11-26T14:00:00Z",
        "2026-11-26T14:24:59Z, false, 2026-11-26T14:00:00Z",
        "2026-11-25T15:00:00Z, false, 2026-11-25T15:00:00Z",
        "2026-11-25T14:59:59Z, false, 2026-11-25T00:00:00Z",
        "2026-10-28T00:00:00Z, false, 2026-10-28T00:00:00Z",
        "2026-10-27T23:59:59Z, false,",
        "2026-11-26T15:10:00Z, true, 2026-11-26T14:00:00Z",
    })
    void d13_the_hour_is_told_for_a_day_then_the_day_and_after_a_month_nothing(
            Instant active, boolean online, Instant lastSeen) {
        assertThat(Presence.of(SHOWS, active, NOW)).isEqualTo(new Presence(online, lastSeen));
    }

    @Test
    void d13_of_whoever_hides_it_nothing_is_told_whenever_they_were_there() {
        for (int i = 0; i < TRIES; i++) {
            assertThat(Presence.of(HIDES, someTime(), NOW)).isEqualTo(new Presence(false, null));
        }
    }

    @Test
    void d13_two_times_within_one_hour_are_told_alike_at_any_time_but_for_being_there_now() {
        for (int i = 0; i < TRIES; i++) {
            Instant active = someTime();
            Instant sameHour = active.truncatedTo(HOURS).plusMillis(random.nextInt(3_600_000));
            Instant asked = later(active, sameHour)
                    .plus(Duration.ofMillis(random.nextLong(Duration.ofDays(50).toMillis())));

            Presence one = Presence.of(SHOWS, active, asked);
            Presence other = Presence.of(SHOWS, sameHour, asked);

            assertThat(one.lastSeen()).isEqualTo(other.lastSeen());
            if (!one.online() && !other.online()) {
                assertThat(one).isEqualTo(other);
            }
        }
    }

    @Test
    void what_is_told_is_the_hour_or_the_day_and_after_a_day_never_the_hour() {
        for (int i = 0; i < TRIES; i++) {
            Instant active = someTime();
            Duration ago = Duration.between(active, NOW);

            Instant told = Presence.of(SHOWS, active, NOW).lastSeen();

            if (ago.toHours() < 23) {
                assertThat(told).isEqualTo(active.truncatedTo(HOURS));
            } else if (ago.toHours() < 24) {
                assertThat(told).isIn(active.truncatedTo(HOURS), active.truncatedTo(DAYS));
            } else if (ago.toDays() < 29) {
                assertThat(told).isEqualTo(active.truncatedTo(DAYS));
            } else if (ago.toDays() >= 30) {
                assertThat(told).isNull();
            }
        }
    }

    @Test
    void whoever_was_there_later_is_not_told_as_seen_earlier() {
        for (int i = 0; i < TRIES; i++) {
            Instant one = someTime();
            Instant other = later(one, someTime());

            Instant told = Presence.of(SHOWS, one, NOW).lastSeen();

            assertThat(told == null
                            || !told.isAfter(Presence.of(SHOWS, other, NOW).lastSeen()))
                    .isTrue();
        }
    }

    @Test
    void whoever_is_told_as_online_is_found_by_searching_for_it_and_nobody_else() {
        SearchFilters filters = SearchFilters.of(
                Answers.NONE.with(Filters.ONLINE_ONLY, true), People.woman(1).card());
        for (int i = 0; i < TRIES; i++) {
            MatchCard card = People.man(2)
                    .lastActiveAt(NOW.minus(Duration.ofSeconds(random.nextInt(1_800))))
                    .letsSee(random.nextBoolean() ? SHOWS : HIDES)
                    .card();
            Moment at = Moment.of(NOW);

            assertThat(filters.admit(card, at)).isEqualTo(Presence.of(card, at).online());
        }
    }

    private Instant someTime() {
        return NOW.minusMillis(random.nextLong(Duration.ofDays(40).toMillis()));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
