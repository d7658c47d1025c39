package com.datifyy.domain.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.domain.identity.Email;
import com.datifyy.domain.shared.Refusal.Conflict;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.datifyy.domain.shared.Refusal.InvalidInput.Fault;
import org.junit.jupiter.api.Test;

class FaultsTest {
    private final Faults faults = new Faults();

    @Test
    void all_that_was_found_is_told_in_its_order_and_of_each_field_once() {
        faults.in(() -> {
            throw new InvalidInput("height", "must be from 100 to 250");
        });
        assertThat(faults.of(() -> new Email("nowhere"))).isNull();
        faults.note("height", "is odd");
        var others = new Faults();
        others.note("name", "is required");
        faults.add(others);

        assertThatExceptionOfType(InvalidInput.class).isThrownBy(faults::tell).satisfies(refused -> {
            assertThat(refused.faults())
                    .containsExactly(
                            new Fault("height", "must be from 100 to 250"),
                            new Fault("email", "is not an e-mail address"),
                            new Fault("name", "is required"));
            assertThat(refused.field()).isEqualTo("height");
            assertThat(refused)
                    .hasMessage("height must be from 100 to 250; email is not an e-mail address; name is required");
        });
    }

    @Test
    void where_nothing_was_found_it_goes_on() {
        assertThat(faults.of(() -> new Email("maya@example.org"))).isEqualTo(new Email("maya@example.org"));
        assertThatCode(faults::tell).doesNotThrowAnyException();
        assertThatIllegalStateException().isThrownBy(faults::refusal);
    }

    @Test
    void of_many_faults_the_first_twenty_are_told() {
        for (int i = 0; i < 30; i++) {
            faults.note("field_" + i, "is wrong");
        }

        assertThat(faults.refusal().faults()).hasSize(20).last().isEqualTo(new Fault("field_19", "is wrong"));
    }

    /// Else every fault would be looked for among all those before, and a body has room for ten thousand.
    @Test
    void more_faults_than_are_told_are_not_kept() {
        var counted = new Faults();
        for (int i = 0; i < 10_000; i++) {
            faults.note("field_" + i, "is wrong");
        }
        counted.add(faults);
        counted.note("another", "is wrong");

        assertThat(counted.refusal().faults())
                .hasSize(InvalidInput.MOST_TOLD)
                .isEqualTo(faults.refusal().faults());
    }

    @Test
    void where_a_value_cannot_be_had_another_stands_in() {
        assertThat(faults.of(() -> Integer.valueOf(7), 0)).isEqualTo(7);
        assertThat(faults.of(FaultsTest::nothing, 5)).isEqualTo(5);
        assertThat(faults.clean("bio", " Reads maps. ", 20, false)).isEqualTo("Reads maps.");
        assertThat(faults.clean("name", "Nobody is called that", 5, false)).isEqualTo("Nobody is called that");

        assertThat(faults.refusal()).hasMessage("height is odd; name is longer than 5 characters");
    }

    @Test
    void what_is_left_to_others_is_told_along_with_what_was_found() {
        faults.also(FaultsTest::nothing);
        assertThat(faults.isEmpty()).isTrue();

        faults.note("name", "is required");
        faults.also(FaultsTest::nothing);

        assertThat(faults.refusal()).hasMessage("name is required; height is odd");
    }

    @Test
    void a_refusal_of_another_kind_comes_after_what_was_found() {
        faults.note("name", "is required");

        Email none = faults.of(FaultsTest::taken);

        assertThat(none).isNull();
        assertThat(faults.refusal()).hasMessage("name is required");
    }

    private static Email taken() {
        throw new Conflict("taken");
    }

    private static int nothing() {
        throw new InvalidInput("height", "is odd");
    }

    @Test
    void other_refusals_are_not_gathered() {
        assertThatThrownBy(() -> faults.in(() -> {
                    throw new Conflict("taken");
                }))
                .isInstanceOf(Conflict.class);
    }
}
