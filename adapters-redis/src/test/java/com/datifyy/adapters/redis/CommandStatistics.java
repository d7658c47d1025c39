package com.datifyy.adapters.redis;

import java.util.Map;
import java.util.stream.Collectors;

/// How often Redis itself says that it has run which command.
record CommandStatistics(Map<String, Long> counts) {

    static CommandStatistics of(RedisConnection redis) {
        String statistics = redis.ask(commands -> commands.info("commandstats"));
        return new CommandStatistics(statistics
                .lines()
                .filter(line -> line.startsWith("cmdstat_"))
                .collect(Collectors.toMap(
                        line -> line.substring("cmdstat_".length(), line.indexOf(':')),
                        line -> Long.parseLong(line.replaceAll("[^:]*:calls=(\\d+),.*", "$1")))));
    }

    /// Those since an earlier time, the question about it among them.
    Map<String, Long> since(CommandStatistics before) {
        return counts.entrySet().stream()
                .filter(command -> !command.getValue().equals(before.counts().get(command.getKey())))
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        command -> command.getValue() - before.counts().getOrDefault(command.getKey(), 0L)));
    }
}
