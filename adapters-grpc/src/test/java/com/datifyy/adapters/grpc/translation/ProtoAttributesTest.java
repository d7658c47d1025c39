package com.datifyy.adapters.grpc.translation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.adapters.grpc.wire.common.v1.Location;
import com.datifyy.adapters.grpc.wire.common.v1.Timestamp;
import com.datifyy.adapters.grpc.wire.user.v1.BasicInfo;
import com.datifyy.adapters.grpc.wire.user.v1.DealBreaker;
import com.datifyy.adapters.grpc.wire.user.v1.DealBreakerType;
import com.datifyy.adapters.grpc.wire.user.v1.LifestyleInfo;
import com.datifyy.adapters.grpc.wire.user.v1.PartnerPreferences;
import com.datifyy.adapters.grpc.wire.user.v1.ProfileDetails;
import com.datifyy.application.shared.SampleAnswers;
import com.datifyy.domain.attribute.Answers;
import com.datifyy.domain.attribute.Attribute;
import com.datifyy.domain.attribute.Changes;
import com.datifyy.domain.preferences.PartnerStanding;
import com.datifyy.domain.preferences.PreferenceGroup;
import com.datifyy.domain.profile.Basics;
import com.datifyy.domain.profile.Details;
import com.datifyy.domain.profile.Lifestyle;
import com.datifyy.domain.profile.ProfileGroup;
import com.datifyy.domain.profile.Residence;
import com.datifyy.domain.profile.traits.DrinkingHabit;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Message;
import com.google.protobuf.UnknownFieldSet;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProtoAttributesTest {
    private static final ProtoAttributes PREFERENCES =
            new ProtoAttributes(PreferenceGroup.everyAttribute().toList(), PartnerPreferences.getDescriptor());
    private static final ProtoAttributes BASICS =
            new ProtoAttributes(ProfileGroup.BASICS.attributes(), BasicInfo.getDescriptor());
    private static final ProtoAttributes DETAILS =
            new ProtoAttributes(ProfileGroup.DETAILS.attributes(), ProfileDetails.getDescriptor());
    private static final ProtoAttributes LIFESTYLE =
            new ProtoAttributes(ProfileGroup.LIFESTYLE.attributes(), LifestyleInfo.getDescriptor());

    static Stream<Attribute<?>> preferences() {
        return PreferenceGroup.everyAttribute();
    }

    @Test
    void every_field_of_the_preferences_is_an_attribute() {
        assertThat(PartnerPreferences.getDescriptor().getFields().stream().filter(field -> field.getNumber() < 100))
                .extracting(field -> field.getName())
                .containsExactlyInAnyOrderElementsOf(
                        preferences().map(Attribute::name).toList());
    }

    @ParameterizedTest
    @MethodSource("preferences")
    void every_preference_survives_the_wire(Attribute<?> attribute) throws Exception {
        assertRoundTrip(attribute, PREFERENCES, PartnerPreferences.newBuilder());
    }

    static Stream<Attribute<?>> details() {
        return ProfileGroup.DETAILS.attributes().stream();
    }

    @ParameterizedTest
    @MethodSource("details")
    void every_profile_detail_survives_the_wire(Attribute<?> attribute) throws Exception {
        assertRoundTrip(attribute, DETAILS, ProfileDetails.newBuilder());
    }

    @Test
    void a_birth_date_survives_the_wire_both_as_midnight_and_as_text() {
        Answers answers = Answers.NONE.with(Basics.DATE_OF_BIRTH, LocalDate.of(1992, 2, 29));
        var written = BasicInfo.newBuilder();
        BASICS.write(answers, written);

        assertThat(written.getBirthDate()).isEqualTo("1992-02-29");
        assertThat(sent(BASICS, written.clone().clearBirthDate().build())).isEqualTo(answers);
        assertThat(sent(BASICS, written.clone().clearDateOfBirth().build())).isEqualTo(answers);
    }

    @Test
    void a_birth_time_that_is_not_midnight_utc_is_refused() {
        var evening = BasicInfo.newBuilder()
                .setDateOfBirth(Timestamp.newBuilder().setSeconds(18 * 3600 + 30 * 60))
                .build();

        assertThatThrownBy(() -> sent(BASICS, evening))
                .isInstanceOf(InvalidInput.class)
                .hasMessageStartingWith("date_of_birth");
    }

    @Test
    void a_birth_date_that_is_not_a_date_is_refused() {
        var nonsense = BasicInfo.newBuilder().setBirthDate("1992-02-30").build();

        assertThatThrownBy(() -> sent(BASICS, nonsense)).isInstanceOf(InvalidInput.class);
    }

    @Test
    void without_names_what_is_empty_stays_as_it_was() {
        Answers before = Answers.NONE
                .with(Details.BIO, "good evening")
                .with(Details.HEIGHT, 170)
                .with(Details.HOMETOWN, "Pune");

        Changes changes = changes(into ->
                DETAILS.readSent(ProfileDetails.newBuilder().setBio("hello").build(), into));

        assertThat(before.with(changes)).isEqualTo(before.with(Details.BIO, "hello"));
    }

    @Test
    void a_named_but_empty_field_is_cleared() {
        Answers before = Answers.NONE
                .with(Details.BIO, "hello")
                .with(Details.HEIGHT, 170)
                .with(Details.HOMETOWN, "Pune");
        Set<Attribute<?>> named = Set.of(Details.BIO, Details.HEIGHT, Details.LOCATION);

        Changes changes = changes(into -> DETAILS.readNamed(ProfileDetails.getDefaultInstance(), named, into));

        assertThat(before.with(changes)).isEqualTo(Answers.NONE.with(Details.HOMETOWN, "Pune"));
    }

    @Test
    void a_named_flag_that_is_false_is_a_no() {
        Changes changes = changes(into -> PREFERENCES.readNamed(
                PartnerPreferences.getDefaultInstance(), Set.of(PartnerStanding.VERIFIED_ONLY), into));

        assertThat(Answers.NONE.with(changes).get(PartnerStanding.VERIFIED_ONLY))
                .isFalse();
    }

    @Test
    void an_unknown_enum_number_is_refused_by_field() {
        var unknown = LifestyleInfo.newBuilder().setDrinkingValue(99).build();

        assertThatThrownBy(() -> sent(LIFESTYLE, unknown))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("drinking 99 is not a value of DrinkingHabit");
    }

    @Test
    void an_unknown_enum_number_in_a_list_is_refused_by_field() {
        var unknown = PartnerPreferences.newBuilder().addReligionsValue(99).build();

        assertThatThrownBy(() -> sent(PREFERENCES, unknown))
                .isInstanceOf(InvalidInput.class)
                .hasMessageStartingWith("religions[0] ");
    }

    @Test
    void an_entry_without_its_kind_is_refused_by_place() {
        var nameless = PartnerPreferences.newBuilder()
                .addDealBreakers(DealBreaker.newBuilder()
                        .setType(DealBreakerType.DEALBREAKER_TYPE_SMOKING)
                        .setPriority(1))
                .addDealBreakers(DealBreaker.newBuilder().setPriority(1))
                .build();

        assertThatThrownBy(() -> sent(PREFERENCES, nameless))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("deal_breakers[1].type is required");
    }

    @Test
    void a_place_that_is_nowhere_on_earth_is_refused() {
        var nowhere = ProfileDetails.newBuilder()
                .setLocation(Location.newBuilder().setLatitude(Double.NaN).setLongitude(1))
                .build();

        assertThatThrownBy(() -> sent(DETAILS, nowhere)).isInstanceOf(InvalidInput.class);
    }

    @Test
    void d1_coordinates_come_back_as_the_centre_of_a_coarse_cell() {
        var exact = Location.newBuilder().setLatitude(18.520430).setLongitude(73.856743);
        Answers answers =
                sent(DETAILS, ProfileDetails.newBuilder().setLocation(exact).build());
        var written = ProfileDetails.newBuilder();
        DETAILS.write(answers, written);

        Residence residence = answers.get(Details.LOCATION);
        assertThat(written.getLocation().getLatitude())
                .isNotEqualTo(exact.getLatitude())
                .isEqualTo(residence.cell().latitude());
    }

    @Test
    void an_attribute_without_a_field_is_a_mistake_found_at_once() {
        Descriptor other = BasicInfo.getDescriptor();

        assertThatThrownBy(() -> new ProtoAttributes(List.of(Lifestyle.DRINKING), other))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_message_from_a_newer_client_is_read_without_its_unknown_fields() throws Exception {
        byte[] newer = LifestyleInfo.newBuilder()
                .setDrinking(com.datifyy.adapters.grpc.wire.user.v1.DrinkingHabit.DRINKING_NEVER)
                .setUnknownFields(UnknownFieldSet.newBuilder()
                        .addField(
                                4711,
                                UnknownFieldSet.Field.newBuilder().addVarint(1).build())
                        .build())
                .build()
                .toByteArray();

        assertThat(sent(LIFESTYLE, LifestyleInfo.parseFrom(newer)))
                .isEqualTo(Answers.NONE.with(Lifestyle.DRINKING, DrinkingHabit.NEVER));
    }

    private static void assertRoundTrip(Attribute<?> attribute, ProtoAttributes translation, Message.Builder builder)
            throws Exception {
        for (int seed = 0; seed < 8; seed++) {
            Answers answers = SampleAnswers.toAll(Stream.of(attribute), new Random(seed));
            translation.write(answers, builder.clear());
            Message received = builder.getDefaultInstanceForType()
                    .getParserForType()
                    .parseFrom(builder.build().toByteArray());

            Changes named = changes(into -> translation.readNamed(received, Set.of(attribute), into));
            assertThat(Answers.NONE.with(named)).isEqualTo(answers);
            assertThat(sent(translation, received)).isEqualTo(visible(answers));
        }
    }

    /// The answers that can be told from an empty field: no and zero cannot.
    private static Answers visible(Answers answers) {
        Changes invisible = Changes.none();
        answers.answered().stream()
                .filter(attribute -> answers.get(attribute).equals(false)
                        || answers.get(attribute).equals(0))
                .forEach(invisible::clear);
        return answers.with(invisible);
    }

    private static Answers sent(ProtoAttributes translation, Message message) {
        return Answers.NONE.with(changes(into -> translation.readSent(message, into)));
    }

    private static Changes changes(Consumer<Changes> reading) {
        Changes changes = Changes.none();
        reading.accept(changes);
        return changes;
    }
}
