package com.datifyy.adapters.rest.health;

import com.datifyy.adapters.rest.health.Probe.Health;
import com.datifyy.adapters.rest.http.Exchange;
import com.datifyy.adapters.rest.http.Routes;
import com.datifyy.adapters.rest.json.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;

/// What the service is, whether it lives, whether it can serve, and whether its stores work.
public final class HealthRoutes implements Routes.Part {
    /// That of the contract, as `openapi.yaml` says: which release runs is nobody's business.
    static final String VERSION = "1.0.0";

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final List<String> SERVICES =
            List.of("auth", "user", "partner-preferences", "availability", "love-zone", "admin", "slack");

    private final About about;
    private final BoundedProbe serving;
    private final BoundedProbe database;
    private final BoundedProbe redis;
    private final InstantSource clock;

    /// What the service says about itself.
    public record About(int httpPort, int grpcPort) {}

    /// Whom the service asks how things are.
    ///
    /// @param serving whether requests can be served: what has to work does, and the service is not stopping
    public record Probes(Probe serving, Probe database, Probe redis) {}

    public HealthRoutes(About about, Probes probes, InstantSource clock) {
        this.about = about;
        this.serving = new BoundedProbe(probes.serving(), PATIENCE);
        this.database = new BoundedProbe(probes.database(), PATIENCE);
        this.redis = new BoundedProbe(probes.redis(), PATIENCE);
        this.clock = clock;
    }

    @Override
    public void addTo(Routes routes) {
        routes.open("GET /", this::describe)
                .open("GET /health", this::health)
                .open("GET /livez", http -> http.answer(status("ok")))
                .open("GET /ready", this::ready)
                .open("GET /readyz", this::ready)
                .open("GET /health/db", http -> answer(http, database.check()))
                .open("GET /health/redis", http -> answer(http, redis.check()));
    }

    private void describe(Exchange http) {
        ObjectNode json = Json.object()
                .put("service", "Datifyy Backend API")
                .put("version", VERSION)
                .put("timestamp", clock.instant().toString());
        json.putObject("endpoints").put("grpc", ":" + about.grpcPort()).put("http", ":" + about.httpPort());
        json.putObject("status").put("database", word(database.check())).put("redis", word(redis.check()));
        json.set("availableServices", Json.texts(SERVICES));
        http.answer(json);
    }

    /// Says that the process answers; it asks nobody else.
    private void health(Exchange http) {
        http.answer(status("ok").put("timestamp", clock.instant().toString()).put("version", VERSION));
    }

    private void ready(Exchange http) {
        boolean ready = serving.check() == Health.OK;
        http.answer(ready ? 200 : 503, status(ready ? "ready" : "unavailable"));
    }

    private static void answer(Exchange http, Health health) {
        http.answer(health == Health.UNAVAILABLE ? 503 : 200, status(word(health)));
    }

    private static ObjectNode status(String word) {
        return Json.object().put("status", word);
    }

    private static String word(Health health) {
        return health.name().toLowerCase(Locale.ROOT);
    }
}
