package com.datifyy.bootstrap;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;
import jdk.management.VirtualThreadSchedulerMXBean;

/// How many virtual threads run at the same time: as many as there are processors, and more while classes are loaded.
///
/// More runnable threads than processors only make each other wait: under full load the slowest in a hundred requests
/// took half as long with few carriers. But a thread that loads a class holds its carrier, and when all carriers are
/// held nothing runs any more (see [Watchdog]), so there are many for as long as classes are loaded, and when virtual
/// threads do not answer.
public final class Carriers implements AutoCloseable {
    /// Enough for classes to be loaded side by side; the process starts with as many.
    static final int MANY = 16;

    /// So few classes in one step are no reason for many carriers.
    private static final long FEW_CLASSES = 10;

    private static final Duration STEP = Duration.ofSeconds(1);

    private final LongSupplier loadedClasses;
    private final Executor watched;
    private final IntConsumer parallelism;
    private final int few;
    private volatile boolean answered = true;
    private volatile boolean closed;
    private long loadedBefore;
    private int now = MANY;

    /// @param loadedClasses how many classes were loaded so far
    /// @param watched whose tasks ought to run
    /// @param parallelism sets how many of them run at the same time
    /// @param few how many, unless there is a reason for more
    Carriers(LongSupplier loadedClasses, Executor watched, IntConsumer parallelism, int few) {
        this.loadedClasses = loadedClasses;
        this.watched = watched;
        this.parallelism = parallelism;
        this.few = few;
    }

    /// Looks after the carriers of this process once a second.
    public static Carriers ofThisProcess() {
        var classes = ManagementFactory.getClassLoadingMXBean();
        var scheduler = ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class);
        int few = Math.clamp(Runtime.getRuntime().availableProcessors(), 2, MANY);
        var carriers = new Carriers(
                classes::getTotalLoadedClassCount, Thread::startVirtualThread, scheduler::setParallelism, few);
        Thread.ofPlatform().daemon().name("carriers").start(carriers::watch);
        return carriers;
    }

    private void watch() {
        while (!closed) {
            look();
            LockSupport.parkNanos(STEP.toNanos());
        }
    }

    /// Sees what happened since the last look, and decides for the time until the next.
    void look() {
        long loaded = loadedClasses.getAsLong();
        boolean loading = loaded - loadedBefore > FEW_CLASSES;
        loadedBefore = loaded;
        int wanted = loading || !answered ? MANY : few;
        if (wanted != now) {
            parallelism.accept(wanted);
            now = wanted;
        }
        answered = false;
        watched.execute(() -> answered = true);
    }

    @Override
    public void close() {
        closed = true;
    }
}
