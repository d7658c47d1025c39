package com.datifyy.domain.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LookalikesTest {
    @Test
    void signs_and_digits_are_read_as_the_letters_they_look_like() {
        assertThat(Lookalikes.readings("P@$5w0Rd")).containsExactly("password");
        assertThat(Lookalikes.readings("7r33")).containsExactly("tree");
    }

    @Test
    void an_upright_stroke_is_read_as_either_letter() {
        assertThat(Lookalikes.readings("m1ss!")).containsExactlyInAnyOrder("missi", "mlssl");
    }

    @Test
    void everything_else_stays() {
        assertThat(Lookalikes.readings("जल 268#")).containsExactly("जल 268#");
    }
}
