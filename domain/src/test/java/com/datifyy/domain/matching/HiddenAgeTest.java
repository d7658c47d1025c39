package com.datifyy.domain.matching;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.domain.People;
import com.datifyy.domain.preferences.Absolutes;
import com.datifyy.domain.preferences.AgeRange;
import com.datifyy.domain.preferences.DealBreaker;
import com.datifyy.domain.preferences.DealBreakerType;
import com.datifyy.domain.preferences.PartnerBasics;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HiddenAgeTest {
    private static final Moment AT = Moment.of(People.NOON);
    private static final Visibility HIDES_AGE = new Visibility(true, false, true, true);
    private static final int[] STEPS = {18, 25, 30, 35, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90, 95, 100};

    @Test
    void a_range_meets_a_hidden_age_if_it_holds_all_of_its_step() {
        assertThat(fits(range(30, 34), hiding(32))).isTrue();
        assertThat(fits(range(29, 35), hiding(32))).isTrue();
        assertThat(fits(range(32, 32), hiding(32))).isFalse();
        assertThat(fits(range(31, 34), hiding(32))).isFalse();
        assertThat(fits(range(30, 33), hiding(32))).isFalse();
        assertThat(fits(range(18, 24), hiding(18))).isTrue();
        assertThat(fits(range(18, 23), hiding(18))).isFalse();
        assertThat(fits(range(19, 29), hiding(24))).isFalse();
        assertThat(fits(range(18, 99), hiding(99))).isTrue();
    }

    @Test
    void whoever_shows_it_is_compared_to_the_year() {
        assertThat(fits(range(32, 32), aged(32))).isTrue();
        assertThat(fits(range(31, 31), aged(32))).isFalse();
    }

    @Test
    void asking_for_one_age_after_the_other_finds_nobody_who_hides_it() {
        assertThat(IntStream.rangeClosed(18, 99).filter(age -> fits(range(age, age), hiding(34))))
                .isEmpty();
    }

    @Test
    void no_range_tells_two_ages_of_a_step_apart_nor_shows_anybody_whom_it_leaves_out() {
        Random random = new Random(7);
        int met = 0;
        for (int i = 0; i < 2_000; i++) {
            int from = random.nextInt(18, 90);
            People seeker = range(from, random.nextInt(from, 100));
            int step = random.nextInt(STEPS.length - 1);
            int some = random.nextInt(STEPS[step], STEPS[step + 1]);
            int other = random.nextInt(STEPS[step], STEPS[step + 1]);
            Compatibility told =
                    Compatibility.between(seeker.card(), hiding(some).card(), AT);

            assertThat(fits(seeker, hiding(some))).isEqualTo(fits(seeker, hiding(other)));
            assertThat(told)
                    .isEqualTo(
                            Compatibility.between(seeker.card(), hiding(other).card(), AT));
            if (fits(seeker, hiding(some))) {
                assertThat(fits(seeker, aged(some))).isTrue();
                met++;
            }
        }
        assertThat(met).isBetween(300, 1_700);
    }

    @Test
    void a_deal_breaker_about_years_of_birth_tells_no_more() {
        Random random = new Random(11);
        int met = 0;
        for (int i = 0; i < 2_000; i++) {
            People seeker = People.woman(1)
                    .bornOn(LocalDate.of(2008 - random.nextInt(80), 6, 1))
                    .wishes(Absolutes.DEAL_BREAKERS, List.of(new DealBreaker(DealBreakerType.AGE_GAP, "", 3)));
            int step = random.nextInt(STEPS.length - 1);
            int some = random.nextInt(STEPS[step], STEPS[step + 1]);
            int other = random.nextInt(STEPS[step], STEPS[step + 1]);

            assertThat(fits(seeker, hiding(some))).isEqualTo(fits(seeker, hiding(other)));
            if (fits(seeker, hiding(some))) {
                assertThat(fits(seeker, aged(some))).isTrue();
                met++;
            }
        }
        assertThat(met).isBetween(100, 1_000);
    }

    @Test
    void it_holds_in_both_directions() {
        assertThat(fits(hiding(32), range(32, 32))).isFalse();
        assertThat(fits(hiding(32), range(30, 34))).isTrue();
    }

    private static boolean fits(People one, People other) {
        return Eligibility.fits(one.card(), other.card(), AT);
    }

    private static People range(int from, int to) {
        return People.woman(1).wishes(PartnerBasics.AGE_RANGE, new AgeRange(from, to));
    }

    private static People hiding(int age) {
        return aged(age).letsSee(HIDES_AGE);
    }

    /// Has not been that old for long or will be for long, by turns.
    private static People aged(int age) {
        return People.man(2).bornOn(AT.today().minusYears(age).minusDays(age % 2 * 300L));
    }
}
