package com.datifyy.adapters.telemetry;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends batches of traces, and says in the log when they no longer arrive, and when they do again; the library
/// would repeat it elsewhere.
///
/// The library bounds the time until an answer begins, not until it ends. Here a batch that is not answered in time
/// is lost like one that is refused, and while [#AT_ONCE] of them still wait for the end of an answer, no other is
/// sent.
final class TellingExporter implements SpanExporter {
    /// How many batches may wait for an answer, each of them on a thread of the library's.
    static final int AT_ONCE = 4;

    private static final Logger LOG = LoggerFactory.getLogger(Tracing.class);

    private final SpanExporter exporter;
    private final Duration longest;
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final AtomicBoolean away = new AtomicBoolean();
    private volatile boolean quiet;

    /// @param longest how long a batch may take
    TellingExporter(SpanExporter exporter, Duration longest) {
        this.exporter = exporter;
        this.longest = longest;
    }

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
        boolean arrived = places.tryAcquire() && arrive(spans);
        if (!quiet && away.getAndSet(!arrived) == arrived) {
            if (arrived) {
                LOG.info("Traces arrive again");
            } else {
                LOG.warn("Traces do not arrive: what is not sent is lost");
            }
        }
        return arrived ? CompletableResultCode.ofSuccess() : CompletableResultCode.ofFailure();
    }

    /// From now on nothing is said: nobody waits any more for what is still on its way.
    void beQuiet() {
        quiet = true;
    }

    /// Called by the one thread that sends, which would wait for the answer anyway.
    private boolean arrive(Collection<SpanData> spans) {
        CompletableResultCode result = exported(spans);
        result.whenComplete(places::release);
        return result.join(longest.toNanos(), TimeUnit.NANOSECONDS).isSuccess();
    }

    /// Whatever goes wrong with it, a batch that is not sent is one that does not arrive.
    private CompletableResultCode exported(Collection<SpanData> spans) {
        try {
            return exporter.export(spans);
        } catch (RuntimeException failure) {
            LOG.debug("A batch of traces could not be sent", failure);
            return CompletableResultCode.ofFailure();
        }
    }

    @Override
    public CompletableResultCode flush() {
        return exporter.flush();
    }

    @Override
    public CompletableResultCode shutdown() {
        return exporter.shutdown();
    }
}
