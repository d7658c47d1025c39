package com.datifyy.application.shared.port;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.IntFunction;

/// Many who do something at the same moment.
public final class Crowd {
    /// As many as the smallest store that is tested has connections for. Whoever waits for one of those is refused
    /// after a while, rightly, and on a busy machine a hundred writers take longer than that.
    public static final int AT_ONCE = 6;

    private Crowd() {}

    /// All begin together, and as many at once are at work as there is room for until the last one is through.
    ///
    /// @param each what somebody does by their number, from 1 on
    /// @return what came of it, in the order of the numbers
    public static <T> List<T> of(int size, IntFunction<T> each) throws InterruptedException, ExecutionException {
        var start = new CountDownLatch(1);
        var places = new Semaphore(AT_ONCE);
        List<Future<T>> running = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 1; i <= size; i++) {
                int number = i;
                running.add(threads.submit(() -> {
                    start.await();
                    places.acquire();
                    try {
                        return each.apply(number);
                    } finally {
                        places.release();
                    }
                }));
            }
            start.countDown();
        }
        List<T> outcomes = new ArrayList<>();
        for (Future<T> one : running) {
            outcomes.add(one.get());
        }
        return outcomes;
    }
}
