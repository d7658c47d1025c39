package com.datifyy.adapters.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.MaintNotificationsConfig;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.SslOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import io.lettuce.core.resource.Delay;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one connection to Redis, shared by everything in this process.
///
/// Redis holds only what may be lost, so its absence never stops the service: the connection is made when it is first
/// needed, comes back by itself, and everything asked of it answers or fails within two seconds. Nothing queues up
/// while it is away, and nothing sent before it went away is sent again.
public final class RedisConnection implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(RedisConnection.class);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);
    private static final int LONGEST_QUEUE = 1_000;

    private final RedisAddress address;
    private final ClientResources resources;
    private final RedisClient client;
    private final ReentrantLock connecting = new ReentrantLock();
    private volatile @Nullable StatefulRedisConnection<String, String> connection;
    private volatile boolean closed;

    /// Connects to nothing yet.
    public RedisConnection(RedisAddress address) {
        this(address, SslOptions.create());
    }

    /// @param ssl whom to trust instead of the certificate authorities the JDK knows
    RedisConnection(RedisAddress address, SslOptions ssl) {
        this.address = address;
        this.resources = DefaultClientResources.builder()
                .ioThreadPoolSize(2)
                .computationThreadPoolSize(2)
                .reconnectDelay(() ->
                        Delay.equalJitter(Duration.ofMillis(50), Duration.ofSeconds(5), 50, TimeUnit.MILLISECONDS))
                .build();
        this.client = RedisClient.create(resources, uriOf(address));
        client.setOptions(ClientOptions.builder()
                .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
                .requestQueueSize(LONGEST_QUEUE)
                .replayFilter(command -> true)
                .timeoutOptions(TimeoutOptions.enabled(LONGEST_WAIT))
                .maintNotificationsConfig(MaintNotificationsConfig.disabled())
                .socketOptions(SocketOptions.builder()
                        .connectTimeout(LONGEST_WAIT)
                        .keepAlive(SocketOptions.KeepAliveOptions.builder()
                                .enable()
                                .idle(Duration.ofSeconds(20))
                                .interval(Duration.ofSeconds(5))
                                .count(3)
                                .build())
                        .build())
                .sslOptions(ssl)
                .build());
    }

    /// Whether Redis answers now: connects if need be, and says no after two seconds at the latest. Why not is
    /// logged, not told.
    public boolean ping() {
        try {
            var current = connected();
            return current != null && "PONG".equals(current.sync().ping());
        } catch (RedisException unreachable) {
            log.warn("Redis at {} does not answer: {}", address, reason(unreachable));
            return false;
        }
    }

    /// Ends the connection and its threads; afterwards [#ping] says no.
    @Override
    public void close() {
        closed = true;
        client.shutdown(Duration.ZERO, LONGEST_WAIT);
        resources
                .shutdown(0, LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)
                .awaitUninterruptibly(LONGEST_WAIT.toMillis());
    }

    /// The connection, made if there is none yet; null when this was closed or another thread is just making it.
    private @Nullable StatefulRedisConnection<String, String> connected() {
        var current = connection;
        if (closed || current != null || !connecting.tryLock()) {
            return closed ? null : current;
        }
        try {
            if (connection == null) {
                connection = client.connect();
                log.info("Connected to Redis at {}", address);
            }
            return connection;
        } finally {
            connecting.unlock();
        }
    }

    private static RedisURI uriOf(RedisAddress address) {
        var uri = RedisURI.builder()
                .withHost(address.host())
                .withPort(address.port())
                .withSsl(address.tls())
                .withVerifyPeer(address.tls())
                .withDatabase(address.database())
                .withClientName("datifyy")
                .withTimeout(LONGEST_WAIT);
        if (address.password() != null) {
            if (address.username() == null) {
                uri.withPassword(address.password().toCharArray());
            } else {
                uri.withAuthentication(address.username(), address.password().toCharArray());
            }
        }
        return uri.build();
    }

    /// The innermost message: the outer ones only say that something failed.
    private static String reason(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getClass().getSimpleName() + ": " + cause.getMessage();
    }
}
