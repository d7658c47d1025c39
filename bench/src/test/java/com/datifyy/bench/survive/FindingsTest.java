package com.datifyy.bench.survive;

import static com.datifyy.bench.survive.Fate.ACKNOWLEDGED;
import static com.datifyy.bench.survive.Fate.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FindingsTest {
    private static final Findings BROKEN = new Findings(List.of("two dates at once"), List.of(), List.of());

    private final History history = new History();

    @Test
    void nothing_is_found_where_what_is_stored_is_what_was_answered() {
        history.add(new Operation("offer", Map.of("slot", "1"), ACKNOWLEDGED));

        Findings found = Findings.of(history, Map.of("slot", "1"));

        assertThat(found.isEmpty()).isTrue();
        assertThat(found.isLoss()).isFalse();
        assertThat(found.histories()).isEmpty();
    }

    @Test
    void an_acknowledged_write_that_is_gone_is_a_loss_also_when_the_next_that_nobody_answered_hides_it() {
        history.add(new Operation("sign out", Map.of("open", "1"), ACKNOWLEDGED));
        history.add(new Operation("sign in", Map.of("open", "2", "grants", "5"), UNKNOWN));

        Findings found = Findings.of(history, Map.of("open", "2"));

        assertThat(found.isLoss()).isTrue();
        assertThat(found.contradictions()).singleElement().asString().startsWith("half a write is there");
        assertThat(found.histories()).containsExactly(history.toString());
    }

    @Test
    void a_broken_rule_is_found_and_is_no_loss_whatever_else_is_lost() {
        history.add(new Operation("offer", Map.of("slot", "1"), ACKNOWLEDGED));

        Findings lost = Findings.of(history, Map.of());
        Findings both = Findings.together(List.of(lost, BROKEN));

        assertThat(BROKEN.isEmpty()).isFalse();
        assertThat(lost.isLoss()).isTrue();
        assertThat(both.isLoss()).isFalse();
        List<String> told = new ArrayList<>();
        both.tell(told::add);
        assertThat(told).containsExactly(history.toString(), "two dates at once", "slot is 0 and must be 1");
        List<String> inShort = new ArrayList<>();
        both.tellInShort(inShort::add);
        assertThat(inShort).containsExactly("two dates at once", "slot is 0 and must be 1");
    }
}
