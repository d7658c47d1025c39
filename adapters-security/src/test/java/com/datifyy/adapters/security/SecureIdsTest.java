package com.datifyy.adapters.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.domain.identity.UserId;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class SecureIdsTest {
    private static final int MANY = 1_000;

    private final SecureIds ids = new SecureIds();

    @Test
    void c5_a_thousand_consecutive_user_ids_show_no_order() {
        showsNoOrder(many(SecureIds::userId));
    }

    @Test
    void c5_a_thousand_consecutive_ids_of_other_things_show_no_order() {
        showsNoOrder(many((SecureIds made) -> made.sessionId().toString()));
        showsNoOrder(many((SecureIds made) -> made.slotId().value().toString()));
        showsNoOrder(many((SecureIds made) -> made.reportId().value().toString()));
        showsNoOrder(many((SecureIds made) -> made.messageId().toString()));
        showsNoOrder(many((SecureIds made) -> made.curatedMatchId().value()));
        showsNoOrder(many((SecureIds made) -> made.suggestionId().value()));
    }

    @Test
    void c5_user_ids_use_the_whole_range_of_31_bits() {
        int everySeenBit =
                many(SecureIds::userId).stream().mapToInt(UserId::value).reduce(0, (seen, id) -> seen | id);

        assertThat(everySeenBit).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void c5_ids_of_other_things_are_uuids_of_version_4_without_a_time() {
        assertThat(ids.sessionId().value().version()).isEqualTo(4);
        assertThat(ids.slotId().value().version()).isEqualTo(4);
        assertThat(ids.messageId().value().version()).isEqualTo(4);
        assertThat(ids.reportId().value().version()).isEqualTo(4);
    }

    @Test
    void salts_are_128_random_bits() {
        assertThat(many(SecureIds::salt))
                .allSatisfy(salt -> assertThat(salt).matches("[0-9a-f]{32}"))
                .doesNotHaveDuplicates();
    }

    /// In a row without order, half the steps go up. Of 999 steps fewer than 400 or more than 600 do so less
    /// than once in 10^20 runs (their number has a standard deviation of 9), and more than a handful of equal
    /// ids among 2^31 are as improbable.
    private static <T extends Comparable<T>> void showsNoOrder(List<T> row) {
        long steps = 0;
        for (int i = 1; i < row.size(); i++) {
            steps += row.get(i - 1).compareTo(row.get(i)) < 0 ? 1 : 0;
        }
        assertThat(steps).isBetween(400L, 600L);
        assertThat(row.stream().distinct().count()).isGreaterThan(MANY - 5);
    }

    private <T> List<T> many(Function<SecureIds, T> make) {
        return Stream.generate(() -> make.apply(ids)).limit(MANY).toList();
    }
}
