package com.datifyy.adapters.rest.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.domain.admin.AdminRole;
import com.datifyy.domain.attribute.Attribute;
import com.datifyy.domain.identity.Device;
import com.datifyy.domain.matching.Filters;
import com.datifyy.domain.preferences.MatchStrength;
import com.datifyy.domain.preferences.PreferenceGroup;
import com.datifyy.domain.profile.ProfileGroup;
import com.datifyy.domain.profile.traits.DrinkingHabit;
import com.datifyy.domain.profile.traits.Gender;
import com.datifyy.domain.profile.traits.IncomeRange;
import com.datifyy.domain.profile.traits.InterestCategory;
import com.datifyy.domain.shared.DistanceBucket;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class VocabularyTest {
    /// The contract has no such enum under the old numbers: we added them.
    private static final List<Class<?>> ADDED = List.of(MatchStrength.class, DistanceBucket.class);

    static Collection<Class<? extends Enum<?>>> types() {
        return Vocabulary.types();
    }

    @ParameterizedTest
    @MethodSource("types")
    void every_constant_comes_back_by_name_and_by_number(Class<? extends Enum<?>> type) {
        roundTrip(type);
    }

    @Test
    void whoever_sends_another_word_is_told_the_words_if_they_are_few() {
        assertThatThrownBy(() -> Vocabulary.of(AdminRole.class).read("role", "boss"))
                .hasMessage("role is none of ADMIN_ROLE_SUPER_ADMIN, ADMIN_ROLE_GENIE, ADMIN_ROLE_SUPPORT, "
                        + "ADMIN_ROLE_MODERATOR");
        assertThatThrownBy(() -> Vocabulary.of(InterestCategory.class).read("interests", "boss"))
                .hasMessage("interests is not a word of its vocabulary");
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // any enum class does; a wildcard cannot say so
    private static void roundTrip(Class<? extends Enum<?>> type) {
        Vocabulary vocabulary = Vocabulary.of((Class) type);
        for (Enum<?> constant : type.getEnumConstants()) {
            String name = Vocabulary.nameOfAny(constant);
            assertThat(vocabulary.nameOf((Enum) constant)).isEqualTo(name);
            assertThat(vocabulary.read("x", new TextNode(name))).isSameAs(constant);
            assertThat(vocabulary.read("x", name.toLowerCase(Locale.ROOT))).isSameAs(constant);
            assertThat(vocabulary.read("x", new IntNode(constant.ordinal() + 1)))
                    .isSameAs(constant);
            assertThat(vocabulary.read("x", Integer.toString(constant.ordinal() + 1)))
                    .isSameAs(constant);
        }
        assertThat(vocabulary.read("x", new IntNode(0))).isNull();
        assertThat(vocabulary.read("x", new TextNode(""))).isNull();
        assertThat(vocabulary.read("x", new TextNode(vocabulary.nameOf(null)))).isNull();
    }

    @ParameterizedTest
    @MethodSource("types")
    void names_and_numbers_are_the_contracts(Class<? extends Enum<?>> type) throws IOException {
        if (ADDED.contains(type)) {
            return;
        }
        Map<String, Map<Integer, String>> contract = contract();
        Map<Integer, String> ours = new TreeMap<>();
        for (Enum<?> constant : type.getEnumConstants()) {
            ours.put(constant.ordinal() + 1, Vocabulary.nameOfAny(constant));
        }

        assertThat(contract.values())
                .as(type.getSimpleName())
                .anySatisfy(words -> assertThat(words).isEqualTo(ours));
    }

    @Test
    void every_word_of_every_attribute_has_a_name() {
        Stream.of(ProfileGroup.everyAttribute(), PreferenceGroup.everyAttribute(), Filters.ALL.stream())
                .flatMap(attributes -> attributes)
                .forEach(attribute -> {
                    switch (attribute) {
                        case Attribute.Choice<?> choice ->
                            assertThat(Vocabulary.types()).contains(choice.vocabulary());
                        case Attribute.Choices<?> choices ->
                            assertThat(Vocabulary.types()).contains(choices.vocabulary());
                        default -> assertThat(attribute.name()).isNotBlank();
                    }
                });
    }

    @ParameterizedTest
    @CsvSource({
        "GENDER_FEMALE, FEMALE",
        "female, FEMALE",
        "Non-binary, NON_BINARY",
        "' gender_other ', OTHER",
        "2, FEMALE"
    })
    void a_word_is_understood_without_its_prefix_and_in_any_case(String text, Gender expected) {
        assertThat(Vocabulary.of(Gender.class).read("gender", text)).isEqualTo(expected);
    }

    @Test
    void words_that_begin_with_a_digit_are_spelled_as_in_the_contract() {
        assertThat(Vocabulary.nameOfAny(IncomeRange.FROM_3_TO_5_LAKH)).isEqualTo("INCOME_RANGE_3_TO_5_LAKH");
    }

    /// The words of forms and collections of older clients: sent, meant.
    @ParameterizedTest
    @CsvSource({
        "DRINKING_OFTEN, DRINKING_REGULARLY",
        "SMOKING_OFTEN, SMOKING_REGULARLY",
        "SMOKING_RARELY, SMOKING_SOCIALLY",
        "DIETARY_OMNIVORE, DIETARY_ANYTHING",
        "IMPORTANCE_SOMEWHAT, IMPORTANCE_SOMEWHAT_IMPORTANT",
        "PET_NONE, PET_NO_PETS",
        "PET_DOG, PET_DOG_LOVER",
        "PET_CAT, PET_CAT_LOVER",
        "CHILDREN_WANT, CHILDREN_DONT_HAVE_WANT",
        "CHILDREN_DONT_WANT, CHILDREN_DONT_HAVE_DONT_WANT",
        "SLEEP_SCHEDULE_IN_A_SPECTRUM, SLEEP_SCHEDULE_VARIES",
        "COMPLEXION_MEDIUM, COMPLEXION_WHEATISH",
        "EMPLOYMENT_TYPE_EMPLOYED, EMPLOYMENT_TYPE_FULL_TIME",
        "EMPLOYMENT_TYPE_BUSINESS, EMPLOYMENT_TYPE_ENTREPRENEUR",
        "EDUCATION_LEVEL_DOCTORATE, EDUCATION_LEVEL_PHD",
        "EDUCATION_LEVEL_PROFESSIONAL, EDUCATION_LEVEL_PROFESSIONAL_DEGREE",
        "LIVING_SITUATION_ALONE, LIVING_SITUATION_INDEPENDENT",
        "LIVING_SITUATION_WITH_PARTNER, LIVING_SITUATION_OTHER"
    })
    void words_of_older_clients_are_understood(String sent, String meant) {
        long understood = Vocabulary.types().stream()
                .filter(type -> isRead(type, sent, meant))
                .count();

        assertThat(understood).isEqualTo(1);
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // any enum class does; a wildcard cannot say so
    private static boolean isRead(Class<? extends Enum<?>> type, String sent, String meant) {
        Vocabulary vocabulary = Vocabulary.of((Class) type);
        return vocabulary
                .find(sent)
                .filter(constant -> Vocabulary.nameOfAny((Enum<?>) constant).equals(meant))
                .isPresent();
    }

    static List<JsonNode> strangers() {
        return List.of(
                new TextNode("DRINKING_A_LOT"),
                new TextNode("GENDER_FEMALE"),
                new TextNode("99"),
                new IntNode(-1),
                new IntNode(6),
                new LongNode(1L << 40),
                new DoubleNode(1.5),
                BooleanNode.TRUE);
    }

    @ParameterizedTest
    @MethodSource("strangers")
    void unknown_words_and_numbers_are_refused(JsonNode value) {
        assertThatThrownBy(() -> Vocabulary.of(DrinkingHabit.class).read("drinking", value))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refusal -> assertThat(refusal.field()).isEqualTo("drinking"));
    }

    @Test
    void an_enum_outside_the_contract_has_no_words() {
        assertThatThrownBy(() -> Vocabulary.of(Thread.State.class)).isInstanceOf(IllegalArgumentException.class);
        assertThat(Vocabulary.of(Device.Platform.class).nameOf(Device.Platform.IOS))
                .isEqualTo("DEVICE_PLATFORM_IOS");
    }

    /// The contract's enums: name, then number, then word; without the zeros.
    private static Map<String, Map<Integer, String>> contract() throws IOException {
        Map<String, Map<Integer, String>> enums = new HashMap<>();
        try (var lines = new BufferedReader(
                new InputStreamReader(VocabularyTest.class.getResourceAsStream("/wire.tsv"), StandardCharsets.UTF_8))) {
            lines.lines()
                    .map(line -> line.split("\t", -1))
                    .filter(line -> line[0].equals("enum") && !line[2].equals("0"))
                    .forEach(line -> enums.computeIfAbsent(line[1], _ -> new TreeMap<>())
                            .put(Integer.valueOf(line[2]), line[3]));
        }
        return enums;
    }
}
