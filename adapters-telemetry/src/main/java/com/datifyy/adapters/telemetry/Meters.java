package com.datifyy.adapters.telemetry;

import com.datifyy.application.watching.Watch;
import com.datifyy.application.watching.Work;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// What is counted and measured, as Prometheus reads it.
///
/// Labels are route templates, methods, classes of status and words of ours, so there is an end to how many
/// there are. None is called `job` or `instance`: Prometheus puts its own under these names, and takes ours for
/// `exported_job`. What a store knows is asked for when somebody reads, not before.
public final class Meters implements Watch, AutoCloseable {
    /// How long work takes, in steps that tell a good day from a bad one; more would cost memory for each
    /// route.
    private static final Duration[] STEPS = {
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2_500),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10)
    };

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics collections = new JvmGcMetrics();
    private final Map<Labels, Timer> timers = new ConcurrentHashMap<>();
    private final List<Runnable> renewals = new CopyOnWriteArrayList<>();
    private final Map<Work, AtomicInteger> running = new EnumMap<>(Work.class);

    /// Which timer work belongs to.
    private record Labels(Work work, String what, String outcome) {}

    public Meters() {
        new JvmMemoryMetrics().bindTo(registry);
        collections.bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ClassLoaderMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        gauge("process.resident.memory", "bytes", "What the process has in memory", Memory::residentBytes);
        gauge("datifyy.memory.limit", "bytes", "What the container may have, or the machine has", Memory::limitBytes);
        for (Work work : Work.values()) {
            running.put(work, new AtomicInteger());
        }
        // Rules for alarms look for these before anything happens.
        expect(Work.HTTP_REQUEST, "-", "500");
        expect(Work.GRPC_CALL, "-", "INTERNAL", "UNAVAILABLE", "UNKNOWN");
        expect(Work.STATEMENT, "", "done", "failed");
        expect(Work.UNIT_OF_WORK, "", "committed", "rolled back");
        expect(Work.AI_CALL, "", "WRITTEN");
        runningGauge("datifyy.http.running", "Requests over HTTP that are not answered yet", Work.HTTP_REQUEST);
        runningGauge("datifyy.grpc.running", "Calls over gRPC that are not answered yet", Work.GRPC_CALL);
    }

    @Override
    public void expect(Work work, String what, String... outcomes) {
        for (String outcome : outcomes) {
            timer(work, () -> what, outcome);
        }
    }

    @Override
    public Step begin(Work work, Supplier<String> what, @Nullable String traceParent) {
        long began = System.nanoTime();
        AtomicInteger now = runningOf(work);
        now.incrementAndGet();
        return new Step() {
            @Override
            public Inside enter() {
                return Inside.NOWHERE;
            }

            @Override
            public @Nullable String traceParent() {
                return null;
            }

            @Override
            public void end(String outcome, boolean failed) {
                now.decrementAndGet();
                timer(work, what, outcome).record(System.nanoTime() - began, TimeUnit.NANOSECONDS);
            }
        };
    }

    @Override
    public Step current() {
        return Step.UNSEEN;
    }

    /// Adds a figure that is asked for whenever somebody reads.
    ///
    /// @param unit what it counts, or nothing
    /// @param labels names and values by turns
    public void gauge(String name, String unit, String meaning, Supplier<Number> value, String... labels) {
        Gauge.builder(name, value)
                .baseUnit(unit.isEmpty() ? null : unit)
                .description(meaning)
                .tags(labels)
                .register(registry);
    }

    /// Adds figures of which there is one for each value of a label, for those there are when somebody reads.
    ///
    /// @param rows values of the label, few of them and words of ours, with their figures
    public void gauges(String name, String meaning, String label, Supplier<Map<String, Number>> rows) {
        var gauges = MultiGauge.builder(name).description(meaning).register(registry);
        renewals.add(() -> gauges.register(
                rows.get().entrySet().stream()
                        .map(row -> MultiGauge.Row.of(Tags.of(label, row.getKey()), row.getValue()))
                        .toList(),
                true));
    }

    /// Adds a figure that only grows.
    ///
    /// @param labels names and values by turns
    public <T> void counter(String name, String meaning, T of, ToDoubleFunction<T> value, String... labels) {
        FunctionCounter.builder(name, of, value)
                .description(meaning)
                .tags(labels)
                .register(registry);
    }

    /// Everything, in Prometheus' text form.
    public byte[] text() {
        renewals.forEach(Runnable::run);
        return registry.scrape().getBytes(StandardCharsets.UTF_8);
    }

    /// What [#text()] is.
    public static String contentType() {
        return "text/plain; version=0.0.4; charset=utf-8";
    }

    @Override
    public void close() {
        collections.close();
        registry.close();
    }

    private void runningGauge(String name, String meaning, Work work) {
        gauge(name, "", meaning, runningOf(work)::get);
    }

    private AtomicInteger runningOf(Work work) {
        return running.getOrDefault(work, new AtomicInteger());
    }

    private Timer timer(Work work, Supplier<String> what, String outcome) {
        var labels = switch (work) {
            case HTTP_REQUEST -> new Labels(work, what.get(), classOf(outcome));
            case GRPC_CALL, REDIS_COMMAND, MESSAGE, JOB -> new Labels(work, what.get(), outcome);
            // Texts of statements are too many.
            case APPLICATION, UNIT_OF_WORK, STATEMENT, AI_CALL -> new Labels(work, "", outcome);
        };
        return timers.computeIfAbsent(labels, this::timer);
    }

    /// A class of status is enough, and there are few of them. What is not set up fails nobody who runs the service,
    /// and whoever likes may ask for it: its 501 is none of the failures that wake somebody.
    private static String classOf(String status) {
        return status.equals("501") ? status : status.charAt(0) + "xx";
    }

    private Timer timer(Labels labels) {
        String what = labels.what();
        String outcome = labels.outcome();
        var timer = switch (labels.work()) {
            case HTTP_REQUEST ->
                Timer.builder("datifyy.http.request")
                        .description("Requests over HTTP by route and class of status")
                        .tags(route(what).and("status", outcome));
            case GRPC_CALL ->
                Timer.builder("datifyy.grpc.call")
                        .description("Calls over gRPC by method and status")
                        .tags("method", what, "status", outcome);
            case APPLICATION ->
                Timer.builder("datifyy.application")
                        .description("Answering whoever was let in, over REST with reading the body, by how it ended")
                        .tags("outcome", outcome);
            case UNIT_OF_WORK ->
                Timer.builder("datifyy.db.transaction")
                        .description("Units of work by how they ended")
                        .tags("outcome", outcome);
            case STATEMENT ->
                Timer.builder("datifyy.db.statement")
                        .description("Statements by how they ended")
                        .tags("outcome", outcome);
            case REDIS_COMMAND ->
                Timer.builder("datifyy.redis.command")
                        .description("Commands to Redis by how they ended")
                        .tags("command", what, "outcome", outcome);
            case AI_CALL ->
                Timer.builder("datifyy.ai.call")
                        .description("Comments that a provider was asked for by result")
                        .tags("outcome", outcome);
            case MESSAGE ->
                Timer.builder("datifyy.message")
                        .description("Messages that were handed over or not, by channel")
                        .tags("channel", what, "outcome", outcome);
            case JOB ->
                Timer.builder("datifyy.job")
                        .description("Runs of background jobs by how they ended")
                        .tags("task", what, "outcome", outcome);
        };
        return timer.serviceLevelObjectives(STEPS).register(registry);
    }

    private static Tags route(String what) {
        int space = what.indexOf(' ');
        return space < 0
                ? Tags.of("method", "-", "route", "-")
                : Tags.of("method", what.substring(0, space), "route", what.substring(space + 1));
    }
}
