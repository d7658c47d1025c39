package com.datifyy.bench.survive;

import static com.datifyy.bench.survive.Fate.ACKNOWLEDGED;
import static com.datifyy.bench.survive.Fate.REFUSED;
import static com.datifyy.bench.survive.Fate.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HistoryTest {
    private static final Map<String, String> REGISTERING = Map.of("account", "1", "credentials", "1", "profile", "1");

    private final History history = new History();

    @Test
    void an_acknowledged_write_that_is_gone_is_a_lost_write() {
        history.add(new Operation("describe", Map.of("bio", "first"), ACKNOWLEDGED));
        history.add(new Operation("describe", Map.of("bio", "second"), ACKNOWLEDGED));

        assertThat(history.objectionsTo(Map.of("bio", "second"))).isEmpty();
        assertThat(history.objectionsTo(Map.of("bio", "first"))).containsExactly("bio is first and must be second");
        assertThat(history.objectionsTo(Map.of())).containsExactly("bio is 0 and must be second");
    }

    @Test
    void an_account_without_credentials_is_a_half_state_even_when_nobody_answered() {
        history.add(new Operation("register", REGISTERING, UNKNOWN));

        assertThat(history.objectionsTo(Map.of())).isEmpty();
        assertThat(history.objectionsTo(REGISTERING)).isEmpty();
        assertThat(history.objectionsTo(Map.of("account", "1", "profile", "1")))
                .singleElement()
                .asString()
                .startsWith("half a write is there");
    }

    @Test
    void an_account_without_credentials_is_found_when_it_was_acknowledged() {
        history.add(new Operation("register", REGISTERING, ACKNOWLEDGED));

        assertThat(history.objectionsTo(Map.of("account", "1", "profile", "1")))
                .containsExactly("credentials is 0 and must be 1");
    }

    @Test
    void a_block_that_left_the_date_of_the_two_is_a_half_state() {
        history.add(new Operation("date", Map.of("date", "1"), ACKNOWLEDGED));
        history.add(new Operation("block", Map.of("block", "1", "date", "0"), UNKNOWN));

        assertThat(history.objectionsTo(Map.of("date", "1"))).isEmpty();
        assertThat(history.objectionsTo(Map.of("block", "1"))).isEmpty();
        assertThat(history.objectionsTo(Map.of("block", "1", "date", "1"))).hasSize(1);
        assertThat(history.objectionsTo(Map.of())).hasSize(1);
    }

    @Test
    void what_was_written_twice_is_not_what_was_written_once() {
        history.add(new Operation("offer", Map.of("slot", "1"), UNKNOWN));
        history.add(new Operation("offer again", Map.of("slot", "1"), ACKNOWLEDGED));

        assertThat(history.objectionsTo(Map.of("slot", "1"))).isEmpty();
        assertThat(history.objectionsTo(Map.of("slot", "2"))).containsExactly("slot is 2 and must be 1");
    }

    @Test
    void what_was_refused_must_not_be_there() {
        history.add(new Operation("offer", Map.of("slot", "1"), REFUSED));

        assertThat(history.objectionsTo(Map.of())).isEmpty();
        assertThat(history.objectionsTo(Map.of("slot", "1"))).containsExactly("slot is 1 and must be 0");
    }

    @Test
    void what_was_open_is_decided_by_what_was_found_and_may_not_change_its_mind() {
        history.add(new Operation("offer", Map.of("slot", "1"), UNKNOWN));
        history.settle(Map.of("slot", "1"));

        assertThat(history.value("slot")).isEqualTo("1");
        assertThat(history.objectionsTo(Map.of())).hasSize(1);
    }

    @Test
    void nothing_impossible_is_gone_on_from() {
        history.add(new Operation("offer", Map.of("slot", "1"), ACKNOWLEDGED));

        assertThatThrownBy(() -> history.settle(Map.of())).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_fact_that_nobody_wrote_is_an_objection_too() {
        assertThat(history.objectionsTo(Map.of("account", "1"))).hasSize(1);
    }

    @Test
    void a_lost_write_that_each_fact_by_itself_hides_shows_in_all_of_them_together() {
        history.add(new Operation("date", Map.of("date", "1", "bookings", "3"), ACKNOWLEDGED));
        history.add(new Operation("block", Map.of("block", "1", "date", "0", "bookings", "0"), UNKNOWN));

        assertThat(history.contradictions(Map.of())).isEmpty();
        assertThat(history.objectionsTo(Map.of())).hasSize(1);
        assertThat(history.contradictions(Map.of("date", "1", "bookings", "2")))
                .containsExactly("bookings is 2 and must be 3 or 0");
        assertThat(history.contradictions(Map.of("date", "1", "bookings", "3"))).isEmpty();
    }

    @Test
    void what_holds_holds_all_of_it_and_is_not_open() {
        history.add(new Operation("date", Map.of("date", "1", "bookings", "3"), ACKNOWLEDGED));

        assertThat(history.holds(Map.of("date", "1", "bookings", "3"))).isTrue();
        assertThat(history.holds(Map.of("date", "1", "bookings", "2"))).isFalse();
        assertThat(history.holds(Map.of("block", "0"))).isTrue();

        history.add(new Operation("block", Map.of("block", "1"), UNKNOWN));

        assertThatThrownBy(() -> history.holds(Map.of("block", "1"))).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "200, ACKNOWLEDGED",
        "201, ACKNOWLEDGED",
        "404, REFUSED",
        "409, REFUSED",
        "429, REFUSED",
        "408, UNKNOWN",
        "500, UNKNOWN",
        "503, UNKNOWN"
    })
    void an_answer_says_what_became_of_a_request(int status, Fate fate) {
        assertThat(Fate.of(status)).isEqualTo(fate);
    }
}
