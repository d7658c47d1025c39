package com.datifyy.adapters.telemetry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reports faults to Sentry: of what kind they are, where in the code, and in which release. Neither messages of
/// exceptions, which may quote anything, nor anything of a request but its id and what kind of request it is leaves the
/// process.
///
/// Reporting never keeps anybody waiting: what is too much, repeated within a minute, or not taken is dropped. What is
/// waiting at the end, as the fault does that ends the process, is given two seconds.
public final class FaultReports implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FaultReports.class);
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration AT_THE_END = Duration.ofSeconds(2);
    private static final Duration SAME_AGAIN = Duration.ofMinutes(1);
    private static final Duration REST = Duration.ofMinutes(1);
    private static final Duration LONGEST_REST = Duration.ofHours(1);
    private static final int MOST_WAITING = 50;
    private static final int MOST_KNOWN = 200;
    private static final int MOST_FRAMES = 60;
    private static final int MOST_CAUSES = 5;
    private static final int FURTHEST_CAUSE = 100;
    private static final int NOT_NOW = 429;

    private final SentryAddress address;
    private final String release;
    private final String environment;
    private final InstantSource clock;
    private final Duration patience;
    private final ReentrantLock lock = new ReentrantLock();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(PATIENCE)
            .build();
    private final ThreadPoolExecutor sender = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MOST_WAITING),
            Thread.ofPlatform().daemon().name("fault-reports").factory(),
            new ThreadPoolExecutor.DiscardPolicy());

    /// When a fault was last reported, the oldest first; guarded by the lock.
    private final Map<String, Instant> reported = new LinkedHashMap<>();

    private volatile Instant quietUntil = Instant.MIN;

    /// @param release the version that runs
    /// @param environment what it is called at Sentry, like `production`
    public FaultReports(SentryAddress address, String release, String environment, InstantSource clock) {
        this(address, release, environment, clock, PATIENCE);
    }

    /// @param patience for one report from beginning to end
    FaultReports(SentryAddress address, String release, String environment, InstantSource clock, Duration patience) {
        this.address = address;
        this.release = release;
        this.environment = environment;
        this.clock = clock;
        this.patience = patience;
        // The first fault may be that there is no thread to be had.
        boolean _ = sender.prestartCoreThread();
    }

    /// Takes note of a fault.
    public void report(Fault fault) {
        Instant now = clock.instant();
        if (rests() || !isNews(fault, now)) {
            return;
        }
        byte[] envelope = envelope(fault, now);
        sender.execute(() -> deliver(envelope));
    }

    /// Whether nothing is taken just now.
    boolean rests() {
        return clock.instant().isBefore(quietUntil);
    }

    private boolean isNews(Fault fault, Instant now) {
        StackTraceElement[] frames = fault.thrown().getStackTrace();
        String kind = fault.thrown().getClass().getName() + (frames.length == 0 ? "" : " " + frames[0]);
        lock.lock();
        try {
            Instant before = reported.get(kind);
            if (before != null && Duration.between(before, now).abs().compareTo(SAME_AGAIN) < 0) {
                return false;
            }
            reported.remove(kind);
            reported.put(kind, now);
            if (reported.size() > MOST_KNOWN) {
                reported.remove(reported.keySet().iterator().next());
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    private byte[] envelope(Fault fault, Instant now) {
        String id = UUID.randomUUID().toString().replace("-", "");
        ObjectNode event = JSON.createObjectNode()
                .put("event_id", id)
                .put("timestamp", now.toString())
                .put("platform", "java")
                .put("level", "error")
                .put("logger", fault.place())
                .put("release", release)
                .put("environment", environment);
        event.putObject("logentry").put("message", fault.template());
        if (fault.operation() != null) {
            event.put("transaction", fault.operation());
        }
        exceptions(event.putObject("exception").putArray("values"), fault.thrown());
        if (fault.requestId() != null) {
            event.putObject("tags").put("request_id", fault.requestId());
        }
        if (fault.traceParent() != null) {
            String[] parts = fault.traceParent().split("-", -1);
            event.putObject("contexts")
                    .putObject("trace")
                    .put("trace_id", parts[1])
                    .put("span_id", parts[2]);
        }
        try {
            String item = JSON.writeValueAsString(event);
            String head = JSON.writeValueAsString(
                    JSON.createObjectNode().put("event_id", id).put("sent_at", now.toString()));
            int length = item.getBytes(StandardCharsets.UTF_8).length;
            return (head + "\n{\"type\":\"event\",\"length\":" + length + "}\n" + item + "\n")
                    .getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /// The innermost first, as Sentry has it. Of very many the outermost are left out, for the first cause says
    /// most; causes may go in a circle.
    private static void exceptions(ArrayNode values, Throwable thrown) {
        Deque<Throwable> causes = new ArrayDeque<>();
        Throwable cause = thrown;
        for (int i = 0; i < FURTHEST_CAUSE && cause != null; i++) {
            causes.push(cause);
            if (causes.size() > MOST_CAUSES) {
                causes.removeLast();
            }
            cause = cause.getCause();
        }
        for (Throwable one : causes) {
            ObjectNode value = values.addObject()
                    .put("type", one.getClass().getSimpleName())
                    .put("module", one.getClass().getPackageName());
            ArrayNode frames = value.putObject("stacktrace").putArray("frames");
            StackTraceElement[] trace = one.getStackTrace();
            for (int i = Math.min(trace.length, MOST_FRAMES) - 1; i >= 0; i--) {
                frames.addObject()
                        .put("module", trace[i].getClassName())
                        .put("function", trace[i].getMethodName())
                        .put("lineno", Math.max(0, trace[i].getLineNumber()))
                        .put("in_app", trace[i].getClassName().startsWith("com.datifyy."));
            }
        }
    }

    private void deliver(byte[] envelope) {
        var request = HttpRequest.newBuilder(address.envelopes())
                .header("Content-Type", "application/x-sentry-envelope")
                .header(
                        "X-Sentry-Auth",
                        "Sentry sentry_version=7, sentry_client=datifyy/1, sentry_key=" + address.key())
                .POST(BodyPublishers.ofByteArray(envelope))
                .build();
        // A request's own timeout ends with the headers of the answer; this one is for the body too.
        var answering = http.sendAsync(request, BodyHandlers.discarding());
        try {
            HttpResponse<Void> answer = answering.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (answer.statusCode() >= 300) {
                rest("answered " + answer.statusCode(), answer.statusCode() == NOT_NOW ? pauseIn(answer) : REST);
            }
        } catch (TimeoutException | ExecutionException away) {
            rest("cannot be reached", REST);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } finally {
            answering.cancel(true);
        }
    }

    private static Duration pauseIn(HttpResponse<Void> answer) {
        return answer.headers()
                .firstValue("Retry-After")
                .filter(value -> value.matches("\\d{1,6}"))
                .map(value -> Duration.ofSeconds(Long.parseLong(value)))
                .filter(pause -> pause.compareTo(LONGEST_REST) <= 0)
                .orElse(REST);
    }

    private void rest(String why, Duration pause) {
        quietUntil = clock.instant().plus(pause);
        sender.getQueue().clear();
        LOG.warn("Faults are not reported for {} s: Sentry {}", pause.toSeconds(), why);
    }

    @Override
    public void close() {
        sender.shutdown();
        try {
            boolean _ = sender.awaitTermination(AT_THE_END.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        sender.shutdownNow();
        http.shutdownNow();
    }
}
