package com.datifyy.bench.survive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TallyTest {
    private final Tally tally = new Tally();

    @Test
    void what_was_never_acknowledged_is_missing() {
        tally.add("offer");
        tally.add("offer");
        tally.add("cancel");

        assertThat(tally.missing(List.of("offer", "arrange", "cancel", "withdraw")))
                .containsExactly("arrange", "withdraw");
        assertThat(tally).hasToString("{cancel=1, offer=2}");
    }

    @Test
    void what_was_acknowledged_before_it_counts_is_missing() {
        tally.add("offer");
        tally.add("cancel");
        tally.clear();
        tally.add("offer");

        assertThat(tally.missing(List.of("offer", "cancel"))).containsExactly("cancel");
        assertThat(tally).hasToString("{offer=1}");
    }
}
