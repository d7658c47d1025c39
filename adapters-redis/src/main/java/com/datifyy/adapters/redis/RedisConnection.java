package com.datifyy.adapters.redis;

import com.datifyy.application.watching.Watch;
import com.datifyy.application.watching.Work;
import com.datifyy.domain.shared.Refusal.Unavailable;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.MaintNotificationsConfig;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SetArgs;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.SslOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import io.lettuce.core.resource.Delay;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The one connection to Redis, shared by everything in this process.
///
/// Redis holds only what may be lost, so its absence never stops the service: the connection is made when it
/// is first needed, comes back by itself, and everything asked of it answers or fails within two seconds.
/// Nothing queues up while it is away, and nothing sent before it went away is sent again.
public final class RedisConnection implements AutoCloseable {
    /// What a refusal calls it.
    static final String NAME = "Redis";

    /// What asks for nothing but an answer.
    static final String PING = "ping";

    /// What commands that the service does not need are called.
    private static final String OTHER = "other";

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);
    /// A server that is back is found within two seconds: this, and what connecting takes.
    private static final Duration MOST_BETWEEN_ATTEMPTS = Duration.ofSeconds(1);
    private static final Duration TRIAL = Duration.ofSeconds(10);
    private static final int LONGEST_QUEUE = 1_000;

    private final RedisAddress address;
    private final ClientResources resources;
    private final RedisClient client;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable CompletableFuture<StatefulRedisConnection<String, String>> connection;
    private boolean closed;
    private final Watch watch;
    private final Standing standing;

    /// Connects to nothing yet.
    public RedisConnection(RedisAddress address) {
        this(address, Watch.NOBODY);
    }

    /// Connects to nothing yet.
    ///
    /// @param watch who is told about commands
    public RedisConnection(RedisAddress address, Watch watch) {
        this(address, SslOptions.builder().handshakeTimeout(LONGEST_WAIT).build(), watch);
    }

    /// @param ssl whom to trust instead of the certificate authorities the JDK knows
    RedisConnection(RedisAddress address, SslOptions ssl) {
        this(address, ssl, Watch.NOBODY);
    }

    private RedisConnection(RedisAddress address, SslOptions ssl, Watch watch) {
        this.address = address;
        this.watch = watch;
        this.standing = new Standing(address);
        this.resources = DefaultClientResources.builder()
                .ioThreadPoolSize(2)
                .computationThreadPoolSize(2)
                .reconnectDelay(() ->
                        Delay.equalJitter(Duration.ofMillis(50), MOST_BETWEEN_ATTEMPTS, 50, TimeUnit.MILLISECONDS))
                .build();
        this.client = RedisClient.create(resources);
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

    /// Whether Redis answers now: connects if need be, and says no after two seconds at the latest. Why not
    /// is logged, not told.
    public boolean ping() {
        try {
            return "PONG".equals(ask(PING, RedisAsyncCommands::ping));
        } catch (Unavailable away) {
            return false;
        }
    }

    /// What was kept for a while.
    public record Kept(String key, String value) {}

    /// Keeps something of no meaning for ten seconds, and reads it again.
    ///
    /// @throws Unavailable when Redis does not answer, refuses it, or has lost it
    public Kept tryOut() {
        String key = "datifyy:trial:" + UUID.randomUUID();
        String value = UUID.randomUUID().toString();
        var _ = ask(redis -> redis.set(key, value, SetArgs.Builder.ex(TRIAL)));
        if (!value.equals(ask(redis -> redis.get(key)))) {
            throw new Unavailable(NAME);
        }
        return new Kept(key, value);
    }

    /// What Redis answers to a question: connects if need be, and gives up after two seconds at the latest.
    ///
    /// @param command what is asked, for whoever watches
    /// @throws Unavailable when it does not answer, or answers with an error; why is logged, not told
    <T> T ask(String command, Function<RedisAsyncCommands<String, String>, CompletionStage<T>> question) {
        var step = watch.begin(Work.REDIS_COMMAND, () -> command);
        var answered = false;
        try {
            T answer = asked(command, question);
            answered = true;
            return answer;
        } finally {
            step.end(answered ? "done" : "failed", !answered);
        }
    }

    /// The same for a command that the service does not need: that it is refused tells nothing about how Redis stands.
    <T> T ask(Function<RedisAsyncCommands<String, String>, CompletionStage<T>> question) {
        return ask(OTHER, question);
    }

    /// What Redis answers to a question that is worth waiting for only a moment: gives up at once where there
    /// is no connection just now, and otherwise after so long.
    ///
    /// @param command what is asked, for whoever watches
    /// @throws Unavailable when it does not answer in time, or answers with an error
    <T> T askBriefly(
            String command,
            Duration patience,
            Function<RedisAsyncCommands<String, String>, CompletionStage<T>> question) {
        var current = connected();
        if (current == null) {
            throw new Unavailable(NAME);
        }
        var step = watch.begin(Work.REDIS_COMMAND, () -> command);
        var answered = false;
        try {
            T answer = current.thenCompose(redis -> question.apply(redis.async()))
                    .get(patience.toNanos(), TimeUnit.NANOSECONDS);
            standing.obeyed(command);
            answered = true;
            return answer;
        } catch (ExecutionException failed) {
            noteFailure(command, failed);
            throw new Unavailable(NAME);
        } catch (TimeoutException slow) {
            // Late is not away: whoever has more patience finds out.
            throw new Unavailable(NAME);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Unavailable(NAME);
        } finally {
            step.end(answered ? "done" : "failed", !answered);
        }
    }

    /// Sends Redis a command, if there is a connection just now, and goes on: what becomes of it is told to
    /// nobody but whoever watches, and whoever asks how Redis stands.
    <T> void tell(String command, Function<RedisAsyncCommands<String, String>, CompletionStage<T>> order) {
        var current = connected();
        if (current != null) {
            var step = watch.begin(Work.REDIS_COMMAND, () -> command);
            var _ = current.thenCompose(redis -> order.apply(redis.async())).whenComplete((_, failure) -> {
                step.end(failure == null ? "done" : "failed", failure != null);
                if (failure == null) {
                    standing.obeyed(command);
                } else if (Errors.isAnswer(failure)) {
                    noteFailure(command, failure);
                }
            });
        }
    }

    /// Whether there is a connection just now; one is made meanwhile if there is none.
    boolean isConnected() {
        return connected() != null;
    }

    /// The connection if it has been made, and null while it is being made.
    private @Nullable CompletableFuture<StatefulRedisConnection<String, String>> connected() {
        var current = connection();
        return current != null && current.isDone() ? current : null;
    }

    /// Whether it answers, and did whatever it was asked for when it was asked for that last; nothing before it was
    /// asked for the first time.
    public Optional<Boolean> isWell() {
        return standing.isWell();
    }

    /// The commands that it refused when it was asked for them last.
    Set<String> refused() {
        return standing.refused();
    }

    private <T> T asked(String command, Function<RedisAsyncCommands<String, String>, CompletionStage<T>> question) {
        var current = connection();
        if (current == null) {
            throw new Unavailable(NAME);
        }
        try {
            T answer = current.thenCompose(redis -> question.apply(redis.async()))
                    .get(LONGEST_WAIT.toNanos(), TimeUnit.NANOSECONDS);
            standing.obeyed(command);
            return answer;
        } catch (ExecutionException | TimeoutException failed) {
            noteFailure(command, failed);
            throw new Unavailable(NAME);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Unavailable(NAME);
        }
    }

    /// Ends the connection and its threads; afterwards [#ping] says no.
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
        } finally {
            lock.unlock();
        }
        client.shutdown(Duration.ZERO, LONGEST_WAIT);
        resources
                .shutdown(0, LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)
                .awaitUninterruptibly(LONGEST_WAIT.toMillis());
    }

    /// The connection as it is being made or was made; begun anew when the last attempt failed. Null after
    /// closing.
    private @Nullable CompletableFuture<StatefulRedisConnection<String, String>> connection() {
        lock.lock();
        try {
            if (closed) {
                return null;
            }
            var current = connection;
            if (current == null || current.isCompletedExceptionally()) {
                current = client.connectAsync(StringCodec.UTF8, uriOf(address)).toCompletableFuture();
                connection = current;
            }
            return current;
        } finally {
            lock.unlock();
        }
    }

    private void noteFailure(String command, Throwable failure) {
        if (!Errors.isAnswer(failure)) {
            standing.wasSilent(reason(failure));
        } else if (Errors.isAboutTheKind(failure)) {
            standing.answered();
        } else if (command.equals(OTHER)) {
            standing.refusedInPassing(reason(failure));
        } else {
            standing.refused(command, reason(failure));
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
