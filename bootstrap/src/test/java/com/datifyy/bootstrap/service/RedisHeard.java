package com.datifyy.bootstrap.service;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// What instances count together in Redis says nothing where one of them waited for an answer in vain, and counted
/// alone for a while, as it does when the whole machine pauses for two seconds.
final class RedisHeard {
    private static final int ROUNDS = 3;

    private RedisHeard() {}

    /// What came of a round in which all of them heard Redis whenever they asked about a limit: one in which they did
    /// not is done again.
    ///
    /// @param instances have [AppProcess#METRICS_TOKEN] among their settings
    /// @param round is about a network or a person of its own each time
    static <T> T by(List<Http> instances, Supplier<T> round) {
        return firstHeard(() -> attempt(instances, round));
    }

    /// The same for an instance of its own each time.
    static <T> T byAnother(Supplier<RunningApp> instance, Function<RunningApp, T> round) {
        return firstHeard(() -> {
            try (var another = instance.get()) {
                return attempt(List.of(another.http()), () -> round.apply(another));
            }
        });
    }

    private static <T> T firstHeard(Supplier<Optional<T>> attempt) {
        for (int i = 0; i < ROUNDS; i++) {
            Optional<T> outcome = attempt.get();
            if (outcome.isPresent()) {
                return outcome.get();
            }
        }
        throw new AssertionError("in none of " + ROUNDS + " rounds Redis was heard throughout");
    }

    private static <T> Optional<T> attempt(List<Http> instances, Supplier<T> round) {
        Eventually.is("all of them ask Redis", () -> sum(instances, "datifyy_redis_paused") == 0);
        double before = unheard(instances);
        T outcome = round.get();
        return unheard(instances) == before ? Optional.of(outcome) : Optional.empty();
    }

    private static double unheard(List<Http> instances) {
        return sum(instances, "datifyy_redis_command_seconds_count{command=\"evalsha\",outcome=\"failed\"}");
    }

    private static double sum(List<Http> instances, String metric) {
        return instances.stream()
                .mapToDouble(http -> http.as(AppProcess.METRICS_TOKEN).metric(metric))
                .sum();
    }
}
