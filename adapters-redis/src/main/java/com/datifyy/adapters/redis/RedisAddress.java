package com.datifyy.adapters.redis;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Where a Redis server is and how to sign in to it.
///
/// @param tls whether the connection is encrypted and the server's certificate checked. Hosts of Upstash, which
/// accept nothing else, always have it
/// @param username null for the server's default user
/// @param password null when the server asks for none
/// @param database the number of the database, usually 0
public record RedisAddress(
        String host,
        int port,
        boolean tls,
        @Nullable String username,
        @Nullable String password,
        int database) {
    public static final int DEFAULT_PORT = 6379;

    public RedisAddress {
        if (host.isBlank()) {
            throw new IllegalArgumentException("a Redis server has a host");
        }
        if (port < 1 || port > 65_535 || database < 0) {
            throw new IllegalArgumentException("a port is between 1 and 65535, a database number not negative");
        }
        tls = tls || host.toLowerCase(Locale.ROOT).endsWith(".upstash.io");
    }

    /// A server without password or encryption, such as one on the same machine.
    public static RedisAddress plain(String host, int port) {
        return new RedisAddress(host, port, false, null, null, 0);
    }

    /// Without user and password, so that it can be logged.
    @Override
    public String toString() {
        return (tls ? "rediss://" : "redis://") + host + ":" + port + "/" + database;
    }
}
