package com.datifyy.adapters.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RandomRoomsTest {
    @Test
    void d15_every_room_has_a_name_of_128_random_bits_and_nothing_else() {
        var rooms = new RandomRooms(URI.create("https://meet.example.org/dates"));
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            String room = rooms.fresh();
            assertThat(room).matches("https://meet\\.example\\.org/dates/[0-9a-f]{32}");
            assertThat(seen.add(room)).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://meet.example.org", "meet", "https://a@b.example.org/", "https://b.example/?x"})
    void rooms_have_an_https_address(String base) {
        assertThatThrownBy(() -> new RandomRooms(URI.create(base))).isInstanceOf(IllegalArgumentException.class);
    }
}
