package com.datifyy.domain.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.domain.People;
import com.datifyy.domain.attribute.Attribute;
import com.datifyy.domain.attribute.Changes;
import com.datifyy.domain.profile.traits.Gender;
import com.datifyy.domain.profile.traits.Religion;
import com.datifyy.domain.profile.traits.ZodiacSign;
import com.datifyy.domain.shared.DistanceBucket;
import com.datifyy.domain.shared.GeoCell;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileTest {
    @Test
    void every_attribute_has_a_name_of_its_own() {
        assertThat(ProfileGroup.everyAttribute().map(Attribute::name))
                .doesNotHaveDuplicates()
                .hasSize(75);
        assertThat(ProfileGroup.everyAttribute())
                .allSatisfy(attribute -> assertThat(ProfileGroup.attributeNamed(attribute.name()))
                        .contains(attribute));
        assertThat(ProfileGroup.attributeNamed("occupation")).contains(Details.OCCUPATIONS);
        assertThat(ProfileGroup.attributeNamed("account_status")).isEmpty();
    }

    @Test
    void a_name_cannot_be_lost() {
        Profile profile = People.person(1).profile();

        assertThatThrownBy(() -> profile.with(Changes.none().set(Basics.NAME, " "), People.NOON))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("name is required");
    }

    @Test
    void a_telephone_number_is_kept_in_international_form() {
        Profile profile = People.person(1).profile();

        assertThat(profile.with(Changes.none().set(Basics.PHONE_NUMBER, "+91 12345 67890"), People.NOON)
                        .answers()
                        .get(Basics.PHONE_NUMBER))
                .isEqualTo("+911234567890");
        assertThatThrownBy(() -> profile.with(Changes.none().set(Basics.PHONE_NUMBER, "12345"), People.NOON))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void a_personality_type_has_four_characters() {
        Profile profile = People.person(1).profile();

        assertThat(profile.with(Changes.none().set(Lifestyle.PERSONALITY_TYPE, "INFJ"), People.NOON)
                        .answers()
                        .get(Lifestyle.PERSONALITY_TYPE))
                .isEqualTo("INFJ");
        assertThatThrownBy(() -> Changes.none().set(Lifestyle.PERSONALITY_TYPE, "TOOLONG"))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("personality_type is longer than 4 characters");
        assertThatThrownBy(() -> Changes.none().set(Lifestyle.PERSONALITY_TYPE, "INF"))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("personality_type is shorter than 4 characters");
        assertThat(profile.with(Changes.none().set(Lifestyle.PERSONALITY_TYPE, " "), People.NOON)
                        .answers()
                        .has(Lifestyle.PERSONALITY_TYPE))
                .isFalse();
    }

    @Test
    void every_change_has_a_new_version() {
        Profile profile = People.person(1).profile();

        assertThat(profile.with(Changes.none().set(Details.BIO, "Hello"), People.NOON)
                        .version())
                .isEqualTo(profile.version() + 1);
    }

    @Test
    void a_profile_with_everything_asked_for_is_complete() {
        assertThat(People.person(1).profile().completion()).isEqualTo(23);
        assertThat(People.person(1).withPhotos(2).profile().completion()).isEqualTo(33);
    }

    @ParameterizedTest
    @CsvSource({
        "2000-01-19,CAPRICORN", "2000-01-20,AQUARIUS", "2000-02-18,AQUARIUS", "2000-02-19,PISCES",
        "2000-03-20,PISCES", "2000-03-21,ARIES", "2000-04-19,ARIES", "2000-12-21,SAGITTARIUS",
        "2000-12-22,CAPRICORN", "2000-08-22,LEO", "2000-08-23,VIRGO"
    })
    void a_birth_date_has_a_sign(LocalDate birthDate, ZodiacSign sign) {
        assertThat(Zodiac.of(birthDate)).isEqualTo(sign);
    }

    @Test
    void c6_others_see_only_what_is_on_the_list() {
        Profile profile = People.person(1)
                .tells(Basics.NAME, "Asha Kulkarni")
                .tells(Basics.PHONE_NUMBER, "+911234567890")
                .tells(Basics.GENDER, Gender.FEMALE)
                .tells(Details.BIO, "Hello")
                .tells(Details.LOCATION, new Residence("IN", "India", "Pune", GeoCell.containing(18.52, 73.85)))
                .tells(Lifestyle.RELIGION, Religion.HINDU)
                .profile();

        PublishedProfile seen = PublishedProfile.of(
                profile, LocalDate.of(1996, 5, 17), true, true, LocalDate.of(2026, 11, 20), DistanceBucket.UNDER_50_KM);

        assertThat(seen.firstName()).isEqualTo("Asha");
        assertThat(seen.age()).isEqualTo(30);
        assertThat(seen.answers().answered()).containsExactlyInAnyOrder(Basics.GENDER, Details.BIO, Details.LOCATION);
        assertThat(seen.answers().get(Details.LOCATION)).isEqualTo(new Residence("IN", "India", "Pune", null));
    }

    @Test
    void in_short_the_staff_is_told_who_somebody_is() {
        Profile profile = People.person(1)
                .tells(Basics.NAME, "Asha Kulkarni")
                .tells(Basics.GENDER, Gender.FEMALE)
                .tells(Details.LOCATION, new Residence("IN", "India", "Pune", GeoCell.containing(18.52, 73.85)))
                .profile();

        ProfileSummary told = ProfileSummary.of(profile, LocalDate.of(2026, 11, 20));

        assertThat(told.name()).isEqualTo("Asha Kulkarni");
        assertThat(told.gender()).isEqualTo(Gender.FEMALE);
        assertThat(told.city()).isEqualTo("Pune");
        assertThat(told.occupation()).isEmpty();
        assertThat(told).hasToString("ProfileSummary[…]");
    }

    @Test
    void others_see_the_state_somebody_lives_in_but_no_address_written_there() {
        assertThat(seenHome("Maharashtra").state()).isEqualTo("Maharashtra");
        assertThat(seenHome("Maharashtra, maya@example.com").state())
                .startsWith("Maharashtra")
                .doesNotContain("@");
    }

    private static Residence seenHome(String state) {
        var home = new Residence("IN", "India", state, "Pune", GeoCell.containing(18.52, 73.85));
        return Objects.requireNonNull(
                published(People.woman(1).tells(Details.LOCATION, home).profile())
                        .answers()
                        .get(Details.LOCATION));
    }

    @Test
    void a_state_is_a_name_of_at_most_a_hundred_characters() {
        assertThat(Residence.told("IN", "India", "  Goa ", "", null).state()).isEqualTo("Goa");
        assertThat(new Residence("IN", "India", "Panaji", null).state()).isEmpty();
        assertThatThrownBy(() -> new Residence("IN", "India", "x".repeat(101), "", null))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refusal -> assertThat(refusal.field()).isEqualTo("location.state"));
    }

    private static PublishedProfile published(Profile profile) {
        return PublishedProfile.of(profile, LocalDate.of(1996, 5, 17), true, true, LocalDate.of(2026, 11, 20), null);
    }

    @Test
    void an_age_that_is_hidden_is_not_told() {
        Profile profile = People.woman(1).profile();

        PublishedProfile seen =
                PublishedProfile.of(profile, LocalDate.of(1996, 5, 17), false, true, LocalDate.of(2026, 11, 20), null);

        assertThat(seen.age()).isZero();
    }

    /// The second has a space that does not break, the third an ideographic one.
    @ParameterizedTest
    @ValueSource(strings = {"Asha Kulkarni", "Asha\u00A0Kulkarni", "Asha\u3000Kulkarni", "Asha"})
    void c6_the_family_name_is_left_out_whatever_stands_before_it(String name) {
        Profile profile = People.person(1).tells(Basics.NAME, name).profile();

        PublishedProfile seen =
                PublishedProfile.of(profile, LocalDate.of(1996, 5, 17), true, true, LocalDate.of(2026, 11, 20), null);

        assertThat(seen.firstName()).isEqualTo("Asha");
    }

    @Test
    void d12_sensitive_attributes_are_not_on_the_list() {
        assertThat(PublishedProfile.ATTRIBUTES)
                .doesNotContain(
                        Basics.NAME,
                        Basics.PHONE_NUMBER,
                        Basics.DATE_OF_BIRTH,
                        Lifestyle.RELIGION,
                        Lifestyle.RELIGION_IMPORTANCE,
                        Lifestyle.POLITICAL_VIEW,
                        Background.CASTE,
                        Background.SUB_CASTE,
                        Background.GOTRA,
                        Background.ETHNICITY,
                        Looks.COMPLEXION,
                        Looks.DISABILITY_STATUS,
                        Looks.BLOOD_GROUP,
                        Work.INCOME_RANGE,
                        Work.OWNS_PROPERTY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ZZ", "UK", "EU", "XX", "AA", "xx", "I1", "IND", "I"})
    void a_country_is_told_by_a_code_that_it_has(String code) {
        assertThatThrownBy(() -> Residence.told(code, "", "", "", null))
                .isInstanceOf(InvalidInput.class)
                .hasMessageStartingWith("location.country_code must be");
    }

    @ParameterizedTest
    @ValueSource(strings = {"IN", "gb", " de ", "", "XK"})
    void a_country_may_be_told_in_small_letters_or_not_at_all(String code) {
        assertThat(Residence.told(code, "", "", "", null).countryCode())
                .isEqualTo(code.strip().toUpperCase(Locale.ROOT));
    }

    @Test
    void a_residence_with_a_code_that_nobody_may_tell_any_more_can_still_be_read() {
        assertThat(new Residence("ZZ", "", "", null).countryCode()).isEqualTo("ZZ");
    }
}
