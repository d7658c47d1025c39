package com.datifyy.adapters.telemetry;

import com.datifyy.application.watching.Watch;
import com.datifyy.application.watching.Work;
import io.opentelemetry.api.metrics.MeterProvider;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Requests and calls with what is done for them, as traces in OpenTelemetry's form.
///
/// A trace begins with a request or a call, or goes on from the caller's, and with what the service does by
/// itself: each run of a job is a trace, and each message that is handed over outside of any other. Attributes are
/// route templates, methods, statuses and texts of statements without values: nothing of anybody. Whatever else a
/// caller sends along with the context of a trace (`tracestate`) goes no further.
public final class Tracing implements Watch, AutoCloseable {
    private static final Duration ONE_BATCH = Duration.ofSeconds(10);
    private static final Duration LAST_BATCH = Duration.ofSeconds(2);
    private static final String SYSTEM = "db.system.name";

    private final TellingExporter exporter;
    private final SdkTracerProvider provider;
    private final Tracer tracer;

    /// Where traces go.
    ///
    /// @param endpoint of a collector that speaks OTLP over HTTP; `/v1/traces` is added
    /// @param headers sent along, such as a key
    /// @param share of the traces that are sent, from 0 to 1, whatever the caller wishes
    public record Destination(URI endpoint, Map<String, String> headers, double share) {
        /// Without the headers, which may hold a key.
        @Override
        public String toString() {
            return "Destination[" + endpoint + ", " + share + "]";
        }
    }

    public Tracing(Destination destination, String version) {
        var sampler = Sampler.traceIdRatioBased(destination.share());
        this.exporter = new TellingExporter(exporter(destination), ONE_BATCH);
        this.provider = SdkTracerProvider.builder()
                // Callers from outside do not decide how much is sent: the same trace is sampled alike by everybody.
                .setSampler(Sampler.parentBasedBuilder(sampler)
                        .setRemoteParentSampled(sampler)
                        .setRemoteParentNotSampled(sampler)
                        .build())
                .setResource(Resource.builder()
                        .put("service.name", "datifyy")
                        .put("service.version", version)
                        .put("service.instance.id", UUID.randomUUID().toString())
                        .build())
                .addSpanProcessor(BatchSpanProcessor.builder(exporter)
                        .setMeterProvider(MeterProvider.noop())
                        .build())
                .build();
        this.tracer = provider.get("com.datifyy");
    }

    private static SpanExporter exporter(Destination destination) {
        String base = destination.endpoint().toString();
        var exporter = OtlpHttpSpanExporter.builder()
                .setEndpoint((base.endsWith("/") ? base : base + "/") + "v1/traces")
                .setCompression("gzip")
                .setConnectTimeout(Duration.ofSeconds(3))
                .setTimeout(ONE_BATCH)
                .setMeterProvider(MeterProvider.noop());
        destination.headers().forEach(exporter::addHeader);
        return exporter.build();
    }

    @Override
    public Step begin(Work work, Supplier<String> what, @Nullable String traceParent) {
        return switch (work) {
            case HTTP_REQUEST, GRPC_CALL -> {
                Context from = traceParent == null ? Context.root() : from(traceParent);
                yield new Traced(start(work, SpanKind.SERVER, from), work, what);
            }
            case APPLICATION, UNIT_OF_WORK -> part(work, SpanKind.INTERNAL, what);
            case STATEMENT, REDIS_COMMAND, AI_CALL -> part(work, SpanKind.CLIENT, what);
            // Those in the outbox are sent on threads that are in nothing else.
            case MESSAGE -> new Traced(start(work, SpanKind.CLIENT, Context.current()), work, what);
            case JOB -> new Traced(start(work, SpanKind.INTERNAL, Context.root()), work, what);
        };
    }

    @Override
    public Step current() {
        Span span = Span.current();
        return span.getSpanContext().isValid() ? new Traced(span, Work.UNIT_OF_WORK, () -> "") : Step.UNSEEN;
    }

    private Step part(Work work, SpanKind kind, Supplier<String> what) {
        Span around = Span.current();
        if (!around.isRecording()) {
            return Step.UNSEEN;
        }
        return new Traced(start(work, kind, Context.current()), work, what);
    }

    private Span start(Work work, SpanKind kind, Context from) {
        return tracer.spanBuilder(work.name()).setSpanKind(kind).setParent(from).startSpan();
    }

    private static Context from(String traceParent) {
        String[] parts = traceParent.split("-", -1);
        return Context.root()
                .with(Span.wrap(SpanContext.createFromRemoteParent(
                        parts[1], parts[2], TraceFlags.fromHex(parts[3], 0), TraceState.getDefault())));
    }

    @Override
    public void close() {
        provider.shutdown().join(LAST_BATCH.toMillis(), TimeUnit.MILLISECONDS);
        exporter.beQuiet();
    }

    private record Traced(Span span, Work work, Supplier<String> what) implements Step {
        @Override
        @SuppressWarnings("MustBeClosedChecker") // whoever enters closes
        public Inside enter() {
            Scope scope = span.makeCurrent();
            return scope::close;
        }

        @Override
        public String traceParent() {
            SpanContext context = span.getSpanContext();
            return "00-" + context.getTraceId() + "-" + context.getSpanId() + "-"
                    + context.getTraceFlags().asHex();
        }

        @Override
        public void end(String outcome, boolean failed) {
            if (span.isRecording()) {
                describe(what.get(), outcome);
                if (failed) {
                    span.setStatus(StatusCode.ERROR);
                    span.setAttribute("error.type", outcome);
                }
            }
            span.end();
        }

        private void describe(String name, String outcome) {
            switch (work) {
                case HTTP_REQUEST -> {
                    int space = name.indexOf(' ');
                    span.updateName(space < 0 ? "HTTP" : name);
                    span.setAttribute("http.response.status_code", Long.parseLong(outcome));
                    if (space > 0) {
                        span.setAttribute("http.request.method", name.substring(0, space));
                        span.setAttribute("http.route", name.substring(space + 1));
                    }
                }
                case GRPC_CALL -> {
                    span.updateName(name);
                    span.setAttribute("rpc.system.name", "grpc");
                    span.setAttribute("rpc.method", name);
                    span.setAttribute("rpc.response.status_code", outcome);
                }
                case STATEMENT -> {
                    span.updateName(firstWord(name));
                    span.setAttribute(SYSTEM, "postgresql");
                    span.setAttribute("db.query.text", name);
                }
                case REDIS_COMMAND -> {
                    span.updateName(name);
                    span.setAttribute(SYSTEM, "redis");
                    span.setAttribute("db.operation.name", name);
                }
                case APPLICATION -> span.updateName(name);
                case UNIT_OF_WORK -> span.updateName(name + ", " + outcome);
                case AI_CALL, MESSAGE, JOB -> {
                    span.updateName(name);
                    span.setAttribute("datifyy.outcome", outcome);
                }
            }
        }

        private static String firstWord(String statement) {
            int space = statement.indexOf(' ');
            return (space < 0 ? statement : statement.substring(0, space)).toUpperCase(Locale.ROOT);
        }
    }
}
