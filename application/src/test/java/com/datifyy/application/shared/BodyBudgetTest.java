package com.datifyy.application.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.datifyy.domain.shared.Refusal.Unavailable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class BodyBudgetTest {
    private static final int MIB = 1_048_576;

    private final BodyBudget budget = BodyBudget.forRequestsUpTo(MIB);

    @Test
    void e2_requests_that_would_hold_more_than_the_budget_together_are_refused_and_keep_what_they_have() {
        BodyBudget.Share first = budget.share();
        BodyBudget.Share second = budget.share();
        first.take(3 * MIB);
        second.take(MIB - 1);

        assertThatExceptionOfType(Unavailable.class).isThrownBy(() -> second.take(2));

        assertThat(budget.held()).isEqualTo(4 * MIB - 1);
        second.take(1);
    }

    @Test
    void a_request_that_ends_makes_room_and_may_end_twice() {
        BodyBudget.Share share = budget.share();
        share.take(4 * MIB);
        share.close();
        share.close();

        assertThat(budget.held()).isZero();
        budget.share().take(4 * MIB);
    }

    @Test
    void four_of_the_largest_requests_fit_however_large_they_may_be() {
        BodyBudget large = BodyBudget.forRequestsUpTo(16 * MIB);
        for (int i = 0; i < 4; i++) {
            large.share().take(16 * MIB);
        }

        assertThatExceptionOfType(Unavailable.class)
                .isThrownBy(() -> large.share().take(1));
    }

    @Test
    void nothing_is_lost_when_many_come_and_go() {
        try (var requests = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 1_000; i++) {
                requests.execute(() -> {
                    try (var share = budget.share()) {
                        share.take(MIB);
                    } catch (Unavailable full) {
                        assertThat(full).hasMessageStartingWith("Room for this request");
                    }
                });
            }
        }

        assertThat(budget.held()).isZero();
    }
}
