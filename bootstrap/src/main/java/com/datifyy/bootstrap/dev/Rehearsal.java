package com.datifyy.bootstrap.dev;

import com.datifyy.adapters.embedded.EmbeddedDatabase;
import com.datifyy.adapters.embedded.EmbeddedRedis;
import com.datifyy.adapters.embedded.Ports;
import com.datifyy.bootstrap.Complaint;
import com.datifyy.bootstrap.settings.Variable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The service as it lies in a folder, run once from beginning to end: schema, start, a person's first steps,
/// and the end by SIGTERM. It runs as in production, with its metrics read, as processes of its own and on a PostgreSQL
/// and a Redis that come and go with them; without Redis where there is no program of it for this machine.
public final class Rehearsal {

    /// How it went.
    ///
    /// @param untilReady from starting the process to the first 200 of `/readyz`
    public record Outcome(Duration untilReady) {}

    private final Path layout;
    private final boolean training;

    private Rehearsal(Path layout, boolean training) {
        this.layout = layout.toAbsolutePath();
        this.training = training;
    }

    /// Runs it and requires that the cache of classes in the folder can be used, when there is one.
    ///
    /// @throws Complaint when anything goes wrong, with what the service had to say
    public static Outcome of(Path layout) throws InterruptedException {
        return new Rehearsal(layout, false).run();
    }

    /// Runs it and leaves a cache of the classes it used in the folder.
    ///
    /// @throws Complaint when anything goes wrong, with what the service had to say
    public static void training(Path layout) throws InterruptedException {
        new Rehearsal(layout, true).run();
        if (!Files.isRegularFile(layout.resolve("app.aot"))) {
            throw new Complaint(Complaint.Cause.UNAVAILABLE, "the run left no cache of classes");
        }
    }

    /// Something that services are run for, on a PostgreSQL of their own.
    ///
    /// @param <T> what comes of it
    interface Play<T> {
        /// @param here a folder for logs, which goes when this is done
        T on(EmbeddedDatabase database, Path here) throws IOException, InterruptedException;
    }

    static <T> T staged(Play<T> play) throws InterruptedException {
        try {
            Path here = Files.createTempDirectory("datifyy-rehearsal");
            // With a password, as everywhere else: what asks for it is part of a start.
            try (var database = EmbeddedDatabase.at(here.resolve("data"))) {
                return play.on(database, here);
            } finally {
                delete(here);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// The settings of a service in production, with secrets and a database that nobody else has.
    static Map<String, String> settings(EmbeddedDatabase database) {
        Map<String, String> settings = new HashMap<>();
        settings.put(Variable.ENV.name(), "production");
        settings.put(
                Variable.DATABASE_URL.name(),
                "postgres://%s:%s@127.0.0.1:%d/%s"
                        .formatted(database.user(), database.password(), database.port(), database.createDatabase()));
        settings.put(Variable.JWT_SECRET.name(), random());
        settings.put(Variable.DATA_KEY.name(), random());
        settings.put(Variable.PORT.name(), Integer.toString(Ports.free()));
        settings.put(Variable.GRPC_PORT.name(), "0");
        return settings;
    }

    private Outcome run() throws InterruptedException {
        return staged((database, here) -> {
            try (var redis = EmbeddedRedis.in(here)) {
                return run(database, Map.of(Variable.REDIS_URL.name(), redis.url()), here);
            } catch (EmbeddedRedis.NoneForThisMachine none) {
                return run(database, Map.of(), here);
            }
        });
    }

    private Outcome run(EmbeddedDatabase database, Map<String, String> more, Path here)
            throws IOException, InterruptedException {
        Map<String, String> settings = settings(database);
        settings.putAll(more);
        int grpcPort = Ports.free();
        settings.put(Variable.GRPC_PORT.name(), Integer.toString(grpcPort));
        String operator = random();
        settings.put(Variable.METRICS_TOKEN.name(), operator);
        if (training) {
            settings.put("DATIFYY_AOT_OUTPUT", layout.resolve("app.aot").toString());
        } else if (Files.exists(layout.resolve("app.aot"))) {
            // A cache that does not fit would be passed over in silence.
            settings.put("JAVA_TOOL_OPTIONS", "-XX:AOTMode=on");
        }
        ServiceRun.migrate(layout, settings, here);
        try (var service = ServiceRun.serve(layout, settings, here)) {
            Duration untilReady = service.awaitReady();
            takeFirstSteps(service, grpcPort);
            service.answer(operator, "GET", "/metrics", "");
            service.requireHealthy();
            if (!training) {
                Insight.require(layout, service.pid(), here);
            }
            service.stop();
            return new Outcome(untilReady);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /// Registers, fills in a profile and looks around: what most requests of most days need.
    private static void takeFirstSteps(ServiceRun service, int grpcPort) throws InterruptedException {
        String registered = service.answer(null, "POST", "/api/v1/auth/register/email", """
                {"email": "rehearsal@example.com", "password": "four words in a row", "name": "Rehearsal",
                 "dateOfBirth": "1995-05-05"}""");
        String bearer = service.textIn(registered, "accessToken");
        service.answer(bearer, "PUT", "/api/v1/user/me", """
                {"basicInfo": {"gender": "GENDER_FEMALE"},
                 "profileDetails": {"location": {"countryCode": "IN", "country": "India", "city": "Mumbai",
                                                 "latitude": 19.08, "longitude": 72.88}},
                 "updateFields": ["gender", "location"]}""");
        for (int time = 0; time < 20; time++) {
            for (String path : List.of(
                    "/api/v1/user/me",
                    "/api/v1/partner-preferences",
                    "/api/v1/user/recommendations?limit=3",
                    "/api/v1/availability")) {
                service.answer(bearer, "GET", path, "");
            }
        }
        requireNamed(service, grpcPort, bearer);
    }

    /// Asks over gRPC who calls.
    static void requireNamed(ServiceRun service, int grpcPort, String bearer) {
        try {
            if (!GrpcCall.emptyMessage(grpcPort, "datifyy.user.v1.UserService/GetMyProfile", bearer)
                    .contains("Rehearsal")) {
                throw service.failed("gRPC does not tell the profile");
            }
        } catch (IOException unanswered) {
            throw service.failed("gRPC gave no answer: " + unanswered.getMessage());
        }
    }

    private static String random() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
