package com.datifyy.adapters.grpc.translation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.adapters.grpc.wire.auth.v1.MessagesProto;
import com.datifyy.adapters.grpc.wire.common.v1.TypesProto;
import com.datifyy.adapters.grpc.wire.user.v1.UserProto;
import com.datifyy.domain.attribute.Attribute;
import com.datifyy.domain.attribute.Attribute.Choice;
import com.datifyy.domain.attribute.Attribute.Choices;
import com.datifyy.domain.identity.AccountStatus;
import com.datifyy.domain.identity.Device;
import com.datifyy.domain.identity.IdentityProvider;
import com.datifyy.domain.preferences.DealBreakerType;
import com.datifyy.domain.preferences.MatchStrength;
import com.datifyy.domain.preferences.MustHaveType;
import com.datifyy.domain.preferences.NriPreference;
import com.datifyy.domain.preferences.PreferenceGroup;
import com.datifyy.domain.profile.ProfileGroup;
import com.datifyy.domain.profile.traits.Gender;
import com.datifyy.domain.profile.traits.IncomeRange;
import com.datifyy.domain.profile.traits.InterestCategory;
import com.datifyy.domain.profile.traits.LanguageCode;
import com.datifyy.domain.profile.traits.LanguageProficiency;
import com.datifyy.domain.profile.traits.OccupationCategory;
import com.datifyy.domain.profile.traits.PromptQuestion;
import com.datifyy.domain.profile.traits.Religion;
import com.datifyy.domain.profile.traits.ZodiacSign;
import com.datifyy.domain.shared.DistanceBucket;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.google.protobuf.Descriptors.EnumDescriptor;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProtoEnumTest {
    /// Every enum that crosses the wire: those of the attributes, those inside their parts, and the few that stand
    /// alone.
    static Stream<Class<? extends Enum<?>>> vocabularies() {
        Stream<Class<? extends Enum<?>>> attributes = Stream.concat(
                        ProfileGroup.everyAttribute(), PreferenceGroup.everyAttribute())
                .flatMap(attribute -> vocabularyOf(attribute).stream());
        Stream<Class<? extends Enum<?>>> others = Stream.of(
                OccupationCategory.class,
                InterestCategory.class,
                LanguageCode.class,
                LanguageProficiency.class,
                PromptQuestion.class,
                DealBreakerType.class,
                MustHaveType.class,
                ZodiacSign.class,
                MatchStrength.class,
                DistanceBucket.class,
                AccountStatus.class,
                Device.Platform.class,
                IdentityProvider.class);
        return Stream.concat(attributes, others).distinct();
    }

    private static Optional<Class<? extends Enum<?>>> vocabularyOf(Attribute<?> attribute) {
        return switch (attribute) {
            case Choice<?> choice -> Optional.of(choice.vocabulary());
            case Choices<?> choices -> Optional.of(choices.vocabulary());
            case Attribute.Text _, Attribute.TextList _, Attribute.Whole _, Attribute.Flag _ -> Optional.empty();
            case Attribute.Day _, Attribute.Structure<?> _, Attribute.StructureList<?> _ -> Optional.empty();
        };
    }

    @ParameterizedTest
    @MethodSource("vocabularies")
    <E extends Enum<E>> void every_word_crosses_by_name_and_comes_back(Class<E> vocabulary) {
        var words = new ProtoEnum<>(vocabulary, twinOf(vocabulary));

        int place = 0;
        for (E word : vocabulary.getEnumConstants()) {
            place++;
            assertThat(words.toDomain("field", words.number(word))).isEqualTo(word);
            assertThat(words.toWire(word).getName()).endsWith(word.name().replaceFirst("^FROM_(?=\\d)", ""));
            assertThat(words.number(word)).isEqualTo(place);
        }
    }

    @Test
    void the_walk_covers_every_enum_of_the_profile_and_the_preferences() {
        assertThat(vocabularies()).hasSizeGreaterThan(50);
    }

    @Test
    void zero_means_not_said() {
        var genders = new ProtoEnum<>(Gender.class, twinOf(Gender.class));

        assertThat(genders.toDomain("gender", 0)).isNull();
        assertThat(genders.number(null)).isZero();
    }

    @Test
    void a_number_outside_the_contract_is_refused() {
        var religions = new ProtoEnum<>(Religion.class, twinOf(Religion.class));

        assertThatThrownBy(() -> religions.toDomain("religion", 14)).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> religions.toDomain("religion", -1)).isInstanceOf(InvalidInput.class);
    }

    @Test
    void a_name_that_begins_with_a_digit_is_guarded_in_the_domain() {
        var ranges = new ProtoEnum<>(IncomeRange.class, twinOf(IncomeRange.class));

        assertThat(ranges.toWire(IncomeRange.FROM_3_TO_5_LAKH).getName()).isEqualTo("INCOME_RANGE_3_TO_5_LAKH");
    }

    @Test
    void enums_that_are_not_twins_are_a_mistake_found_at_once() {
        assertThatThrownBy(() -> new ProtoEnum<>(NriPreference.class, twinOf(Gender.class)))
                .isInstanceOf(IllegalStateException.class);
    }

    private static EnumDescriptor twinOf(Class<?> vocabulary) {
        String name = switch (vocabulary.getSimpleName()) {
            case "NriPreference" -> "NRIPreference";
            case "Platform" -> "DevicePlatform";
            case "IdentityProvider" -> "OAuthProvider";
            case String same -> same;
        };
        return Stream.of(UserProto.getDescriptor(), TypesProto.getDescriptor(), MessagesProto.getDescriptor())
                .map(file -> file.findEnumTypeByName(name))
                .filter(found -> found != null)
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is not in the contract"));
    }
}
