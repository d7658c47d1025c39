package com.datifyy.bench.load;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/// What a load run measured. Times are in microseconds.
///
/// @param waits of good answers, from when the request was due
/// @param exchanges of good answers, from when the request was sent
/// @param errors how many times what happened instead of a good answer
/// @param standStill for how long the load generator was not let run, at most: callers waited for that, too
public record Outcome(Plan plan, Histogram waits, Histogram exchanges, Map<String, Long> errors, Duration standStill) {
    static final String NEVER_SENT = "never sent";

    /// Refused or failed requests, including those that were never sent.
    public long failed() {
        return errors.values().stream().mapToLong(Long::longValue).sum();
    }

    /// How many were due and never sent, because all connections were still waiting for answers.
    public long unsent() {
        return errors.getOrDefault(NEVER_SENT, 0L);
    }

    public long answered() {
        return waits.getTotalCount();
    }

    /// Good answers per second of the measured time.
    public double throughput() {
        return answered() / (plan.measured().toNanos() / 1e9);
    }

    /// How long that share of the callers waited at most.
    ///
    /// @param percentile from 0 to 100
    public double waitMillis(double percentile) {
        return millis(waits, percentile);
    }

    /// How long the load generator itself was not let run, at most.
    public double standStillMillis() {
        return standStill.toNanos() / 1e6;
    }

    /// A few lines for people.
    public String report() {
        StringBuilder text = new StringBuilder();
        text.append(line(
                "%d good answers, %.1f per second, %d errors%s",
                answered(), throughput(), failed(), errors.isEmpty() ? "" : " " + new TreeMap<>(errors)));
        text.append(percentiles("from when due ", waits));
        if (plan.arrival() instanceof Plan.Arrival.Even) {
            text.append(percentiles("from when sent", exchanges));
        }
        text.append(line("the load generator itself stood still for %.1f ms at most", standStillMillis()));
        return text.toString();
    }

    private static String percentiles(String name, Histogram times) {
        return line(
                "%s  p50 %.2f  p90 %.2f  p99 %.2f  p99.9 %.2f  max %.2f ms",
                name,
                millis(times, 50),
                millis(times, 90),
                millis(times, 99),
                millis(times, 99.9),
                times.getMaxValue() / 1e3);
    }

    private static double millis(Histogram times, double percentile) {
        return times.getValueAtPercentile(percentile) / 1e3;
    }

    private static String line(String format, Object... values) {
        return String.format(Locale.ROOT, format, values) + "\n";
    }

    /// Collects what one connection sees.
    static final class Tally {
        private static final long LONGEST_MICROS = Duration.ofHours(2).toNanos() / 1_000;

        private final Histogram waits = new Histogram(1, LONGEST_MICROS, 3);
        private final Histogram exchanges = new Histogram(1, LONGEST_MICROS, 3);
        private final Map<String, Long> errors = new TreeMap<>();
        private Duration standStill = Duration.ZERO;

        void answered(long waitNanos, long exchangeNanos) {
            record(waits, waitNanos);
            record(exchanges, exchangeNanos);
        }

        void failed(String how) {
            errors.merge(how, 1L, Long::sum);
        }

        void generatorStoodStill(long nanos) {
            standStill = Duration.ofNanos(nanos);
        }

        void add(Tally other) {
            waits.add(other.waits);
            exchanges.add(other.exchanges);
            other.errors.forEach((how, times) -> errors.merge(how, times, Long::sum));
        }

        Outcome under(Plan plan) {
            return new Outcome(plan, waits, exchanges, Map.copyOf(errors), standStill);
        }

        private static void record(Histogram times, long nanos) {
            times.recordValue(Math.clamp(nanos / 1_000, 1, LONGEST_MICROS));
        }
    }
}
