package com.datifyy.domain.attribute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.domain.profile.Basics;
import com.datifyy.domain.profile.Details;
import com.datifyy.domain.profile.ProfileGroup;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UpdateFieldsTest {
    @Test
    void no_names_are_told_apart_from_a_star_which_means_all_that_is_sent() {
        assertThat(of()).isEqualTo(new UpdateFields.Missing());
        assertThat(of("*")).isEqualTo(new UpdateFields.AllThatIsSent());
        assertThat(of("bio", " * ")).isEqualTo(new UpdateFields.AllThatIsSent());
    }

    @Test
    void names_mean_these_fields_and_no_others() {
        assertThat(of("bio", "name")).isEqualTo(named(Set.of(Details.BIO, Basics.NAME)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"job_title", "jobTitle", " job_title "})
    void a_name_may_be_in_either_style(String name) {
        assertThat(of(name)).isEqualTo(named(Set.of(Details.JOB_TITLE)));
    }

    @Test
    void fields_that_are_told_and_never_set_may_be_named_without_effect() {
        assertThat(of("email", "age", "zodiacSign", "bio"))
                .isEqualTo(new UpdateFields.Named(Set.of(Details.BIO), Set.of("email", "age", "zodiac_sign")));
    }

    @Test
    void the_text_of_a_birth_date_names_the_birth_date() {
        assertThat(of("birth_date")).isEqualTo(named(Set.of(Basics.DATE_OF_BIRTH)));
    }

    @ParameterizedTest
    @CsvSource({
        "account_status, account_status",
        "metadata, metadata",
        "Bio, Bio",
        "profile_details.bio, profile_details.bio",
        "'bio,height', entry 1",
        "<script>, entry 1",
        "'', entry 1"
    })
    void c7_what_is_no_field_of_the_profile_cannot_be_named_and_is_told(String name, String told) {
        assertThatThrownBy(() -> of("bio", name))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("update_fields names fields that do not exist: " + told);
    }

    @Test
    void d12_however_many_names_are_unknown_the_first_ten_are_told() {
        String[] thousand =
                IntStream.range(0, 1_000).mapToObj(i -> "made_up_" + i).toArray(String[]::new);

        assertThatThrownBy(() -> of(thousand))
                .hasMessageContaining("made_up_0, ")
                .hasMessageEndingWith("made_up_9 and 990 more")
                .message()
                .hasSizeLessThan(200);
        assertThatThrownBy(() -> of(Arrays.copyOf(thousand, 10))).hasMessageEndingWith(", made_up_9");
    }

    private static UpdateFields named(Set<Attribute<?>> attributes) {
        return new UpdateFields.Named(attributes, Set.of());
    }

    private static UpdateFields of(String... names) {
        return UpdateFields.of(List.of(names), ProfileGroup::attributeNamed, ProfileGroup.TOLD_ONLY);
    }
}
