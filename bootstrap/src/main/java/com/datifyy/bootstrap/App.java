package com.datifyy.bootstrap;

import com.datifyy.adapters.gemini.GeminiAnalyst;
import com.datifyy.adapters.gemini.GeminiTimeouts;
import com.datifyy.adapters.grpc.GrpcApi;
import com.datifyy.adapters.grpc.GrpcServer;
import com.datifyy.adapters.images.DecodingLimits;
import com.datifyy.adapters.images.ImageIoPhotoProcessor;
import com.datifyy.adapters.index.IndexedPeople;
import com.datifyy.adapters.oidc.HttpIdentityProviders;
import com.datifyy.adapters.postgres.PostgresDatabase;
import com.datifyy.adapters.postgres.notification.PostgresOutbox;
import com.datifyy.adapters.postgres.replica.Replica;
import com.datifyy.adapters.redis.RedisConnection;
import com.datifyy.adapters.rest.RestServer;
import com.datifyy.adapters.rest.health.HealthRoutes;
import com.datifyy.adapters.rest.health.Probe;
import com.datifyy.adapters.rest.health.TrialRoutes;
import com.datifyy.adapters.s3.S3Bucket;
import com.datifyy.adapters.s3.S3PhotoStore;
import com.datifyy.adapters.s3.S3Timeouts;
import com.datifyy.application.curation.LocalAnalyst;
import com.datifyy.application.curation.port.CompatibilityAnalyst;
import com.datifyy.application.identity.port.TokenIssuer;
import com.datifyy.application.shared.SparingQuestion;
import com.datifyy.application.shared.port.SharedCopies;
import com.datifyy.application.watching.Watch;
import com.datifyy.bootstrap.settings.DatabaseAddress;
import com.datifyy.bootstrap.settings.DatabaseSettings;
import com.datifyy.bootstrap.settings.GeminiSettings;
import com.datifyy.bootstrap.settings.PeopleIndexKind;
import com.datifyy.bootstrap.settings.ProviderSettings;
import com.datifyy.bootstrap.settings.Settings;
import com.datifyy.bootstrap.wiring.BackgroundWork;
import com.datifyy.bootstrap.wiring.Capabilities;
import com.datifyy.bootstrap.wiring.Copies;
import com.datifyy.bootstrap.wiring.Interfaces;
import com.datifyy.bootstrap.wiring.KeptShowings;
import com.datifyy.bootstrap.wiring.Limits;
import com.datifyy.bootstrap.wiring.Messages;
import com.datifyy.bootstrap.wiring.Security;
import com.datifyy.bootstrap.wiring.Stores;
import com.datifyy.bootstrap.wiring.Watching;
import com.datifyy.domain.identity.Caller;
import com.datifyy.domain.identity.SessionId;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.shared.Refusal;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The running service: both interfaces over one database, and what it does by itself.
///
/// It starts step by step on the main thread: started in parallel on virtual threads, class loading could stop all of
/// them for good (see [Watchdog]). Two things are done beside it, each on a platform thread, and both are over before
/// the ports open: the first connection with the look at the schema, by the driver and the migrations alone, and
/// describing gRPC's messages, which begins nothing of ours. So no two threads wait for one another's classes. On half
/// a processor nothing is gained by it, and nothing lost.
///
/// @param httpPort the port of the REST interface
/// @param grpcPort the port of the gRPC interface
public record App(int httpPort, int grpcPort) {

    private static final Logger LOG = LoggerFactory.getLogger(App.class);

    /// Starts the service; every part is noted in `running` as soon as it runs.
    ///
    /// @param console where messages are shown in development that cannot be sent
    /// @throws Complaint when the database is away or has another schema, or a port is taken
    public static App start(Settings settings, String version, Running running, Consumer<String> console) {
        settings.warnings().forEach(LOG::warn);
        // As fine as PostgreSQL keeps times, so that what is answered is what is read later.
        var clock = InstantSource.tick(InstantSource.system(), ChronoUnit.MICROS.getDuration());
        var watching = Watching.of(settings, version, clock);
        running.add("Watching", watching);
        var database = Stores.open(settings.database(), watching.watch());
        running.add("PostgreSQL connections", database);
        var schema = looked(settings.database().address(), database);
        var descriptions = CompletableFuture.runAsync(GrpcApi::describe, beside("descriptions"));
        var replica = follow(database, settings.database().replica(), watching.watch(), running);
        var limits = limits(settings, watching.watch(), clock, running);
        var security = Security.of(settings.tokens(), settings.keys());
        running.add("Password hashing", security.passwords());
        var requests = limits.requests(settings.limits().policy());
        var redisHealth = limits.health(copiesPerDay(settings) > 0, clock);
        var kept = keeping(
                settings.photos().bucket(),
                Stores.in(database, replica, copies(settings, limits, security, clock)),
                clock,
                running);
        var index = index(settings.peopleIndex(), database, kept, running);
        var stores = index == null ? kept : kept.finding(index);
        var outbox = new PostgresOutbox(database, security.box());
        var messages = Messages.of(settings, clock, console);
        running.add("Messages", messages);
        var providers = providers(settings.providers(), clock);
        running.add("Identity providers", providers);
        var announcements = messages.announcements(stores, outbox, security, clock);
        var pictures = pictures();
        running.add("Photos", pictures);
        var capabilities = Capabilities.of(
                stores,
                outbox,
                security,
                messages,
                announcements,
                providers,
                pictures,
                requests,
                settings.limits().movesPerDay(),
                settings.tokens(),
                settings.dates().rooms(),
                analyst(settings.gemini(), clock, watching.watch(), running),
                settings.gemini().budget(),
                clock,
                watching.watch());
        var work = BackgroundWork.in(
                database,
                stores,
                outbox,
                messages,
                announcements,
                capabilities.members().accounts().closure(),
                settings.tokens().eventsKept(),
                capabilities.dates(),
                settings.dates().weekendNudges(),
                settings.finishing(),
                clock,
                watching.watch());
        watching.figures(
                database,
                stores,
                replica,
                limits,
                redisHealth,
                settings.gemini().account() == null ? null : settings.gemini().budget(),
                clock);
        requireKnown(schema, settings.database().address());
        await(descriptions);
        if (index != null) {
            index.start();
        }
        loadClassesBeforeAnybodyComes(capabilities, security.tokens(), clock);

        // Of the time for closing gRPC has a fifth, the showings have two, and the connections what is left.
        var fifth = settings.closing().dividedBy(5);
        var showings = new KeptShowings(capabilities.showings(), fifth.multipliedBy(2));
        running.add("Showings", showings); // the interfaces stop before, so nothing is counted after the last writing
        var stopping = new AtomicBoolean();
        Probe serving = () -> answers(database, stopping) ? Probe.Health.OK : Probe.Health.UNAVAILABLE;
        Probe stored = () -> answers(database, new AtomicBoolean()) ? Probe.Health.OK : Probe.Health.UNAVAILABLE;
        var probes = new HealthRoutes.Probes(serving, stored, probe(redisHealth));
        var grpc = opening(
                "GRPC_PORT (dev: --grpc-port)",
                settings.grpc().port(),
                () -> Interfaces.grpc(
                        settings, capabilities, requests, () -> answers(database, stopping), watching.watch()));
        running.add("gRPC", () -> grpc.stop(fifth));
        var about = new HealthRoutes.About(settings.http().port(), grpc.port());
        var rest = opening(
                "PORT (dev: --port)",
                settings.http().port(),
                () -> Interfaces.rest(
                        settings,
                        capabilities,
                        requests,
                        about,
                        probes,
                        trials(database, limits.redis()),
                        watching.insight(version, database)));
        running.add("Interfaces and jobs", () -> {
            stopping.set(true);
            drain(rest, grpc, work, settings);
        });
        work.start();
        showings.start();
        LOG.info("HTTP on port {}, gRPC on port {}", rest.port(), grpc.port());
        return new App(rest.port(), grpc.port());
    }

    private static HttpIdentityProviders providers(ProviderSettings settings, InstantSource clock) {
        return new HttpIdentityProviders(settings.google(), settings.apple(), settings.facebook(), clock);
    }

    private static CompatibilityAnalyst analyst(
            GeminiSettings settings, InstantSource clock, Watch watch, Running running) {
        var account = settings.account();
        if (account == null) {
            return new LocalAnalyst();
        }
        var gemini = new GeminiAnalyst(account, GeminiTimeouts.usual(), clock, watch);
        running.add("Gemini", gemini);
        return gemini;
    }

    private static ImageIoPhotoProcessor pictures() {
        var runtime = Runtime.getRuntime();
        return new ImageIoPhotoProcessor(DecodingLimits.within(runtime.maxMemory(), runtime.availableProcessors()));
    }

    /// Has the first connection made and the schema looked at, by the driver and the migrations alone: proving who one
    /// is takes a tenth of a start, and meanwhile what needs no answer yet is put together.
    ///
    /// @return what is remarkable about the schema; nothing when it is exactly the one of this release
    private static CompletableFuture<String> looked(DatabaseAddress address, PostgresDatabase database) {
        return CompletableFuture.supplyAsync(() -> Schema.of(address).requireKnown(database), beside("schema"));
    }

    private static Executor beside(String name) {
        return work -> Thread.ofPlatform().daemon().name(name).start(work);
    }

    /// What was done beside, or why it came to nothing.
    private static <T> T await(CompletableFuture<T> work) {
        try {
            return work.join();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof RuntimeException reason ? reason : failure;
        }
    }

    private static void requireKnown(CompletableFuture<String> schema, DatabaseAddress address) {
        var remark = await(schema);
        if (!remark.isEmpty()) {
            LOG.warn("This release stands in for a newer one: {}", remark);
        }
        LOG.info("Connected to PostgreSQL at {}:{}, database {}", address.host(), address.port(), address.database());
    }

    /// The service starts and runs without it, too.
    private static @Nullable Replica follow(
            PostgresDatabase database, DatabaseSettings.@Nullable Replica settings, Watch watch, Running running) {
        if (settings == null) {
            return null;
        }
        var replica = Stores.follow(database, settings, watch);
        running.add("Replica's connections", replica);
        var address = settings.address();
        LOG.info("Searches, lists and figures are read from the replica at {}:{}", address.host(), address.port());
        return replica;
    }

    private static @Nullable SharedCopies copies(
            Settings settings, Limits limits, Security security, InstantSource clock) {
        return Copies.in(
                limits.redis(), copiesPerDay(settings), settings.tokens().secret(), security.passingBox(), clock);
    }

    private static int copiesPerDay(Settings settings) {
        var redis = settings.redis();
        return redis == null ? 0 : redis.copiesPerDay();
    }

    private static @Nullable IndexedPeople index(
            PeopleIndexKind kind, PostgresDatabase database, Stores stores, Running running) {
        return switch (kind) {
            case POSTGRES -> null;
            case MEMORY -> {
                var index = Stores.inMemory(database, stores.people());
                running.add("Index of people", index);
                yield index;
            }
        };
    }

    private static Stores keeping(@Nullable S3Bucket bucket, Stores stores, InstantSource clock, Running running) {
        if (bucket == null) {
            return stores;
        }
        var pictures = new S3PhotoStore(bucket, S3Timeouts.usual(), clock);
        running.add("Photo store", pictures);
        LOG.info("Pictures are kept in {}", bucket);
        return stores.keeping(pictures);
    }

    private static Limits limits(Settings settings, Watch watch, InstantSource clock, Running running) {
        var configured = settings.redis();
        if (configured == null) {
            LOG.info("No Redis configured: limits and caches are kept in this process");
            return Limits.inThisProcess(clock);
        }
        var redis = Limits.connect(configured, watch);
        running.add("Redis", redis);
        if (redis.ping()) {
            LOG.info("Connected to Redis at {}:{}", configured.host(), configured.port());
        } else {
            LOG.warn("Redis at {}:{} does not answer: going on without it", configured.host(), configured.port());
        }
        return Limits.with(redis, configured.limitsPerDay(), settings.tokens().secret(), clock);
    }

    private static TrialRoutes.Trials trials(PostgresDatabase database, @Nullable RedisConnection redis) {
        return new TrialRoutes.Trials(database::now, () -> {
            if (redis == null) {
                throw Refusal.Unavailable.notSetUp("Redis");
            }
            var kept = redis.tryOut();
            return new TrialRoutes.Kept(kept.key(), kept.value());
        });
    }

    private static Probe probe(@Nullable SparingQuestion health) {
        return health == null ? Probe.DISABLED : () -> health.answered() ? Probe.Health.OK : Probe.Health.UNAVAILABLE;
    }

    private static boolean answers(PostgresDatabase database, AtomicBoolean stopping) {
        try {
            database.ping();
            return !stopping.get();
        } catch (Refusal _) {
            return false;
        }
    }

    @SuppressWarnings("CatchingUnchecked") // Javalin and gRPC each throw something of their own for a taken port
    private static <T> T opening(String setting, int port, Supplier<T> server) {
        try {
            return server.get();
        } catch (RuntimeException failure) {
            if (!isAboutBinding(failure)) {
                throw failure;
            }
            throw new Complaint(
                    Complaint.Cause.UNAVAILABLE, "port " + port + " is taken: choose another with " + setting);
        }
    }

    private static boolean isAboutBinding(@Nullable Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException || cause instanceof UncheckedIOException) {
                return true;
            }
        }
        return false;
    }

    /// Whoever sends requests here is given notice; then both interfaces finish what they have begun, at the
    /// same time and within one limit. The jobs do so at once, and are waited for no longer than that.
    private static void drain(RestServer rest, GrpcServer grpc, BackgroundWork work, Settings settings)
            throws InterruptedException {
        var drainingJobs = Thread.ofPlatform().name("drain-jobs").start(work::close);
        rest.sayGoodbye();
        Thread.sleep(settings.shutdownNotice());
        long end = System.nanoTime() + settings.finishing().toNanos();
        var drainingGrpc = Thread.ofPlatform()
                .name("drain-grpc")
                .start(() -> grpc.stop(Duration.ofNanos(end - System.nanoTime())));
        try {
            rest.close();
        } finally {
            drainingGrpc.join();
            if (!drainingJobs.join(Duration.ofNanos(end - System.nanoTime()))) {
                LOG.warn("Background jobs did not end: others take them over");
            }
        }
    }

    /// Takes the way of a signed-in request once, on this platform thread, so that virtual threads find its
    /// classes loaded.
    private static void loadClassesBeforeAnybodyComes(
            Capabilities capabilities, TokenIssuer tokens, InstantSource clock) {
        var nobody = new Caller(new UserId(Integer.MAX_VALUE), new SessionId(new UUID(0, 0)));
        var token = tokens.issue(nobody, clock.instant()).value();
        try {
            LOG.debug("Nobody is {}", capabilities.members().accounts().tokens().callerOf(token));
        } catch (Refusal _) {
            // Nobody has no session.
        }
        try {
            LOG.debug("Nobody is {}", capabilities.members().profiles().read(nobody));
        } catch (Refusal _) {
            // Nobody has no account.
        }
    }
}
