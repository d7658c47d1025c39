package com.datifyy.bootstrap.service;

import com.datifyy.adapters.security.Argon2Cost;
import com.datifyy.application.shared.LimitPolicy;
import com.datifyy.bootstrap.App;
import com.datifyy.bootstrap.Running;
import com.datifyy.bootstrap.journey.GrpcDriver;
import com.datifyy.bootstrap.journey.RestDriver;
import com.datifyy.bootstrap.settings.ProviderSettings;
import com.datifyy.bootstrap.settings.Settings;
import com.datifyy.bootstrap.settings.TokenSettings;
import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The service on free ports, started with an operator's settings. Passwords are hashed as in production where a
/// test asks for that.
public final class RunningApp implements AutoCloseable {
    /// The one web page that may call it.
    public static final String ORIGIN = "https://app.example.org";

    /// How a code or a token stands in a message.
    private static final Pattern SECRET =
            Pattern.compile("(?m)^│ (?: {4}|Datifyy: )([A-Za-z0-9_-]{6,})(?= is your code|$)");

    static final String VERSION = "1.2.3-test";

    /// Next to no effort. What production spends is longer than everything else that a registration does.
    private static final Argon2Cost QUICK = new Argon2Cost(64, 1, 1);

    private final Database database;
    private final String secret;
    private final Map<String, String> environment;
    private final List<String> console = Collections.synchronizedList(new ArrayList<>());
    private final Running running = new Running();
    private final App app;
    private final Http http;
    private final ManagedChannel channel;

    private RunningApp(Database database, String secret, Map<String, String> environment) {
        this(database, secret, environment, hashing(QUICK, Settings.from(environment)));
    }

    private RunningApp(Database database, String secret, Map<String, String> environment, Settings settings) {
        this.database = database;
        this.secret = secret;
        this.environment = Map.copyOf(environment);
        this.app = App.start(settings, VERSION, running, console::add);
        this.http = new Http(app.httpPort());
        this.channel = NettyChannelBuilder.forAddress("localhost", app.grpcPort())
                .usePlaintext()
                .maxInboundMetadataSize(64 * 1024)
                .build();
    }

    /// The service over a database of its own, without anybody in it.
    public static RunningApp start() {
        return over(Databases.fresh());
    }

    public static RunningApp over(Database database) {
        String secret = anotherSecret();
        return new RunningApp(database, secret, environment(database, secret));
    }

    /// The service over a database of its own, without any limit on how often anything may happen.
    static RunningApp unlimited() {
        return unlimited(Map.of());
    }

    /// The same with more settings than the usual ones.
    static RunningApp unlimited(Map<String, String> more) {
        var all = new HashMap<>(more);
        all.put("RATE_LIMITS", noLimits());
        return with(Databases.fresh(), anotherSecret(), all);
    }

    /// The same with more settings, and where identity providers are on this machine: no variable says where
    /// they are, since their addresses are fixed.
    public static RunningApp unlimited(ProviderSettings providers, Map<String, String> more) {
        return unlimited(Databases.fresh(), providers, more);
    }

    /// The same over a database that somebody may have been in.
    static RunningApp unlimited(Database database, ProviderSettings providers, Map<String, String> more) {
        String secret = anotherSecret();
        var environment = environment(database, secret);
        environment.putAll(more);
        environment.put("RATE_LIMITS", noLimits());
        Settings settings = hashing(QUICK, Settings.from(environment));
        return new RunningApp(database, secret, environment, with(settings.tokens(), providers, settings));
    }

    private static String noLimits() {
        return LimitPolicy.names().stream().map(name -> name + "=off").collect(Collectors.joining(","));
    }

    private static Settings hashing(Argon2Cost cost, Settings settings) {
        TokenSettings tokens = settings.tokens();
        var withCost = new TokenSettings(
                tokens.secret(),
                tokens.previousSecret(),
                tokens.accessTokenLife(),
                tokens.idleLife(),
                tokens.sessionLife(),
                tokens.closingGrace(),
                tokens.eventsKept(),
                tokens.shortestPassword(),
                tokens.passwordHashingLimit(),
                cost);
        return with(withCost, settings.providers(), settings);
    }

    private static Settings with(TokenSettings tokens, ProviderSettings providers, Settings others) {
        return new Settings(
                others.mode(),
                others.log(),
                others.shutdown(),
                others.shutdownNotice(),
                others.http(),
                others.cors(),
                others.grpc(),
                others.limits(),
                others.database(),
                others.redis(),
                tokens,
                others.keys(),
                others.gemini(),
                others.mail(),
                others.sms(),
                others.slack(),
                providers,
                others.dates(),
                others.peopleIndex(),
                others.photos(),
                others.watch(),
                others.warnings());
    }

    /// The service with more settings than the usual ones.
    ///
    /// @param secret what access tokens are signed with
    public static RunningApp with(Database database, String secret, Map<String, String> more) {
        var environment = environment(database, secret);
        environment.putAll(more);
        return new RunningApp(database, secret, environment);
    }

    /// The service as [#with] starts it, which hashes passwords as in production.
    public static RunningApp hashingInEarnest(Database database, String secret, Map<String, String> more) {
        var environment = environment(database, secret);
        environment.putAll(more);
        return new RunningApp(database, secret, environment, Settings.from(environment));
    }

    /// The service over a database of its own and without limits, in which a hash costs as much as that.
    static RunningApp hashingAt(Argon2Cost cost, Map<String, String> more) {
        Database database = Databases.fresh();
        String secret = anotherSecret();
        var environment = environment(database, secret);
        environment.putAll(more);
        environment.put("RATE_LIMITS", noLimits());
        return new RunningApp(database, secret, environment, hashing(cost, Settings.from(environment)));
    }

    /// What an operator sets; one proxy of ours stands in front. Tests ask more often than people do, so
    /// what is not sensitive has no limit worth the name.
    static Map<String, String> environment(Database database, String secret) {
        var environment = new HashMap<String, String>();
        environment.put("ENV", "development");
        environment.put("PORT", "0");
        environment.put("GRPC_PORT", "0");
        environment.put("DATABASE_URL", database.url());
        environment.put("DATABASE_POOL_SIZE", "6");
        environment.put("JWT_SECRET", secret);
        environment.put("TRUSTED_PROXY_HOPS", "1");
        environment.put("GRPC_TRUSTED_PROXY_HOPS", "1");
        environment.put("CORS_ALLOWED_ORIGINS", ORIGIN);
        environment.put("SHUTDOWN_SECONDS", "10");
        environment.put("RATE_LIMITS", "default=100000/1m,discover=100000/1m,admin=100000/1m");
        return environment;
    }

    public static String anotherSecret() {
        byte[] random = new byte[48];
        new SecureRandom().nextBytes(random);
        return Base64.getEncoder().encodeToString(random);
    }

    public Database database() {
        return database;
    }

    /// What the operator set.
    public Map<String, String> environment() {
        return environment;
    }

    /// What access tokens are signed with.
    String secret() {
        return secret;
    }

    /// A stranger's HTTP client.
    public Http http() {
        return http.elsewhere();
    }

    /// A stranger's gRPC client.
    public Grpc grpc() {
        return new Grpc(channel, Networks.another(), null);
    }

    public RestDriver overRest() {
        return new RestDriver(http());
    }

    public GrpcDriver overGrpc() {
        return new GrpcDriver(grpc());
    }

    /// The secret in the newest message of a kind to an address or number, which may still be on its way.
    ///
    /// @param recipient as the service writes it
    /// @param kind words of the message
    public String secretSentTo(String recipient, String kind) {
        return secretsSentTo(recipient, kind, 1).getLast();
    }

    /// The secrets in all messages of a kind, oldest first, once there are as many as that.
    public List<String> secretsSentTo(String recipient, String kind, int atLeast) {
        Eventually.is("'" + kind + "' was sent", () -> sentTo(recipient, kind).size() >= atLeast);
        return sentTo(recipient, kind).stream().map(RunningApp::secretIn).toList();
    }

    private static String secretIn(String message) {
        Matcher secret = SECRET.matcher(message);
        if (!secret.find()) {
            throw new AssertionError("there is no code in a message that should hold one");
        }
        return secret.group(1);
    }

    /// The messages of a kind that were sent to an address or number so far, oldest first.
    ///
    /// @param kind words of the message, or nothing for all of them
    public List<String> sentTo(String recipient, String kind) {
        synchronized (console) {
            return console.stream()
                    .filter(message -> message.contains(" to " + recipient + ","))
                    .filter(message -> message.contains(kind))
                    .toList();
        }
    }

    int httpPort() {
        return app.httpPort();
    }

    int grpcPort() {
        return app.grpcPort();
    }

    /// Stops it as SIGTERM does.
    void stop() {
        running.stop();
    }

    @Override
    public void close() {
        channel.shutdownNow();
        http.client().shutdownNow();
        stop();
    }
}
