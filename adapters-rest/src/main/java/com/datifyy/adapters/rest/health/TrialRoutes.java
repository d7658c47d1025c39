package com.datifyy.adapters.rest.health;

import com.datifyy.adapters.rest.http.Exchange;
import com.datifyy.adapters.rest.http.Routes;
import com.datifyy.adapters.rest.json.Json;
import java.time.Instant;
import java.util.function.Supplier;

/// Tries the stores out by using them, for whoever develops: in production these routes do not exist.
public final class TrialRoutes implements Routes.Part {
    private final Trials trials;

    /// How the stores are tried out. Each throws [com.datifyy.domain.shared.Refusal.Unavailable] when the
    /// store does not do what is asked of it, or there is none.
    ///
    /// @param database tells the time by the clock of the database
    /// @param redis keeps something for ten seconds, and reads it again
    public record Trials(Supplier<Instant> database, Supplier<Kept> redis) {}

    /// What was kept for ten seconds.
    public record Kept(String key, String value) {}

    public TrialRoutes(Trials trials) {
        this.trials = trials;
    }

    @Override
    public void addTo(Routes routes) {
        routes.internal("GET /api/test-db", this::database).internal("GET /api/test-redis", this::redis);
    }

    private void database(Exchange http) {
        http.answer(Json.object()
                .put("database", "connected")
                .put("time", trials.database().get().toString()));
    }

    private void redis(Exchange http) {
        Kept kept = trials.redis().get();
        http.answer(Json.object()
                .put("redis", "connected")
                .put("key", kept.key())
                .put("value", kept.value())
                .put("ttl", "10 seconds"));
    }
}
