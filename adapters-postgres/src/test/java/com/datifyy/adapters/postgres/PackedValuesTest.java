package com.datifyy.adapters.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jooq.JSONB;
import org.junit.jupiter.api.Test;

class PackedValuesTest {
    private static final List<Object> VALUES = Arrays.asList(
            null,
            "",
            "Café 🎈",
            Integer.MIN_VALUE,
            Long.MAX_VALUE,
            true,
            false,
            LocalDate.of(1996, 2, 29),
            Instant.parse("2026-11-26T01:02:03.456789Z"),
            Instant.parse("1969-12-31T23:59:59.999999Z"),
            JSONB.jsonb("{\"a\": [1, 2]}"),
            18.52,
            new UUID(-1, 7));

    @Test
    void every_value_comes_back() {
        assertThat(PackedValues.read(PackedValues.write(VALUES))).isEqualTo(VALUES);
        assertThat(PackedValues.read(PackedValues.write(List.of()))).isEmpty();
    }

    @Test
    void texts_come_back() {
        List<?> read =
                PackedValues.read(PackedValues.write(List.of(new String[] {"one", "", "drei ü"}, new String[0])));

        assertThat((String[]) read.getFirst()).containsExactly("one", "", "drei ü");
        assertThat((String[]) read.getLast()).isEmpty();
    }

    @Test
    void what_is_cut_off_anywhere_or_goes_on_is_refused() {
        byte[] bytes = PackedValues.write(VALUES);

        for (int length = 0; length < bytes.length; length++) {
            refused(Arrays.copyOf(bytes, length));
        }
        refused(Arrays.copyOf(bytes, bytes.length + 1));
    }

    @Test
    void numbers_that_promise_more_than_there_is_take_no_memory() {
        byte text = PackedValues.write(List.of("x"))[4];

        refused(ByteBuffer.allocate(9)
                .putInt(1)
                .put(text)
                .putInt(Integer.MAX_VALUE)
                .array());
        refused(ByteBuffer.allocate(9).putInt(1).put(text).putInt(-1).array());
        refused(ByteBuffer.allocate(4).putInt(Integer.MAX_VALUE).array());
        refused(ByteBuffer.allocate(5).putInt(-1).array());
        refused(ByteBuffer.allocate(5).putInt(1).put((byte) 99).array());
    }

    @Test
    void other_types_are_not_written() {
        assertThatIllegalArgumentException().isThrownBy(() -> PackedValues.write(List.of(BigDecimal.ONE)));
    }

    private static void refused(byte[] bytes) {
        assertThatIllegalStateException().isThrownBy(() -> PackedValues.read(bytes));
    }
}
