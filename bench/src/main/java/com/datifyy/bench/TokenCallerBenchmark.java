package com.datifyy.bench;

import com.datifyy.adapters.embedded.EmbeddedDatabase;
import com.datifyy.adapters.postgres.PostgresDatabase;
import com.datifyy.adapters.postgres.PostgresSettings;
import com.datifyy.adapters.postgres.PostgresUnitOfWork;
import com.datifyy.adapters.postgres.identity.PostgresSessionRepository;
import com.datifyy.adapters.postgres.identity.PostgresUserRepository;
import com.datifyy.adapters.security.JwtTokenIssuer;
import com.datifyy.adapters.security.SigningSecret;
import com.datifyy.adapters.security.TokenKeys;
import com.datifyy.application.identity.AccessTokens;
import com.datifyy.domain.identity.Caller;
import com.datifyy.domain.identity.Device;
import com.datifyy.domain.identity.Email;
import com.datifyy.domain.identity.Session;
import com.datifyy.domain.identity.SessionId;
import com.datifyy.domain.identity.User;
import com.datifyy.domain.identity.UserId;
import com.datifyy.migrations.Migrations;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// How long it takes to find out who is calling by an access token: signature, claims, session and account, on a
/// PostgreSQL of its own. All have been here before, so the service remembers them, as long as it may.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 6, time = 1)
@Fork(value = 2, jvmArgs = "-XX:+UseSerialGC")
@State(Scope.Benchmark)
public class TokenCallerBenchmark {
    private static final int PEOPLE = 500;
    private static final Session.Lifetime LIFETIME = new Session.Lifetime(Duration.ofDays(7), Duration.ofDays(30));

    private final Instant now = Instant.parse("2026-11-20T12:00:00Z");
    private final SigningSecret secret = new SigningSecret("a secret for measurements, of enough length");
    private final JwtTokenIssuer issuer =
            new JwtTokenIssuer(secret, TokenKeys.symmetric(secret, null), Duration.ofMinutes(15));
    private final EmbeddedDatabase server = EmbeddedDatabase.temporary();
    private final PostgresDatabase database = migrated(server);
    private final PostgresUnitOfWork units = new PostgresUnitOfWork(database);
    private final PostgresUserRepository users = new PostgresUserRepository(database);
    private final PostgresSessionRepository sessions = new PostgresSessionRepository(database);
    private final AccessTokens remembering = new AccessTokens(issuer, sessions, users, units, InstantSource.fixed(now));

    private List<String> tokens = List.of();
    private int next;

    private static PostgresDatabase migrated(EmbeddedDatabase server) {
        String url = server.jdbcUrl(server.createDatabase());
        new Migrations(url, server.user(), server.password()).migrate();
        return PostgresDatabase.open(new PostgresSettings(url, server.user(), server.password(), 4, false));
    }

    @Setup
    public void signIn() {
        tokens = IntStream.rangeClosed(1, PEOPLE).mapToObj(this::signedIn).toList();
    }

    private String signedIn(int person) {
        UserId id = new UserId(person);
        User user = User.registered(id, new Email("person" + person + "@example.org"), "Person", now);
        Session session = Session.opened(new SessionId(new UUID(0, person)), id, Device.UNKNOWN, "", "", LIFETIME, now);
        units.run(() -> {
            var _ = users.add(user, null);
            sessions.add(session);
        });
        return issuer.issue(new Caller(id, session.id()), now).value();
    }

    @TearDown
    public void close() {
        database.close();
        server.close();
    }

    @Benchmark
    public Caller caller_of_a_token_seen_before() {
        next = (next + 1) % PEOPLE;
        // a text of its own, as each request brings one
        String arrived = new String(tokens.get(next).getBytes(StandardCharsets.US_ASCII), StandardCharsets.US_ASCII);
        return remembering.callerOf(arrived);
    }
}
