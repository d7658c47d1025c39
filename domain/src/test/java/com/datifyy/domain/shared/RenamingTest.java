package com.datifyy.domain.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.domain.shared.Refusal.InvalidInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RenamingTest {
    @ParameterizedTest
    @CsvSource({
        "location, place, location, place",
        "location, place, location.city, place.city",
        "location, place, location[0], place[0]",
        "location, place, locations, locations",
        "location, place, city, city",
        "location., '', location.city, city",
        "location., '', location, location",
        "prompts., prompts[3]., prompts.order, prompts[3].order",
        "prompts., prompts[3]., prompts[3].order, prompts[3].order"
    })
    void a_field_and_what_is_within_it_go_by_another_name(String name, String instead, String field, String told) {
        assertThat(Renaming.of(name, instead).of(field)).isEqualTo(told);
    }

    @Test
    void of_two_the_second_renames_what_the_first_made() {
        var both = Renaming.of("a", "b").then(Renaming.of("b.x", "c"));

        assertThat(both.of("a.x")).isEqualTo("c");
        assertThat(both.of("a.y")).isEqualTo("b.y");
        assertThat(Renaming.nothing().of("a")).isEqualTo("a");
    }

    @Test
    void a_refusal_of_a_step_tells_the_other_names() {
        var faults = new Faults();
        faults.note("location.city", "is required");
        faults.note("notes", "is too long");

        assertThatThrownBy(() -> Renaming.of("location.", "").in(() -> {
                    throw faults.refusal();
                }))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("city is required; notes is too long");
        assertThat(Renaming.nothing().in(() -> 5)).isEqualTo(5);
    }
}
