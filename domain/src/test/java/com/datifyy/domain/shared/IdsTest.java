package com.datifyy.domain.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {
    private static final String NAME = "0a1b2c3d-0000-4000-8000-00000000000f";

    @Test
    void an_id_is_read_as_it_is_written() {
        assertThat(Ids.number("2147483647")).contains(Integer.MAX_VALUE);
        assertThat(Ids.uuid(NAME)).contains(UUID.fromString(NAME));
        assertThat(Ids.uuid(NAME.toUpperCase(Locale.ROOT))).contains(UUID.fromString(NAME));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "+1", "01", "1 ", "1.0", "2147483648", "١"})
    void there_is_no_other_way_to_write_a_number(String text) {
        assertThat(Ids.number(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1-1-1-1-1", "0a1b2c3d000040008000000000000000f", NAME + " ", NAME + "0"})
    void there_is_no_other_way_to_write_a_uuid(String text) {
        assertThat(Ids.uuid(text)).isEmpty();
    }
}
