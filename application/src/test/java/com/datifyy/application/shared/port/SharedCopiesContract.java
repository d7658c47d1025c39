package com.datifyy.application.shared.port;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.application.shared.port.SharedCopies.Absence;
import com.datifyy.application.shared.port.SharedCopies.Copy;
import com.datifyy.application.shared.port.SharedCopies.Found;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// What everybody does who keeps copies.
public interface SharedCopiesContract {
    String NAME = "person/1/42/7.8.9";
    Duration LIFE = Duration.ofMinutes(5);

    /// The same throughout one test; nothing is kept at first.
    SharedCopies copies();

    /// Lets the life of a copy go by that was kept for as long as this.
    void outlive(Duration life);

    private void keep(String name, String words) {
        copies().keep(name, () -> words.getBytes(UTF_8), LIFE);
    }

    private static String wordsOf(Found found) {
        assertThat(found).isInstanceOf(Copy.class);
        return new String(((Copy) found).bytes(), UTF_8);
    }

    @Test
    default void what_was_kept_is_found_under_its_name_and_no_other() {
        keep(NAME, "Maya, Pune");
        keep("person/1/43/7.8.9", "Arjun, Delhi");

        assertThat(wordsOf(copies().find(NAME))).isEqualTo("Maya, Pune");
        assertThat(wordsOf(copies().find("person/1/43/7.8.9"))).isEqualTo("Arjun, Delhi");
        assertThat(copies().find("person/1/42/7.8.10")).isEqualTo(Absence.NOT_THERE);
        assertThat(copies().find("person/2/42/7.8.9")).isEqualTo(Absence.NOT_THERE);
    }

    @Test
    default void every_byte_comes_back_as_it_was() {
        byte[] every = new byte[1_024];
        for (int i = 0; i < every.length; i++) {
            every[i] = (byte) i;
        }
        copies().keep(NAME, every::clone, LIFE);
        copies().keep("nothing at all", () -> new byte[0], LIFE);

        assertThat(((Copy) copies().find(NAME)).bytes()).isEqualTo(every);
        assertThat(((Copy) copies().find("nothing at all")).bytes()).isEmpty();
    }

    @Test
    default void what_is_kept_again_stands_in_place_of_what_was() {
        keep(NAME, "Maya");
        keep(NAME, "Maya again");

        assertThat(wordsOf(copies().find(NAME))).isEqualTo("Maya again");
    }

    @Test
    default void it_goes_by_itself() {
        var shortly = Duration.ofMillis(40);
        copies().keep(NAME, () -> "Maya".getBytes(UTF_8), shortly);
        keep("another", "stays");

        outlive(shortly);

        assertThat(copies().find(NAME)).isEqualTo(Absence.NOT_THERE);
        assertThat(wordsOf(copies().find("another"))).isEqualTo("stays");
    }
}
