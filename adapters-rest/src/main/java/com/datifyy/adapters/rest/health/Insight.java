package com.datifyy.adapters.rest.health;

import com.datifyy.adapters.rest.http.Exchange;
import com.datifyy.adapters.rest.http.HttpRefusal;
import com.datifyy.adapters.rest.http.OperatorToken;
import com.datifyy.adapters.rest.http.Routes;
import com.datifyy.adapters.rest.json.Json;
import com.datifyy.application.watching.Watch;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// How people who run the service look inside: its metrics, for whoever has their token, and a few figures of
/// the process, which production does not show.
///
/// @param watch who is told about requests
/// @param metrics null when they are not kept
/// @param variables looks at the process
public record Insight(Watch watch, @Nullable Metrics metrics, Supplier<Variables> variables) implements Routes.Part {
    /// Nobody watches, and there is nothing to see.
    public static final Insight NONE = new Insight(Watch.NOBODY, null, () -> Variables.NONE);

    /// What is counted and measured.
    ///
    /// @param token whoever has it may read
    /// @param contentType what the text is
    public record Metrics(OperatorToken token, String contentType, Supplier<byte[]> text) {}

    /// Whoever has it may read the metrics, or null.
    public @Nullable OperatorToken token() {
        return metrics == null ? null : metrics.token();
    }

    @Override
    public void addTo(Routes routes) {
        routes.forOperator("GET /metrics", this::answerMetrics).internal("GET /debug/vars", this::answerVariables);
    }

    private void answerMetrics(Exchange http) {
        if (metrics == null) {
            throw HttpRefusal.unknownPath();
        }
        http.answer(200, metrics.contentType(), metrics.text().get());
    }

    private void answerVariables(Exchange http) {
        Variables seen = variables.get();
        var json = Json.object()
                .put("version", seen.version())
                .put("java", seen.java())
                .put("upSeconds", seen.upSeconds())
                .put("processors", seen.processors())
                .put("heapUsedBytes", seen.heapUsedBytes())
                .put("heapCommittedBytes", seen.heapCommittedBytes())
                .put("heapMostBytes", seen.heapMostBytes())
                .put("platformThreads", seen.platformThreads())
                .put("loadedClasses", seen.loadedClasses());
        var collections = json.putObject("collections");
        seen.collections()
                .forEach((collector, done) -> collections
                        .putObject(collector)
                        .put("count", done.count())
                        .put("milliseconds", done.milliseconds()));
        json.putObject("connections")
                .put("busy", seen.connections().busy())
                .put("idle", seen.connections().idle())
                .put("awaited", seen.connections().awaited())
                .put("most", seen.connections().most());
        http.answer(json);
    }
}
