package com.datifyy.domain.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.domain.shared.Refusal.InvalidInput;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {
    @Test
    void a_list_goes_on_where_its_page_ended() {
        Page<Integer> page = Page.beginning(List.of(7, 5, 3), new PageRequest(2, null), Cursor::at);
        assertThat(page.items()).containsExactly(7, 5);

        String place = Cursor.of(new PageRequest(2, page.next()), 1, Arrays::toString);

        assertThat(place).isEqualTo("[5]");
    }

    @Test
    void nothing_follows_the_last_page() {
        assertThat(Page.beginning(List.of(7, 5), new PageRequest(2, null), Cursor::at)
                        .next())
                .isNull();
    }

    @Test
    void without_a_cursor_a_list_begins() {
        assertThat(read(null)).isNull();
        assertThat(read("")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "****", "MQ", "MS4yLjM", "MS4", "LTEuMg", "MS4tMg", "MS4y\n", "MTIzNDU2Nzg5MDEyLjE"})
    void whatever_was_not_handed_out_for_this_list_is_refused(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(InvalidInput.class).hasMessageStartingWith("cursor ");
    }

    @Test
    void a_long_text_is_not_looked_at() {
        assertThatThrownBy(() -> read(Cursor.at(1, 2) + "A".repeat(60))).isInstanceOf(InvalidInput.class);
    }

    @Test
    void numbers_that_stand_for_no_place_are_refused() {
        PageRequest page = new PageRequest(1, Cursor.at(99_999_999_999L));

        assertThatThrownBy(() -> Cursor.of(page, 1, place -> Math.toIntExact(place[0])))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> Cursor.of(page, 1, place -> Instant.MAX.plusSeconds(place[0])))
                .isInstanceOf(InvalidInput.class);
    }

    private static @Nullable String read(@Nullable String text) {
        return Cursor.of(new PageRequest(1, text), 2, Arrays::toString);
    }
}
