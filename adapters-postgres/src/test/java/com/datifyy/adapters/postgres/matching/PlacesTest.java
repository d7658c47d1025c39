package com.datifyy.adapters.postgres.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PlacesTest {
    @Test
    void places_are_written_as_they_were_read() {
        String[] places = {"(0,1)", "(12,34)", "(4294967294,65535)"};

        long[] read = Stream.of(places).mapToLong(Places::read).toArray();

        assertThat(Places.written(read)).isEqualTo("{\"(0,1)\",\"(12,34)\",\"(4294967294,65535)\"}");
        assertThat(Arrays.stream(read).distinct()).hasSize(places.length);
        assertThat(Places.written(new long[] {})).isEqualTo("{}");
    }
}
