package com.datifyy.adapters.grpc.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.domain.profile.Basics;
import com.datifyy.domain.profile.Details;
import com.datifyy.domain.profile.ProfileGroup;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UpdateFieldsTest {
    @Test
    void no_names_and_a_star_mean_all_that_is_sent() {
        assertThat(of()).isEqualTo(new UpdateFields.AllThatIsSent());
        assertThat(of("*")).isEqualTo(new UpdateFields.AllThatIsSent());
    }

    @Test
    void names_mean_these_fields_and_no_others() {
        assertThat(of("bio", "name")).isEqualTo(new UpdateFields.Named(Set.of(Details.BIO, Basics.NAME)));
    }

    @Test
    void fields_that_are_told_and_never_set_may_be_named_without_effect() {
        assertThat(of("email", "age", "zodiac_sign", "bio")).isEqualTo(new UpdateFields.Named(Set.of(Details.BIO)));
    }

    @Test
    void the_text_of_a_birth_date_names_the_birth_date() {
        assertThat(of("birth_date")).isEqualTo(new UpdateFields.Named(Set.of(Basics.DATE_OF_BIRTH)));
    }

    @Test
    void c7_what_is_no_field_of_the_profile_cannot_be_named() {
        assertThatThrownBy(() -> of("bio", "account_status"))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("update_fields[1] is not the name of a field");
    }

    private static UpdateFields of(String... names) {
        return UpdateFields.of(List.of(names), ProfileGroup::attributeNamed);
    }
}
