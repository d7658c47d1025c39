package com.datifyy.domain.matching;

import static com.datifyy.domain.People.man;
import static com.datifyy.domain.People.person;
import static com.datifyy.domain.People.woman;
import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.domain.People;
import com.datifyy.domain.identity.AccountStatus;
import com.datifyy.domain.preferences.AgeRange;
import com.datifyy.domain.preferences.PartnerBasics;
import com.datifyy.domain.preferences.PartnerLifestyle;
import com.datifyy.domain.profile.Basics;
import com.datifyy.domain.profile.Details;
import com.datifyy.domain.profile.Lifestyle;
import com.datifyy.domain.profile.Residence;
import com.datifyy.domain.profile.traits.Gender;
import com.datifyy.domain.profile.traits.SmokingHabit;
import com.datifyy.domain.shared.GeoCell;
import java.time.LocalDate;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class EligibilityTest {
    private static final Moment AT = Moment.of(People.NOON);

    @Test
    void two_people_without_demands_fit() {
        assertThat(fit(woman(1), man(2))).isTrue();
    }

    @Test
    void a_demand_of_either_excludes() {
        assertThat(fit(woman(1).looksFor(Gender.FEMALE), man(2))).isFalse();
        assertThat(fit(man(2), woman(1).looksFor(Gender.FEMALE))).isFalse();
        assertThat(fit(woman(1).looksFor(Gender.MALE), man(2))).isTrue();
    }

    @Test
    void a_nice_to_have_excludes_nobody() {
        People seeker = woman(1).wishes(PartnerLifestyle.SMOKING_PREFERENCES, Set.of(SmokingHabit.NEVER));

        assertThat(fit(seeker, man(2).tells(Lifestyle.SMOKING, SmokingHabit.REGULARLY)))
                .isTrue();
    }

    @Test
    void a_must_have_excludes_who_is_known_to_miss_it_and_nobody_else() {
        People seeker = woman(1).demands(PartnerLifestyle.SMOKING_PREFERENCES, Set.of(SmokingHabit.NEVER));

        assertThat(fit(seeker, man(2).tells(Lifestyle.SMOKING, SmokingHabit.REGULARLY)))
                .isFalse();
        assertThat(fit(seeker, man(3).tells(Lifestyle.SMOKING, SmokingHabit.NEVER)))
                .isTrue();
        assertThat(fit(seeker, man(4))).isTrue();
    }

    @Test
    void ages_count_in_completed_years_with_both_ends_included() {
        People seeker = woman(1).wishes(PartnerBasics.AGE_RANGE, new AgeRange(25, 30));

        assertThat(fit(seeker, man(2).bornOn(LocalDate.of(2001, 11, 20)))).isTrue();
        assertThat(fit(seeker, man(2).bornOn(LocalDate.of(2001, 11, 21)))).isFalse();
        assertThat(fit(seeker, man(2).bornOn(LocalDate.of(1995, 11, 21)))).isTrue();
        assertThat(fit(seeker, man(2).bornOn(LocalDate.of(1995, 11, 20)))).isFalse();
    }

    @Test
    void distance_counts_in_buckets_between_cells() {
        Residence bengaluru = at(12.97, 77.59);
        Residence whitefield = at(12.97, 77.75);
        Residence mysuru = at(12.30, 76.64);
        People seeker = woman(1).tells(Details.LOCATION, bengaluru).wishes(PartnerBasics.DISTANCE_PREFERENCE, 20);

        assertThat(fit(seeker, man(2).tells(Details.LOCATION, whitefield))).isTrue();
        assertThat(fit(seeker, man(2).tells(Details.LOCATION, mysuru))).isFalse();
        assertThat(fit(seeker, man(2))).isTrue();
        assertThat(fit(
                        seeker.wishes(PartnerBasics.OPEN_TO_LONG_DISTANCE, true),
                        man(2).tells(Details.LOCATION, mysuru)))
                .isTrue();
    }

    @Test
    void a11_nobody_is_shown_without_a_gender_and_an_adult_birth_date() {
        assertThat(fit(woman(1).keepsToThemselves(Basics.DATE_OF_BIRTH), man(2)))
                .isFalse();
        assertThat(fit(woman(1).keepsToThemselves(Basics.GENDER), man(2))).isFalse();
        assertThat(fit(woman(1).bornOn(LocalDate.of(2008, 11, 20)), man(2))).isTrue();
        assertThat(fit(woman(1).bornOn(LocalDate.of(2008, 11, 21)), man(2))).isFalse();
    }

    @ParameterizedTest
    @EnumSource(AccountStatus.class)
    void d6_only_active_and_pending_accounts_are_shown(AccountStatus status) {
        boolean shown = status == AccountStatus.ACTIVE || status == AccountStatus.PENDING;

        assertThat(fit(woman(1).is(status), man(2))).isEqualTo(shown);
    }

    @Test
    void nobody_fits_themselves() {
        assertThat(fit(person(1), person(1))).isFalse();
    }

    @Test
    void whoever_hides_is_not_shown_and_still_finds_others() {
        MatchCard hidden =
                People.woman(1).letsSee(new Visibility(false, true, true, true)).card();
        MatchCard other = People.man(2).card();

        assertThat(Eligibility.fits(hidden, other, AT)).isTrue();
        assertThat(Eligibility.fits(other, hidden, AT)).isFalse();
        assertThat(Eligibility.fitEachOther(hidden, other, AT)).isFalse();
        assertThat(Eligibility.fitEachOther(other, hidden, AT)).isFalse();
    }

    static IntStream seeds() {
        return IntStream.range(0, 300);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void any_two_people_fit_each_other_when_each_fits_the_other_which_is_mutual_unless_one_hides(int seed) {
        MatchCard one = RandomPeople.card(1, 5_000 + 2L * seed);
        MatchCard other = RandomPeople.card(2, 5_001 + 2L * seed);

        boolean fits = Eligibility.fits(one, other, AT);
        boolean back = Eligibility.fits(other, one, AT);

        if (one.visibility().shown() && other.visibility().shown()) {
            assertThat(back).isEqualTo(fits);
        }
        assertThat(Eligibility.fitEachOther(one, other, AT)).isEqualTo(fits && back);
    }

    private static boolean fit(People one, People other) {
        return Eligibility.fits(one.card(), other.card(), AT);
    }

    private static Residence at(double latitude, double longitude) {
        return new Residence("IN", "India", "", GeoCell.containing(latitude, longitude));
    }
}
