package com.datifyy.adapters.postgres.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.domain.shared.Refusal.Unavailable;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class WhileReachableTest {
    @Test
    void h6_work_rests_during_an_outage_and_goes_on_after_it_and_after_anything_else() throws InterruptedException {
        var pings = new AtomicInteger();
        List<Integer> worked = new CopyOnWriteArrayList<>();
        var enough = new CountDownLatch(4);

        try (var executor = new WhileReachable(
                () -> {
                    switch (pings.incrementAndGet()) {
                        case 2 -> throw new Unavailable("The database");
                        case 3 -> throw new IllegalStateException("something that nobody expected");
                        default -> {}
                    }
                },
                Executors.defaultThreadFactory())) {
            var _ = executor.scheduleWithFixedDelay(
                    () -> {
                        worked.add(pings.get());
                        enough.countDown();
                    },
                    0,
                    1,
                    TimeUnit.MILLISECONDS);
            enough.await();
            executor.shutdownNow();
        }

        assertThat(worked).startsWith(1, 3, 4, 5);
    }
}
