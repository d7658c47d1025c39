package com.datifyy.application.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.application.shared.port.PlainSecretBox;
import com.datifyy.domain.shared.Cursor;
import com.datifyy.domain.shared.Page;
import com.datifyy.domain.shared.PageRequest;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealedPagesTest {
    private final SealedPages pages = new SealedPages(new PlainSecretBox());

    @Test
    void a_list_goes_on_where_a_page_ended_and_has_an_end() {
        Page<Integer> first = numbers("search 17", null);
        Page<Integer> second = numbers("search 17", first.next());
        Page<Integer> third = numbers("search 17", second.next());

        assertThat(first.items()).containsExactly(0, 1);
        assertThat(second.items()).containsExactly(2, 3);
        assertThat(third.items()).containsExactly(4);
        assertThat(third.next()).isNull();
    }

    @Test
    void d11_what_an_item_stands_by_is_sealed() {
        assertThat(numbers("search 17", null).next()).isNotNull().isNotEqualTo(Cursor.at(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"search 18", "recommendations 17"})
    void somebody_elses_cursor_and_one_of_another_list_are_refused(String list) {
        String next = numbers("search 17", null).next();

        assertThatThrownBy(() -> numbers(list, next))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("is not one that was handed out");
    }

    @Test
    void one_that_was_made_up_is_refused() {
        for (String madeUp : List.of(Cursor.at(1), "MQ", "not base64!", "A".repeat(4_000))) {
            assertThatThrownBy(() -> numbers("search 17", madeUp)).isInstanceOf(InvalidInput.class);
        }
    }

    private Page<Integer> numbers(String list, @Nullable String cursor) {
        return pages.of(list, new PageRequest(2, cursor), plain -> {
            Integer after = Cursor.of(plain, 1, place -> Math.toIntExact(place[0]));
            return Page.beginning(
                    IntStream.range(after == null ? 0 : after + 1, 5).boxed().toList(), plain, Cursor::at);
        });
    }
}
