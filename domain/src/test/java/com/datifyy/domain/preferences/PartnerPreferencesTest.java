package com.datifyy.domain.preferences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.domain.People;
import com.datifyy.domain.attribute.Attribute;
import com.datifyy.domain.attribute.Changes;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartnerPreferencesTest {
    @Test
    void there_are_sixty_four_preferences_each_with_a_name_of_its_own() {
        assertThat(PreferenceGroup.everyAttribute().map(Attribute::name))
                .doesNotHaveDuplicates()
                .hasSize(64);
    }

    @Test
    void somebody_new_looks_for_any_adult_nearby_who_was_active_lately() {
        PartnerPreferences initial = PartnerPreferences.initial(new UserId(1), People.NOON);

        assertThat(initial.wishes().get(PartnerBasics.AGE_RANGE)).isEqualTo(new AgeRange(18, 99));
        assertThat(initial.wishes().get(PartnerBasics.DISTANCE_PREFERENCE)).isEqualTo(50);
        assertThat(initial.wishes().get(PartnerStanding.MAX_DAYS_INACTIVE)).isEqualTo(30);
        assertThat(initial.wishes().answered()).hasSize(3);
    }

    @Test
    void strengths_hold_until_they_are_changed() {
        assertThat(Strengths.DEFAULT.of(PartnerBasics.LOOKING_FOR_GENDER)).isEqualTo(MatchStrength.MUST_HAVE);
        assertThat(Strengths.DEFAULT.of(PartnerLifestyle.RELIGIONS)).isEqualTo(MatchStrength.NICE_TO_HAVE);

        Strengths changed = Strengths.DEFAULT.with(Map.of(PartnerLifestyle.RELIGIONS, MatchStrength.MUST_HAVE));

        assertThat(changed.of(PartnerLifestyle.RELIGIONS)).isEqualTo(MatchStrength.MUST_HAVE);
        assertThat(changed.of(PartnerBasics.AGE_RANGE)).isEqualTo(MatchStrength.MUST_HAVE);
    }

    @Test
    void what_is_absolute_has_no_strength() {
        assertThatThrownBy(() -> Strengths.DEFAULT.with(Map.of(Absolutes.DEAL_BREAKERS, MatchStrength.NICE_TO_HAVE)))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("match_strengths.deal_breakers cannot be set");
    }

    @Test
    void a_change_leaves_the_rest() {
        PartnerPreferences changed = PartnerPreferences.initial(new UserId(1), People.NOON)
                .with(Changes.none().set(PartnerBasics.DISTANCE_PREFERENCE, 5), Map.of(), People.NOON);

        assertThat(changed.wishes().get(PartnerBasics.DISTANCE_PREFERENCE)).isEqualTo(5);
        assertThat(changed.wishes().get(PartnerBasics.AGE_RANGE)).isEqualTo(AgeRange.ANY);
        assertThat(changed.version()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"17,30", "30,29", "18,100", "0,0"})
    void ages_run_from_18_to_99(int min, int max) {
        assertThatThrownBy(() -> new AgeRange(min, max)).isInstanceOf(InvalidInput.class);
    }

    @ParameterizedTest
    @CsvSource({"99,180", "180,170", "150,251"})
    void heights_run_from_100_to_250(int min, int max) {
        assertThatThrownBy(() -> new HeightRange(min, max)).isInstanceOf(InvalidInput.class);
    }

    @ParameterizedTest
    @CsvSource({"0", "6"})
    void priorities_run_from_1_to_5(int priority) {
        assertThatThrownBy(() -> new DealBreaker(DealBreakerType.SMOKING, "", priority))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> new MustHave(MustHaveType.EDUCATED, "", priority))
                .isInstanceOf(InvalidInput.class);
    }
}
