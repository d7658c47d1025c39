package com.datifyy.bootstrap.settings;

import com.datifyy.application.shared.CommandBudget;
import com.datifyy.bootstrap.settings.Address.Malformed;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Where Redis is, how to log in, and what it may be asked. `user` and `password` are absent where the server
/// asks for none.
///
/// @param limitsPerDay how many commands may go into counting limits together in 24 hours; 0 for none
/// @param copiesPerDay how many commands may go into copies of what was read in 24 hours; 0 for none
public record RedisSettings(
        String host,
        int port,
        @Nullable String user,
        @Nullable Secret password,
        int database,
        boolean tls,
        int limitsPerDay,
        int copiesPerDay) {

    static final int DEFAULT_PORT = 6379;
    private static final int MOST_PER_DAY = 10_000_000;

    /// Absent when neither `REDIS_URL` nor `REDIS_HOST` is given.
    static @Nullable RedisSettings read(Reading reading, Mode mode) {
        var variable = reading.given(Variable.REDIS_URL) ? Variable.REDIS_URL : Variable.REDIS_HOST;
        var redis = variable == Variable.REDIS_URL ? parsed(reading) : fromParts(reading);
        if (redis != null && !redis.tls() && mode == Mode.PRODUCTION && !Hosts.isPlainlyPrivate(redis.host())) {
            reading.warn(
                    variable, "crosses a public network without TLS: use a rediss:// address if the server offers it");
        }
        return redis;
    }

    private static @Nullable RedisSettings fromParts(Reading reading) {
        var host = reading.text(Variable.REDIS_HOST);
        if (host == null) {
            return null;
        }
        if (host.matches(".*[/@?,\\s].*")) {
            reading.problem(Variable.REDIS_HOST, "must be a host name alone; put a whole address into REDIS_URL");
            return null;
        }
        return new RedisSettings(
                host,
                reading.whole(Variable.REDIS_PORT, 1, 65535),
                null,
                reading.secret(Variable.REDIS_PASSWORD),
                0,
                atUpstash(host),
                perDay(reading, Variable.REDIS_LIMITS_PER_DAY),
                perDay(reading, Variable.REDIS_COPIES_PER_DAY));
    }

    private static @Nullable RedisSettings parsed(Reading reading) {
        try {
            var address = Address.parse(Objects.requireNonNull(reading.text(Variable.REDIS_URL)));
            var scheme = address.scheme().toLowerCase(Locale.ROOT);
            if (!scheme.equals("redis") && !scheme.equals("rediss")) {
                throw new Malformed("must begin with redis:// or rediss://");
            }
            if (!address.path().matches("\\d{0,4}")) {
                throw new Malformed("may end in the number of a database only");
            }
            var password = address.password();
            return new RedisSettings(
                    address.host(),
                    address.port() == Address.NO_PORT ? DEFAULT_PORT : address.port(),
                    address.user() == null || address.user().isEmpty() ? null : address.user(),
                    password == null || password.isEmpty()
                            ? reading.secret(Variable.REDIS_PASSWORD)
                            : new Secret(password),
                    address.path().isEmpty() ? 0 : Integer.parseInt(address.path()),
                    scheme.equals("rediss") || atUpstash(address.host()),
                    perDay(reading, Variable.REDIS_LIMITS_PER_DAY),
                    perDay(reading, Variable.REDIS_COPIES_PER_DAY));
        } catch (Malformed malformed) {
            reading.problem(Variable.REDIS_URL, Objects.requireNonNull(malformed.getMessage()));
            return null;
        }
    }

    /// Whether the host is this machine or on a private network, as far as its name tells.
    public boolean plainlyPrivate() {
        return Hosts.isPlainlyPrivate(host);
    }

    private static int perDay(Reading reading, Variable variable) {
        int commands = reading.whole(variable, 0, MOST_PER_DAY);
        if (commands > 0 && commands < CommandBudget.LEAST_PER_DAY) {
            reading.problem(variable, "must be 0 for none, or at least " + CommandBudget.LEAST_PER_DAY);
        }
        return commands;
    }

    /// Whether it is one of Upstash's.
    public boolean atUpstash() {
        return atUpstash(host);
    }

    /// It resets connections that do not begin with TLS, whatever its own address says.
    private static boolean atUpstash(String host) {
        return host.toLowerCase(Locale.ROOT).endsWith(".upstash.io");
    }
}
