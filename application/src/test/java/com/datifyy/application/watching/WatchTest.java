package com.datifyy.application.watching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.datifyy.domain.shared.Refusal.Forbidden;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WatchTest {
    private final List<String> told = new ArrayList<>();

    private final Watch watch = new Watch() {
        @Override
        public Step begin(Work work, Supplier<String> what, @Nullable String traceParent) {
            return new Step() {
                @Override
                public Inside enter() {
                    told.add(work + " entered");
                    return () -> told.add("left");
                }

                @Override
                public @Nullable String traceParent() {
                    return null;
                }

                @Override
                public void end(String outcome, boolean failed) {
                    told.add(outcome);
                }
            };
        }

        @Override
        public Step current() {
            return Step.UNSEEN;
        }
    };

    @Test
    void what_a_capability_does_is_a_step_that_ends_with_it_however_that_is() {
        watch.application(() -> told.add("reading"));
        assertThatExceptionOfType(Forbidden.class)
                .isThrownBy(() -> watch.application(() -> {
                    throw new Forbidden("no");
                }));

        assertThat(told)
                .containsExactly(
                        "APPLICATION entered", "reading", "left", "done", "APPLICATION entered", "left", "broken off");
    }
}
