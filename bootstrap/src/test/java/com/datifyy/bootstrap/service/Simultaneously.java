package com.datifyy.bootstrap.service;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// Steps that begin at the same moment.
public final class Simultaneously {
    private Simultaneously() {}

    /// Takes as many steps as are wanted, each by its number from 0 on.
    ///
    /// @return how they ended, in their order
    public static <T> List<T> together(int steps, IntFunction<Callable<T>> step) {
        return together(IntStream.range(0, steps).mapToObj(step).toList());
    }

    /// Takes several steps.
    ///
    /// @return how they ended, in their order
    @SafeVarargs
    public static <T> List<T> together(Callable<T>... steps) {
        List<Callable<T>> all = new ArrayList<>();
        for (Callable<T> step : steps) {
            all.add(step);
        }
        return together(all);
    }

    private static <T> List<T> together(List<Callable<T>> steps) {
        var start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> running = new ArrayList<>();
            for (Callable<T> step : steps) {
                running.add(threads.submit(() -> {
                    start.await();
                    return step.call();
                }));
            }
            start.countDown();
            List<T> ends = new ArrayList<>();
            for (Future<T> end : running) {
                ends.add(end.get());
            }
            return ends;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        } catch (ExecutionException failed) {
            throw new AssertionError(failed);
        }
    }
}
