package com.datifyy.adapters.rest.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.application.shared.SampleAnswers;
import com.datifyy.domain.attribute.Answers;
import com.datifyy.domain.attribute.Attribute;
import com.datifyy.domain.attribute.Changes;
import com.datifyy.domain.preferences.AgeRange;
import com.datifyy.domain.preferences.PartnerBasics;
import com.datifyy.domain.preferences.PreferenceGroup;
import com.datifyy.domain.profile.Basics;
import com.datifyy.domain.profile.Details;
import com.datifyy.domain.profile.Family;
import com.datifyy.domain.profile.InterestEntry;
import com.datifyy.domain.profile.Lifestyle;
import com.datifyy.domain.profile.ProfileGroup;
import com.datifyy.domain.profile.Residence;
import com.datifyy.domain.profile.traits.DrinkingHabit;
import com.datifyy.domain.profile.traits.InterestCategory;
import com.datifyy.domain.shared.GeoCell;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class JsonAttributesTest {
    private static final JsonAttributes PROFILE =
            new JsonAttributes(ProfileGroup.everyAttribute().toList());
    private static final JsonAttributes PREFERENCES =
            new JsonAttributes(PreferenceGroup.everyAttribute().toList());

    static IntStream seeds() {
        return IntStream.range(0, 30);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void every_attribute_comes_back_as_it_went_out(int seed) {
        Answers profile = SampleAnswers.toAll(ProfileGroup.everyAttribute(), new Random(seed));
        Answers preferences = SampleAnswers.toSome(PreferenceGroup.everyAttribute(), new Random(seed));

        assertThat(read(PROFILE, written(PROFILE, profile))).isEqualTo(profile);
        assertThat(withoutUntold(read(PREFERENCES, written(PREFERENCES, preferences)), preferences))
                .isEqualTo(preferences);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void keys_in_snake_case_are_read_the_same(int seed) {
        Answers profile = SampleAnswers.toAll(ProfileGroup.everyAttribute(), new Random(seed));

        assertThat(read(PROFILE, (ObjectNode) snake(written(PROFILE, profile)))).isEqualTo(profile);
    }

    @Test
    void every_attribute_has_a_key_in_camel_case_whether_answered_or_not() {
        ObjectNode empty = written(PREFERENCES, Answers.NONE);

        assertThat(empty.properties()).hasSize(64);
        assertThat(empty.properties().stream().map(entry -> entry.getKey())).noneMatch(key -> key.contains("_"));
    }

    @Test
    void what_is_not_answered_goes_out_as_the_empty_value_of_its_kind_and_comes_back_as_nothing() {
        ObjectNode empty = written(PROFILE, Answers.NONE);

        assertThat(empty.get("drinking").textValue()).isEqualTo("DRINKING_UNSPECIFIED");
        assertThat(empty.get("bio").textValue()).isEmpty();
        assertThat(empty.get("height").intValue()).isZero();
        assertThat(empty.get("hasTattoos").booleanValue()).isFalse();
        assertThat(empty.get("interests")).isEmpty();
        assertThat(empty.get("location").isNull()).isTrue();
        assertThat(empty.has("dateOfBirth")).isFalse();
        assertThat(empty.has("birthDate")).isFalse();

        Answers back = read(PROFILE, empty);
        assertThat(back.answered())
                .as("flags, and numbers that may be zero, say something")
                .allMatch(attribute -> attribute instanceof Attribute.Flag
                        || (attribute instanceof Attribute.Whole whole && whole.min() == 0));
    }

    @Test
    void a_named_attribute_that_is_missing_null_or_empty_is_cleared() {
        Answers before = Answers.NONE
                .with(Details.BIO, "Old")
                .with(Lifestyle.DRINKING, DrinkingHabit.NEVER)
                .with(Details.HEIGHT, 170)
                .with(Family.NUM_SIBLINGS, 2);
        for (String body : List.of(
                "{}",
                "{\"bio\": null, \"drinking\": null, \"height\": null}",
                "{\"bio\": \" \", \"drinking\": \"DRINKING_UNSPECIFIED\", \"height\": 0}",
                "{\"bio\": \"\", \"drinking\": 0}")) {
            Changes changes = Changes.none();
            PROFILE.readNamed(input(body), List.of(Details.BIO, Lifestyle.DRINKING, Details.HEIGHT)::contains, changes);

            assertThat(before.with(changes)).isEqualTo(Answers.NONE.with(Family.NUM_SIBLINGS, 2));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"dateOfBirth\": {\"seconds\": 809136000}}; 1995-08-23",
                "{\"date_of_birth\": {\"seconds\": 809136000, \"nanos\": 5}}; 1995-08-23",
                "{\"dateOfBirth\": 809136000}; 1995-08-23",
                "{\"dateOfBirth\": \"1995-08-23\"}; 1995-08-23",
                "{\"birthDate\": \"1995-08-23\"}; 1995-08-23",
                "{\"birthDate\": \"1995-08-23\", \"dateOfBirth\": {\"seconds\": 0}}; 1995-08-23",
                "{\"dateOfBirth\": {\"seconds\": -86400}}; 1969-12-31"
            })
    void a_day_is_understood_in_every_form(String body, LocalDate expected) {
        assertThat(read(PROFILE, input(body)).get(Basics.DATE_OF_BIRTH)).isEqualTo(expected);
    }

    @Test
    void an_empty_day_clears_it() {
        assertThat(read(PROFILE, input("{\"birthDate\": \"\"}")).has(Basics.DATE_OF_BIRTH))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"bio\": 7}; bio",
                "{\"bio\": [\"x\"]}; bio",
                "{\"height\": \"170\"}; height",
                "{\"height\": 170.5}; height",
                "{\"height\": 99999999999}; height",
                "{\"height\": 99}; height",
                "{\"hasTattoos\": \"yes\"}; has_tattoos",
                "{\"hasTattoos\": 1}; has_tattoos",
                "{\"drinking\": \"A_LOT\"}; drinking",
                "{\"drinking\": [1]}; drinking",
                "{\"ethnicity\": 1}; ethnicity",
                "{\"ethnicity\": [1, \"NOBODY\"]}; ethnicity[1]",
                "{\"citizenship\": [{}]}; citizenship[0]",
                "{\"interests\": [{\"category\": \"NOTHING\"}]}; interests[0].category",
                "{\"interests\": [{\"label\": \"x\"}]}; interests[0].category",
                "{\"interests\": [{}]}; interests[0]",
                "{\"interests\": {}}; interests",
                "{\"location\": [1]}; location",
                "{\"location\": {\"latitude\": 1}}; location",
                "{\"location\": {\"latitude\": 91, \"longitude\": 0}}; location.latitude",
                "{\"location\": {\"latitude\": \"1\", \"longitude\": 0}}; location.latitude",
                "{\"dateOfBirth\": \"23.8.1995\"}; date_of_birth",
                "{\"dateOfBirth\": {\"nanos\": 1}}; date_of_birth",
                "{\"dateOfBirth\": 99999999999999}; date_of_birth",
                "{\"dateOfBirth\": true}; date_of_birth",
                "{\"prompts\": [{\"question\": 1}]}; prompts[0].answer_text"
            })
    void e1_what_is_not_acceptable_is_refused_with_its_field(String body, String field) {
        assertThatThrownBy(() -> read(PROFILE, input(body)))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refusal -> assertThat(refusal.field()).isEqualTo(field));
    }

    @Test
    void e1_a_list_without_end_is_refused() {
        ArrayNode many = Json.object().putArray("x");
        IntStream.range(0, 1_001).forEach(many::add);

        assertThatThrownBy(() -> read(PREFERENCES, (ObjectNode) Json.object().set("castePreferences", many)))
                .isInstanceOf(InvalidInput.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"bio\": \"a\\u0000b\"}; bio",
                "{\"bio\": \"a\\u202eb\"}; bio",
                "{\"bio\": \"a\\ud800b\"}; bio",
                "{\"company\": \"a\\nb\"}; company"
            })
    void e4_control_and_override_characters_are_refused(String body, String field) {
        assertThatThrownBy(() -> read(PROFILE, input(body)))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refusal -> assertThat(refusal.field()).isEqualTo(field));
    }

    @Test
    void e4_text_is_kept_in_normal_form() {
        assertThat(read(PROFILE, input("{\"company\": \" Cafe\\u0301 \"}")).get(Details.COMPANY))
                .isEqualTo("Café");
    }

    @Test
    void a_bare_word_or_number_stands_for_an_entry_of_that_kind() {
        Answers read = read(PROFILE, input("""
                {"interests": ["travel", 3], "languages": ["Hindi"], "location": "Pune", "occupations": ["Software Engineer", "Beekeeper"]}"""));

        assertThat(read.get(Details.INTERESTS))
                .containsExactly(
                        new InterestEntry(InterestCategory.TRAVEL, ""), new InterestEntry(InterestCategory.MUSIC, ""));
        assertThat(read.get(Details.LOCATION)).isEqualTo(new Residence("", "", "Pune", null));
        assertThat(read.get(Details.OCCUPATIONS)).hasSize(2);
    }

    @Test
    void half_a_range_is_completed() {
        assertThat(read(PREFERENCES, input("{\"ageRange\": {\"minAge\": 30}}")).get(PartnerBasics.AGE_RANGE))
                .isEqualTo(new AgeRange(30, 99));
    }

    @Test
    void d1_coordinates_come_back_as_the_centre_of_their_cell() {
        ObjectNode json = written(
                PROFILE, read(PROFILE, input("{\"location\": {\"latitude\": 18.5204, \"longitude\": 73.8567}}")));

        double latitude = json.at("/location/latitude").doubleValue();
        double longitude = json.at("/location/longitude").doubleValue();
        assertThat(latitude).isNotEqualTo(18.5204);
        assertThat(GeoCell.containing(latitude, longitude)).isEqualTo(GeoCell.containing(18.5204, 73.8567));
    }

    private static ObjectNode written(JsonAttributes attributes, Answers answers) {
        try {
            return (ObjectNode) Json.read(Json.write(Json.object(out -> attributes.write(answers, out))));
        } catch (Json.Malformed malformed) {
            throw new IllegalStateException(malformed);
        }
    }

    private static Answers read(JsonAttributes attributes, ObjectNode json) {
        Changes changes = Changes.none();
        attributes.readSent(JsonInput.of("body", json), changes);
        return Answers.NONE.with(changes);
    }

    private static Answers read(JsonAttributes attributes, JsonInput json) {
        Changes changes = Changes.none();
        attributes.readSent(json, changes);
        return Answers.NONE.with(changes);
    }

    /// What was not answered and comes back as no or zero is left out of the comparison.
    private static Answers withoutUntold(Answers read, Answers told) {
        Changes untold = Changes.none();
        read.answered().stream()
                .filter(attribute -> !told.has(attribute) && attribute instanceof Attribute.Flag)
                .forEach(untold::clear);
        return read.with(untold);
    }

    private static JsonInput input(String json) {
        try {
            return JsonInput.of("body", Json.read(json.getBytes(StandardCharsets.UTF_8)));
        } catch (Json.Malformed malformed) {
            throw new IllegalArgumentException(malformed);
        }
    }

    private static JsonNode snake(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> {
                ObjectNode copy = Json.object();
                object.properties().forEach(entry -> copy.set(Names.snake(entry.getKey()), snake(entry.getValue())));
                yield copy;
            }
            case ArrayNode list ->
                Json.list(Stream.iterate(0, i -> i < list.size(), i -> i + 1)
                        .map(list::get)
                        .map(JsonAttributesTest::snake)
                        .toList());
            default -> node;
        };
    }
}
