package com.datifyy.bench.service;

import com.datifyy.adapters.embedded.EmbeddedRedis;
import java.io.IOException;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The Redis beside a service that is measured, as where it is deployed.
final class BesideRedis {
    @Option(
            names = "--redis",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "Whether a Redis is beside it, as where it is deployed.")
    private boolean wanted;

    /// Starts it.
    ///
    /// @return null when it is not wanted, or when there is no program of it for this machine, which is said
    @Nullable
    EmbeddedRedis start(Surroundings surroundings, Consumer<String> say) throws IOException {
        if (!wanted) {
            return null;
        }
        try {
            return EmbeddedRedis.in(surroundings.emptied("redis"));
        } catch (EmbeddedRedis.NoneForThisMachine none) {
            say.accept("WITHOUT REDIS: " + none.getMessage());
            return null;
        }
    }

    /// The settings of a service that has it beside it, with as many commands as `render.yaml` lets it spend.
    static Map<String, String> settings(@Nullable EmbeddedRedis redis) {
        return redis == null
                ? Map.of()
                : Map.of(
                        "REDIS_URL", redis.url(),
                        "REDIS_LIMITS_PER_DAY", "1000000",
                        "REDIS_COPIES_PER_DAY", "200000");
    }
}
