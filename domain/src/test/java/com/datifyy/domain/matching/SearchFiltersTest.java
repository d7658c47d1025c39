package com.datifyy.domain.matching;

import static com.datifyy.domain.People.man;
import static com.datifyy.domain.People.woman;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.domain.People;
import com.datifyy.domain.attribute.Answers;
import com.datifyy.domain.preferences.AgeRange;
import com.datifyy.domain.profile.Background;
import com.datifyy.domain.profile.Details;
import com.datifyy.domain.profile.Lifestyle;
import com.datifyy.domain.profile.Residence;
import com.datifyy.domain.profile.traits.SmokingHabit;
import com.datifyy.domain.shared.GeoCell;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SearchFiltersTest {
    private static final Moment AT = Moment.of(People.NOON);

    @Test
    void without_filters_everybody_passes() {
        assertThat(admits(Answers.NONE, man(2))).isTrue();
    }

    @Test
    void only_who_is_known_to_pass_is_found() {
        Answers filters = Answers.NONE.with(Filters.SMOKING, Set.of(SmokingHabit.NEVER));

        assertThat(admits(filters, man(2).tells(Lifestyle.SMOKING, SmokingHabit.NEVER)))
                .isTrue();
        assertThat(admits(filters, man(2).tells(Lifestyle.SMOKING, SmokingHabit.REGULARLY)))
                .isFalse();
        assertThat(admits(filters, man(2))).isFalse();
    }

    @Test
    void filters_add_up() {
        Answers filters =
                Answers.NONE.with(Filters.CASTE, List.of("Iyer")).with(Filters.AGE_RANGE, new AgeRange(20, 40));

        assertThat(admits(filters, man(2).tells(Background.CASTE, "iyer"))).isTrue();
        assertThat(admits(filters, man(2).tells(Background.CASTE, "iyer").bornOn(LocalDate.of(1970, 1, 1))))
                .isFalse();
    }

    @Test
    void online_means_within_a_quarter_of_an_hour() {
        Answers filters = Answers.NONE.with(Filters.ONLINE_ONLY, true);

        assertThat(admits(filters, man(2).lastActiveAt(People.NOON.minus(Duration.ofMinutes(15)))))
                .isTrue();
        assertThat(admits(filters, man(2).lastActiveAt(People.NOON.minus(Duration.ofMinutes(16)))))
                .isFalse();
    }

    @Test
    void a_distance_is_measured_from_the_place_named_else_from_home() {
        Residence delhi = new Residence("IN", "India", "Delhi", GeoCell.containing(28.61, 77.20));
        Residence pune = new Residence("IN", "India", "Pune", GeoCell.containing(18.52, 73.85));
        Answers near = Answers.NONE.with(Filters.DISTANCE, 25);
        People seeker = woman(1).tells(Details.LOCATION, delhi);
        MatchCard inDelhi = man(2).tells(Details.LOCATION, delhi).card();
        MatchCard inPune = man(3).tells(Details.LOCATION, pune).card();

        SearchFilters home = SearchFilters.of(near, seeker.card());
        SearchFilters away = SearchFilters.of(near.with(Filters.LOCATION, pune), seeker.card());

        assertThat(home.admit(inDelhi, AT)).isTrue();
        assertThat(home.admit(inPune, AT)).isFalse();
        assertThat(away.admit(inDelhi, AT)).isFalse();
        assertThat(away.admit(inPune, AT)).isTrue();
    }

    @Test
    void a_distance_from_nowhere_is_refused() {
        assertThatThrownBy(() -> SearchFilters.of(Answers.NONE.with(Filters.DISTANCE, 25), woman(1).card()))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("distance");
    }

    @Test
    void a_city_without_coordinates_is_compared_by_name() {
        Answers filters = Answers.NONE.with(Filters.LOCATION, new Residence("", "", "Pune", null));

        assertThat(admits(filters, man(2).tells(Details.LOCATION, new Residence("IN", "India", "PUNE", null))))
                .isTrue();
        assertThat(admits(filters, man(2).tells(Details.LOCATION, new Residence("IN", "India", "Delhi", null))))
                .isFalse();
    }

    @Test
    void a_city_in_another_country_is_another_city() {
        Residence inIndia = new Residence("IN", "India", "Hyderabad", null);
        Residence inPakistan = new Residence("PK", "Pakistan", "Hyderabad", null);
        Answers filters = Answers.NONE.with(Filters.LOCATION, new Residence("IN", "", "Hyderabad", null));

        assertThat(admits(filters, man(2).tells(Details.LOCATION, inIndia))).isTrue();
        assertThat(admits(filters, man(2).tells(Details.LOCATION, inPakistan))).isFalse();
    }

    private static boolean admits(Answers filters, People person) {
        return SearchFilters.of(filters, woman(1).card()).admit(person.card(), AT);
    }
}
