package com.datifyy.bootstrap.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.datifyy.domain.attribute.Attribute;
import com.datifyy.domain.availability.Slot;
import com.datifyy.domain.preferences.PartnerBasics;
import com.datifyy.domain.profile.Basics;
import com.datifyy.domain.profile.Details;
import com.datifyy.domain.profile.Lifestyle;
import com.datifyy.domain.profile.traits.DrinkingHabit;
import com.datifyy.domain.profile.traits.Gender;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class DemoPopulationTest {

    private static final Instant NOW = Instant.parse("2026-11-20T09:30:00Z");
    private static final List<DemoPerson> PEOPLE =
            new DemoPopulation(1, 4000, NOW).people().toList();

    @Test
    void the_same_seed_gives_the_same_people_and_a_larger_population_begins_with_the_smaller() {
        assertThat(new DemoPopulation(1, 300, NOW).people().toList()).isEqualTo(PEOPLE.subList(0, 300));
        assertThat(new DemoPopulation(1, 300, NOW).people().parallel().toList()).isEqualTo(PEOPLE.subList(0, 300));
        assertThat(new DemoPopulation(2, 300, NOW).people().toList()).doesNotContainAnyElementsOf(PEOPLE);
    }

    @Test
    void ids_and_addresses_are_unique_and_ids_show_no_order() {
        assertThat(PEOPLE).extracting(person -> person.user().id()).doesNotHaveDuplicates();
        assertThat(PEOPLE).extracting(person -> person.user().email()).doesNotHaveDuplicates();
        assertThat(PEOPLE)
                .extracting(person -> person.user().id().value())
                .isNotEqualTo(PEOPLE.stream()
                        .map(person -> person.user().id().value())
                        .sorted()
                        .toList());
        assertThat(PEOPLE.stream()
                        .mapToInt(person -> person.user().id().value())
                        .max()
                        .orElse(0))
                .isGreaterThan(1_000_000_000);
    }

    @Test
    void everybody_is_an_adult_with_a_reserved_address() {
        var today = LocalDate.ofInstant(NOW, ZoneOffset.UTC);
        assertThat(PEOPLE).allSatisfy(person -> {
            assertThat(person.profile().ageOn(today)).isBetween(18, 70);
            assertThat(person.user().email().value()).endsWith("@demo.datifyy.example");
        });
    }

    @Test
    void wishes_about_gender_follow_orientation_as_often_as_in_the_tables() {
        var women = PEOPLE.stream()
                .filter(person -> person.profile().answers().get(Basics.GENDER) == Gender.FEMALE)
                .toList();
        var onlyMen = women.stream()
                .filter(person -> Objects.equals(
                        person.preferences().wishes().get(PartnerBasics.LOOKING_FOR_GENDER), EnumSet.of(Gender.MALE)))
                .count();

        assertThat(women.size() / 4000.0).isCloseTo(0.40, within(0.04));
        assertThat(onlyMen / (double) women.size()).isCloseTo(0.85, within(0.04));
    }

    @Test
    void an_age_wish_includes_an_age_near_ones_own() {
        var today = LocalDate.ofInstant(NOW, ZoneOffset.UTC);
        assertThat(PEOPLE).allSatisfy(person -> {
            var range = Objects.requireNonNull(person.preferences().wishes().get(PartnerBasics.AGE_RANGE));
            assertThat(Objects.requireNonNull(person.profile().ageOn(today))).isBetween(range.min(), range.max());
        });
    }

    @Test
    void answers_are_missing_as_often_as_in_the_data() {
        assertThat(shareAnswering(Lifestyle.DRINKING)).isCloseTo(0.95, within(0.03));
        assertThat(shareAnswering(Lifestyle.DIETARY_PREFERENCE)).isCloseTo(0.59, within(0.04));
        assertThat(shareAnswering(Lifestyle.CHILDREN)).isCloseTo(0.41, within(0.04));
        assertThat(shareAnswering(Lifestyle.PETS)).isCloseTo(0.66, within(0.04));
    }

    @Test
    void attributes_hang_together_those_who_do_not_drink_smoke_less() {
        assertThat(shareSmoking(EnumSet.of(DrinkingHabit.NEVER, DrinkingHabit.RARELY)))
                .isLessThan(shareSmoking(EnumSet.of(DrinkingHabit.REGULARLY)) - 0.1);
    }

    @Test
    void free_hours_are_whole_local_hours_at_least_a_day_ahead_and_never_overlap() {
        assertThat(PEOPLE).allSatisfy(person -> {
            assertThat(person.slots()).allSatisfy(slot -> {
                assertThat(slot.start()).isAfter(NOW.plus(Slot.NOTICE));
                assertThat(slot.owner()).isEqualTo(person.user().id());
            });
            for (var slot : person.slots()) {
                assertThat(person.slots().stream().filter(slot::overlaps)).hasSize(1);
            }
        });
        assertThat(PEOPLE.stream().filter(person -> !person.slots().isEmpty()).count())
                .isBetween(1400L, 1800L);
    }

    @Test
    void people_tell_the_state_they_live_in_where_there_are_states() {
        var homes = PEOPLE.stream()
                .map(person -> person.profile().answers().get(Details.LOCATION))
                .filter(Objects::nonNull)
                .toList();

        assertThat(homes)
                .filteredOn(home -> home.city().equals("Kochi"))
                .isNotEmpty()
                .allSatisfy(home -> assertThat(home.state()).isEqualTo("Kerala"));
        assertThat(homes)
                .filteredOn(home -> home.state().isEmpty())
                .isNotEmpty()
                .allSatisfy(home -> assertThat(home.city()).isEqualTo("Singapore"));
    }

    @Test
    void the_visitor_is_the_first_and_has_told_where_she_is() {
        var visitor = PEOPLE.getFirst();

        assertThat(visitor.user().email()).isEqualTo(DemoPopulation.visitor());
        assertThat(visitor.user().isVerified()).isTrue();
        assertThat(Objects.requireNonNull(visitor.profile().answers().get(Details.LOCATION))
                        .city())
                .isEqualTo("Bengaluru");
        assertThat(new DemoPopulation(99, 1, NOW).person(0).user().email()).isEqualTo(DemoPopulation.visitor());
    }

    @Test
    void a_population_has_a_sensible_size() {
        assertThatIllegalArgumentException().isThrownBy(() -> new DemoPopulation(1, 0, NOW));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DemoPopulation(1, DemoPopulation.MOST_PEOPLE + 1, NOW));
    }

    @Test
    void the_tables_are_small_and_tell_of_no_fewer_than_ten_people() throws IOException {
        var bytes = 0;
        for (var resource : List.of("attributes.tsv", "cities.tsv", "communities.tsv")) {
            try (var stream = Objects.requireNonNull(DemoPopulation.class.getResourceAsStream(resource))) {
                bytes += stream.readAllBytes().length;
            }
        }
        assertThat(bytes).isLessThan(150_000);
        // "answers" and "height" hold tens and millimetres, not people.
        assertThat(Tables.rows("attributes.tsv"))
                .filteredOn(cells -> !List.of("answers", "height").contains(cells.getFirst()))
                .allSatisfy(cells -> assertThat(cells.subList(2, cells.size()))
                        .allSatisfy(cell -> assertThat(Integer.parseInt(cell.substring(cell.indexOf('=') + 1)))
                                .isGreaterThanOrEqualTo(10)));
    }

    private static double shareAnswering(Attribute<?> attribute) {
        return PEOPLE.stream()
                        .filter(person -> person.profile().answers().has(attribute))
                        .count()
                / (double) PEOPLE.size();
    }

    private static double shareSmoking(EnumSet<DrinkingHabit> drinkers) {
        var smoking = PEOPLE.stream()
                .map(person -> person.profile().answers())
                .filter(answers -> answers.has(Lifestyle.SMOKING) && drinkers.contains(answers.get(Lifestyle.DRINKING)))
                .map(answers -> Objects.requireNonNull(answers.get(Lifestyle.SMOKING)))
                .toList();
        return smoking.stream().filter(habit -> !habit.name().equals("NEVER")).count() / (double) smoking.size();
    }
}
