package com.datifyy.bootstrap.service;

import com.datifyy.bootstrap.App;
import com.datifyy.bootstrap.Running;
import com.datifyy.bootstrap.journey.GrpcDriver;
import com.datifyy.bootstrap.journey.RestDriver;
import com.datifyy.bootstrap.settings.Settings;
import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/// The service on free ports, started with an operator's settings.
public final class RunningApp implements AutoCloseable {
    /// The one web page that may call it.
    public static final String ORIGIN = "https://app.example.org";

    static final String VERSION = "1.2.3-test";

    private final Database database;
    private final String secret;
    private final Running running = new Running();
    private final App app;
    private final Http http;
    private final ManagedChannel channel;

    private RunningApp(Database database, String secret, Map<String, String> environment) {
        this.database = database;
        this.secret = secret;
        this.app = App.start(Settings.from(environment), VERSION, running);
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

    /// What an operator sets; one proxy of ours stands in front.
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
        return environment;
    }

    static String anotherSecret() {
        byte[] random = new byte[48];
        new SecureRandom().nextBytes(random);
        return Base64.getEncoder().encodeToString(random);
    }

    public Database database() {
        return database;
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
