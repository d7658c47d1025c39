package com.datifyy.bootstrap.dev;

import com.datifyy.adapters.embedded.EmbeddedDatabase;
import com.datifyy.adapters.embedded.FolderInUse;
import com.datifyy.bootstrap.App;
import com.datifyy.bootstrap.Complaint;
import com.datifyy.bootstrap.Running;
import com.datifyy.bootstrap.Schema;
import com.datifyy.bootstrap.log.Logging;
import com.datifyy.bootstrap.settings.DatabaseAddress;
import com.datifyy.bootstrap.settings.Environment;
import com.datifyy.bootstrap.settings.LogSettings;
import com.datifyy.bootstrap.settings.Mode;
import com.datifyy.bootstrap.settings.Problem;
import com.datifyy.bootstrap.settings.Settings;
import com.datifyy.bootstrap.settings.Variable;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Everything the service needs on one's own machine, started step by step and told as it happens.
public final class Development {

    /// What the command line says.
    ///
    /// @param port of the REST interface, or null for what the environment says
    /// @param grpcPort of the gRPC interface, or null for what the environment says
    /// @param dataFolder where the database and made-up secrets are kept
    public record Wishes(
            int people,
            long seed,
            @Nullable Integer port,
            @Nullable Integer grpcPort,
            Path dataFolder) {}

    private final Wishes wishes;
    private final Map<String, String> environment;
    private final List<Problem> damage;
    private final PrintWriter out;
    private final Map<String, String> madeUp = new HashMap<>();

    public Development(Wishes wishes, Environment environment, PrintWriter out) {
        this.wishes = wishes;
        this.environment = new HashMap<>(environment.values());
        this.damage = environment.damage();
        this.out = out;
    }

    /// Starts everything; what runs is noted in `running`.
    ///
    /// @throws com.datifyy.bootstrap.settings.SettingsProblems when the environment is not right
    /// @throws Complaint when something cannot be started
    public void start(String version, Running running) {
        var began = Instant.now();
        Logging.configure(new LogSettings(LogSettings.Level.WARN, LogSettings.Format.READABLE));
        if ("production".equalsIgnoreCase(environment.get(Variable.ENV.name()))) {
            throw new Complaint(
                    Complaint.Cause.CONFIGURATION, "dev does not run with ENV=production: unset it, or use serve");
        }
        prepareEnvironment();
        var embedded = !given(Variable.DATABASE_URL) && !given(Variable.DB_HOST);
        if (embedded) {
            refuseWhatIsWrong();
            step("Starting PostgreSQL in " + wishes.dataFolder().resolve("postgres"), () -> startDatabase(running));
        }
        KeptEnvironment.keep(wishes.dataFolder(), madeUp);
        var settings = settingsFrom(environment);
        Logging.configure(settings.log());
        var migration = settings.database().migration();
        if (migration != null) {
            step("Bringing the schema up to date", () -> migrate(migration, embedded));
        }
        var password = KeptText.password(wishes.dataFolder().resolve("demo-password"));
        var visitorKnown = new DemoData(settings, password, out).provide(wishes.people(), wishes.seed());
        var app = App.start(settings, version, running, this::show);
        new Welcome(out)
                .print(
                        app,
                        visitorKnown ? password : null,
                        wishes.dataFolder(),
                        embedded,
                        Duration.between(began, Instant.now()));
    }

    private void prepareEnvironment() {
        makeUp(Variable.ENV, Mode.DEVELOPMENT.name());
        if (!given(Variable.JWT_SECRET)) {
            makeUp(
                    Variable.JWT_SECRET,
                    KeptText.signingSecret(wishes.dataFolder().resolve("jwt-secret")));
        }
        if (wishes.port() != null) {
            environment.put(Variable.PORT.name(), wishes.port().toString());
        }
        if (wishes.grpcPort() != null) {
            environment.put(Variable.GRPC_PORT.name(), wishes.grpcPort().toString());
        }
    }

    /// Before anything is started, while its own database has no address yet.
    private void refuseWhatIsWrong() {
        var withAnyDatabase = new HashMap<>(environment);
        withAnyDatabase.put(Variable.DATABASE_URL.name(), "postgres://postgres@127.0.0.1/datifyy");
        var _ = settingsFrom(withAnyDatabase);
    }

    private Settings settingsFrom(Map<String, String> values) {
        return Settings.from(new Environment(values, damage));
    }

    private void startDatabase(Running running) {
        var folder = wishes.dataFolder().resolve("postgres");
        var database = started(folder);
        running.add("PostgreSQL", database);
        makeUp(
                Variable.DATABASE_URL,
                "postgres://%s:%s@127.0.0.1:%d/datifyy"
                        .formatted(database.user(), database.password(), database.port()));
    }

    private static void migrate(DatabaseAddress address, boolean embedded) {
        try {
            Schema.of(address).migrate();
        } catch (Complaint complaint) {
            if (embedded || complaint.kind() != Complaint.Cause.UNAVAILABLE) {
                throw complaint;
            }
            throw new Complaint(
                    complaint.kind(),
                    String.valueOf(complaint.getMessage()),
                    List.of("The environment or .env names this database: without DATABASE_URL (and DB_HOST) dev brings"
                            + " one along"));
        }
    }

    private static EmbeddedDatabase started(Path folder) {
        try {
            return EmbeddedDatabase.at(folder);
        } catch (FolderInUse taken) {
            throw new Complaint(
                    Complaint.Cause.UNAVAILABLE,
                    folder + " is in use by another datifyy: stop that one, or choose another folder with --data-dir");
        } catch (UncheckedIOException failed) {
            throw new Complaint(
                    Complaint.Cause.UNAVAILABLE,
                    String.valueOf(failed.getMessage()),
                    List.of(String.valueOf(failed.getCause())));
        }
    }

    private void makeUp(Variable variable, String value) {
        environment.put(variable.name(), value);
        madeUp.put(variable.name(), value);
    }

    private boolean given(Variable variable) {
        return !environment.getOrDefault(variable.name(), "").isBlank();
    }

    private void show(String message) {
        out.println(message);
        out.flush();
    }

    private void step(String what, Runnable work) {
        out.print(what + " … ");
        out.flush();
        var began = System.nanoTime();
        try {
            work.run();
        } catch (RuntimeException failed) {
            out.println("failed");
            out.flush();
            throw failed;
        }
        out.printf("%.1f s%n", (System.nanoTime() - began) / 1e9);
        out.flush();
    }
}
