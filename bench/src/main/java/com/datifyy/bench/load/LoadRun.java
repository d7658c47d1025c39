package com.datifyy.bench.load;

import com.datifyy.bench.load.Outcome.Tally;
import com.datifyy.bench.load.Plan.Arrival;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// Carries a plan out.
///
/// Requests at an even rate have numbers, and each number a moment at which it is due, fixed beforehand. A
/// connection takes the next number, waits for its moment, and sends. When all connections are busy a number
/// is taken late: its caller has been waiting since the moment it was due, and that is what is measured. So a
/// service that stops for a second shows a second of callers waiting, not one slow request.
public final class LoadRun {
    /// What is due in the measured time may still be sent this much later; then it counts as never sent.
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final Plan plan;
    private final Pulse pulse;
    private final long warm;
    private final long end;
    private final long begin;
    private final AtomicLong numbers = new AtomicLong();

    LoadRun(Plan plan, Pulse pulse) {
        this.plan = plan;
        this.pulse = pulse;
        this.begin = pulse.now();
        this.warm = begin + plan.warmUp().toNanos();
        this.end = warm + plan.measured().toNanos();
    }

    /// Says what is asked next; shared by all connections.
    @FunctionalInterface
    public interface Requests {
        Request next(RandomGenerator random);
    }

    /// Puts a service under load and returns when all answers are there, at the latest some seconds and a
    /// timeout after the planned end.
    public static Outcome run(Target target, Plan plan, Requests requests) throws InterruptedException {
        return run(target, Way.to(target), plan, requests);
    }

    /// The same for several instances of it.
    public static Outcome run(Turns turns, Plan plan, Requests requests) throws InterruptedException {
        return run(turns.next(), turns, plan, requests);
    }

    private static Outcome run(Target target, Way way, Plan plan, Requests requests) throws InterruptedException {
        AtomicLong seeds = new AtomicLong(1);
        return run(plan, () -> {
            Connection connection = new Connection(way, plan.timeout());
            Random random = new Random(seeds.getAndIncrement());
            return new Exchange() {
                @Override
                public int next() throws IOException {
                    return connection.ask(requests.next(random).encoded(target)).status();
                }

                @Override
                public void close() throws IOException {
                    connection.close();
                }
            };
        });
    }

    /// The same with whatever answers requests.
    ///
    /// @param exchanges makes one for each connection
    public static Outcome run(Plan plan, Supplier<Exchange> exchanges) throws InterruptedException {
        return new LoadRun(plan, Pulse.REAL).run(exchanges);
    }

    /// @param exchanges makes one for each connection
    Outcome run(Supplier<Exchange> exchanges) throws InterruptedException {
        Tally total = new Tally();
        try (var standStill = new StandStill(plan.warmUp());
                var threads = Executors.newThreadPerTaskExecutor(
                        Thread.ofPlatform().name("load-", 1).daemon().factory())) {
            List<Future<Tally>> tallies = new ArrayList<>();
            for (int i = 0; i < plan.connections(); i++) {
                tallies.add(threads.submit(() -> work(exchanges.get())));
            }
            for (Future<Tally> tally : tallies) {
                total.add(tally.get());
            }
            total.generatorStoodStill(standStill.longest());
        } catch (ExecutionException failure) {
            throw new IllegalStateException("the load generator failed", failure.getCause());
        }
        return total.under(plan);
    }

    private Tally work(Exchange exchange) {
        Tally tally = new Tally();
        try (exchange) {
            switch (plan.arrival()) {
                case Arrival.WhenFree() -> asFastAsAnswered(exchange, tally);
                case Arrival.Even(double perSecond) -> whenDue(exchange, tally, 1e9 / perSecond);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return tally;
    }

    private void asFastAsAnswered(Exchange exchange, Tally tally) {
        for (long now = pulse.now(); now - end < 0; now = pulse.now()) {
            ask(exchange, tally, now, now);
        }
    }

    private void whenDue(Exchange exchange, Tally tally, double interval) {
        long giveUp = end + GRACE.toNanos();
        while (true) {
            long due = begin + (long) (numbers.getAndIncrement() * interval);
            if (due - end >= 0) {
                return;
            }
            pulse.waitUntil(due);
            long now = pulse.now();
            if (now - giveUp < 0) {
                ask(exchange, tally, due, now);
            } else if (due - warm >= 0) {
                tally.failed(Outcome.NEVER_SENT);
            }
        }
    }

    private void ask(Exchange exchange, Tally tally, long due, long sent) {
        String failure = "";
        try {
            int status = exchange.next();
            failure = status / 100 == 2 ? "" : "status " + status;
        } catch (SocketTimeoutException timeout) {
            failure = "timeout";
        } catch (IOException lost) {
            failure = "connection lost";
        }
        if (due - warm >= 0) {
            long now = pulse.now();
            if (failure.isEmpty()) {
                tally.answered(now - due, now - sent);
            } else {
                tally.failed(failure);
            }
        }
    }
}
