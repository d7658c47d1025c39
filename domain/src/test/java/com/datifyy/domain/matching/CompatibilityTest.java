package com.datifyy.domain.matching;

import static com.datifyy.domain.People.man;
import static com.datifyy.domain.People.person;
import static com.datifyy.domain.People.woman;
import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.domain.People;
import com.datifyy.domain.preferences.MatchStrength;
import com.datifyy.domain.preferences.PartnerDetails;
import com.datifyy.domain.preferences.PartnerLifestyle;
import com.datifyy.domain.profile.Lifestyle;
import com.datifyy.domain.profile.traits.DrinkingHabit;
import com.datifyy.domain.profile.traits.EducationLevel;
import com.datifyy.domain.profile.traits.SmokingHabit;
import java.math.BigInteger;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CompatibilityTest {
    private static final Moment AT = Moment.of(People.NOON);

    @Test
    void who_wishes_nothing_finds_everybody_half_fitting() {
        assertThat(Compatibility.between(person(1).card(), person(2).card(), AT).points())
                .isEqualTo(5_000);
    }

    @Test
    void a_wish_that_is_met_raises_the_score_by_its_share_and_a_missed_one_lowers_it_by_the_same() {
        People seeker = woman(1).wishes(PartnerLifestyle.SMOKING_PREFERENCES, Set.of(SmokingHabit.NEVER))
                .wishes(PartnerLifestyle.DRINKING_PREFERENCES, Set.of(DrinkingHabit.NEVER));
        MatchCard both = man(2).tells(Lifestyle.SMOKING, SmokingHabit.NEVER)
                .tells(Lifestyle.DRINKING, DrinkingHabit.NEVER)
                .card();
        MatchCard one = man(3).tells(Lifestyle.SMOKING, SmokingHabit.NEVER)
                .tells(Lifestyle.DRINKING, DrinkingHabit.REGULARLY)
                .card();
        MatchCard none = man(4).tells(Lifestyle.SMOKING, SmokingHabit.SOCIALLY)
                .tells(Lifestyle.DRINKING, DrinkingHabit.REGULARLY)
                .card();

        assertThat(forSeeker(seeker, both)).isEqualTo(10_000);
        assertThat(forSeeker(seeker, one)).isEqualTo(5_000);
        assertThat(forSeeker(seeker, none)).isZero();
    }

    @Test
    void what_is_unknown_neither_satisfies_nor_violates() {
        People seeker = woman(1).wishes(PartnerLifestyle.SMOKING_PREFERENCES, Set.of(SmokingHabit.NEVER));

        assertThat(forSeeker(seeker, man(2).card())).isEqualTo(5_000);
        assertThat(forSeeker(
                        seeker,
                        man(3).tells(Lifestyle.SMOKING, SmokingHabit.PREFER_NOT_TO_SAY)
                                .card()))
                .isEqualTo(5_000);
    }

    @Test
    void a_must_have_weighs_three_times_a_nice_to_have_and_what_does_not_matter_weighs_nothing() {
        People seeker = woman(1).demands(PartnerLifestyle.SMOKING_PREFERENCES, Set.of(SmokingHabit.NEVER))
                .wishes(PartnerLifestyle.DRINKING_PREFERENCES, Set.of(DrinkingHabit.NEVER))
                .wishes(PartnerDetails.EDUCATION_LEVELS, Set.of(EducationLevel.PHD))
                .means(PartnerDetails.EDUCATION_LEVELS, MatchStrength.DOESNT_MATTER);
        MatchCard other = man(2).tells(Lifestyle.SMOKING, SmokingHabit.NEVER)
                .tells(Lifestyle.DRINKING, DrinkingHabit.REGULARLY)
                .card();

        assertThat(forSeeker(seeker, other)).isEqualTo(5_000 + 3_750 - 1_250);
    }

    @Test
    void one_sided_enthusiasm_does_not_make_up_for_indifference() {
        MatchCard enthusiast = woman(1).wishes(PartnerLifestyle.SMOKING_PREFERENCES, Set.of(SmokingHabit.NEVER))
                .tells(Lifestyle.SMOKING, SmokingHabit.REGULARLY)
                .card();
        MatchCard indifferent = man(2).wishes(PartnerLifestyle.SMOKING_PREFERENCES, Set.of(SmokingHabit.NEVER))
                .tells(Lifestyle.SMOKING, SmokingHabit.NEVER)
                .card();

        assertThat(Compatibility.between(enthusiast, indifferent, AT).points()).isZero();
    }

    static IntStream seeds() {
        return IntStream.range(0, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void for_any_two_people_contributions_add_up_and_the_order_of_the_two_does_not_count(int seed) {
        MatchCard one = RandomPeople.card(1, 2L * seed);
        MatchCard other = RandomPeople.card(2, 2L * seed + 1);

        Compatibility there = Compatibility.between(one, other, AT);
        Compatibility back = Compatibility.between(other, one, AT);

        assertThat(there.points()).isEqualTo(back.points()).isBetween(0, 10_000);
        assertThat(there.forOne()).isEqualTo(back.forOther());
        for (OneWay way : new OneWay[] {there.forOne(), there.forOther()}) {
            assertThat(way.points())
                    .isBetween(0, 10_000)
                    .isEqualTo(Compatibility.BASELINE
                            + way.contributions().stream()
                                    .mapToInt(Contribution::points)
                                    .sum());
        }
        assertThat(Compatibility.pointsBetween(one, other, AT)).isEqualTo(there.points());
    }

    @Test
    void the_geometric_mean_is_the_exact_integer_root() {
        for (int a = 0; a <= 10_000; a += 7) {
            for (int b = a; b <= 10_000; b += 101) {
                assertThat(Compatibility.geometricMean(a, b))
                        .isEqualTo(BigInteger.valueOf((long) a * b).sqrt().intValueExact());
            }
        }
    }

    @Test
    void points_are_shown_as_rounded_percent() {
        assertThat(Compatibility.percent(0)).isZero();
        assertThat(Compatibility.percent(4_949)).isEqualTo(49);
        assertThat(Compatibility.percent(4_950)).isEqualTo(50);
        assertThat(Compatibility.percent(10_000)).isEqualTo(100);
    }

    @Test
    void d11_the_two_are_told_steps_of_five_percent() {
        assertThat(IntStream.rangeClosed(0, 100).map(Compatibility::told).distinct())
                .hasSize(21)
                .allMatch(score -> score % 5 == 0);
        assertThat(Compatibility.told(0)).isZero();
        assertThat(Compatibility.told(92)).isEqualTo(90);
        assertThat(Compatibility.told(93)).isEqualTo(95);
        assertThat(Compatibility.told(97)).isEqualTo(95);
        assertThat(Compatibility.told(100)).isEqualTo(100);
    }

    private static int forSeeker(People seeker, MatchCard other) {
        return Compatibility.between(seeker.card(), other, AT).forOne().points();
    }
}
