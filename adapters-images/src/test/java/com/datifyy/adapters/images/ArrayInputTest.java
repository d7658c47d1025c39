package com.datifyy.adapters.images;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class ArrayInputTest {
    @Test
    void the_head_is_read_before_the_array_in_parts_of_any_length() throws IOException {
        byte[] head = {1, 2, 3, 4, 5};
        byte[] bytes = {9, 6, 7, 8, 9};
        for (int part = 1; part <= 8; part++) {
            byte[] read = new byte[8];
            try (ArrayInput input = new ArrayInput(head, bytes, 1, 4)) {
                for (int at = 0; at < read.length; at += part) {
                    input.readFully(read, at, Math.min(part, read.length - at));
                }
                assertThat(input.read()).isEqualTo(-1);
            }
            assertThat(read).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
        }
    }
}
