package com.datifyy.domain.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.datifyy.domain.identity.UserId;
import java.time.LocalDate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RotationTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
    private static final UserId MAYA = new UserId(1);
    private static final Exposure SHOWN = Exposure.of(new int[] {7, 8, 9}, new int[] {10, 1, 1_000});

    @Test
    void without_turns_nobody_is_lifted() {
        assertThat(IntStream.range(1, 1_000))
                .allSatisfy(person -> assertThat(Rotation.NONE.liftOf(person)).isZero());
        assertThat(Rotation.NONE.most()).isZero();
    }

    @Test
    void on_one_day_the_order_stays_and_on_the_next_it_is_another() {
        int[] today = lifts(Rotation.of(MAYA, TODAY, SHOWN));

        assertThat(lifts(Rotation.of(MAYA, TODAY, SHOWN))).isEqualTo(today);
        assertThat(lifts(Rotation.of(MAYA, TODAY.plusDays(1), SHOWN))).isNotEqualTo(today);
        assertThat(lifts(Rotation.of(new UserId(2), TODAY, SHOWN))).isNotEqualTo(today);
    }

    @Test
    void chance_lifts_evenly_and_never_by_more_than_it_may() {
        int[] lifts = lifts(Rotation.of(MAYA, TODAY, Exposure.NONE));

        assertThat(IntStream.of(lifts)).allMatch(lift -> lift >= 0 && lift < Rotation.CHANCE);
        assertThat(IntStream.of(lifts).average().orElseThrow())
                .isBetween(Rotation.CHANCE * 0.48, Rotation.CHANCE * 0.52);
    }

    @Test
    void whoever_was_shown_less_is_lifted_more() {
        assertThat(SHOWN.restOf(1)).isEqualTo(Exposure.REST);
        assertThat(SHOWN.restOf(8)).isEqualTo(997);
        assertThat(SHOWN.restOf(7)).isEqualTo(971);
        assertThat(SHOWN.restOf(9)).isEqualTo(252);
    }

    @Test
    void whoever_was_shown_as_often_as_others_is_lifted_by_half() {
        assertThat(Exposure.of(new int[] {1, 2}, new int[] {5, 5}).restOf(2)).isEqualTo(Exposure.REST / 2);
    }

    @Test
    void nobody_is_lifted_by_more_than_the_most_there_is() {
        Rotation rotation = Rotation.of(MAYA, TODAY, SHOWN);

        assertThat(rotation.most()).isEqualTo(Rotation.CHANCE + Exposure.REST);
        assertThat(IntStream.of(lifts(rotation))).allMatch(lift -> lift <= rotation.most());
    }

    @Test
    void many_who_were_shown_are_all_known() {
        int[] people = IntStream.range(0, 10_000).map(i -> i * 65_536 + 1).toArray();
        int[] times = IntStream.range(0, 10_000).map(i -> i + 1).toArray();

        Exposure exposure = Exposure.of(people, times);

        assertThat(IntStream.of(people).map(exposure::restOf).toArray())
                .isSortedAccordingTo((a, b) -> Integer.compare(b, a));
        assertThat(exposure.restOf(people[9_999])).isEqualTo(333);
        assertThat(exposure.restOf(3)).isEqualTo(Exposure.REST);
    }

    @Test
    void a_lift_is_the_same_with_a_rest_that_was_looked_up_before() {
        Rotation rotation = Rotation.of(MAYA, TODAY, SHOWN);

        assertThat(IntStream.range(1, 100))
                .allSatisfy(person -> assertThat(
                                rotation.liftOf(person, rotation.exposure().restOf(person)))
                        .isEqualTo(rotation.liftOf(person)));
    }

    @Test
    void exposures_are_equal_whatever_order_they_were_counted_in() {
        Exposure same = Exposure.of(new int[] {9, 8, 7}, new int[] {1_000, 1, 10});

        assertThat(same).isEqualTo(SHOWN).hasSameHashCodeAs(SHOWN);
        assertThat(Exposure.NONE).isNotEqualTo(Exposure.of(new int[0], new int[0]));
        assertThat(SHOWN).isNotEqualTo(Exposure.of(new int[] {7, 8}, new int[] {10, 1}));
    }

    @Test
    void every_person_has_a_number_of_times() {
        assertThatIllegalArgumentException().isThrownBy(() -> Exposure.of(new int[1], new int[2]));
    }

    private static int[] lifts(Rotation rotation) {
        return IntStream.rangeClosed(1, 10_000).map(rotation::liftOf).toArray();
    }
}
