package com.datifyy.bench.load;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// Instances of one service that are asked in turn, those that say so at `/readyz`, as behind a load
/// balancer. What is sent once is never sent a second time.
public final class Turns implements Way, AutoCloseable {
    private static final long BETWEEN_LOOKS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final Duration LONGEST_LOOK = Duration.ofSeconds(2);
    private static final Request READY = Request.get("/readyz", null);

    private final List<Target> instances = new CopyOnWriteArrayList<>();
    private final Set<Target> ready = ConcurrentHashMap.newKeySet();
    private final AtomicInteger turn = new AtomicInteger();
    private volatile boolean closed;

    public Turns() {
        Thread.ofPlatform().daemon().name("turns").start(this::look);
    }

    /// Takes one in that is ready already.
    public void add(Target instance) {
        ready.add(instance);
        instances.add(instance);
    }

    /// Sends nothing to one any more, not even over connections that lead there.
    public void remove(Target instance) {
        instances.remove(instance);
        ready.remove(instance);
    }

    /// @throws IllegalStateException when none is ready
    @Override
    public Target next() {
        List<Target> inTurn = instances.stream().filter(ready::contains).toList();
        if (inTurn.isEmpty()) {
            throw new IllegalStateException("no instance is ready");
        }
        return inTurn.get(Math.floorMod(turn.getAndIncrement(), inTurn.size()));
    }

    @Override
    public boolean stillLeadsTo(Target target) {
        return instances.contains(target);
    }

    @Override
    public void close() {
        closed = true;
    }

    private void look() {
        while (!closed) {
            for (Target instance : instances) {
                if (saysReady(instance)) {
                    ready.add(instance);
                } else {
                    ready.remove(instance);
                }
            }
            LockSupport.parkNanos(BETWEEN_LOOKS);
        }
    }

    /// Each time over a connection of its own, as balancers ask.
    private static boolean saysReady(Target instance) {
        try (Connection connection = new Connection(instance, LONGEST_LOOK)) {
            return connection.ask(READY.encoded(instance)).good();
        } catch (IOException away) {
            return false;
        }
    }
}
