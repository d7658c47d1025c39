package com.datifyy.bootstrap.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// PostgreSQL is reached by a name that leads elsewhere, or nowhere for a while: a process of its own, since what one
/// keeps in mind of names is decided when it begins.
@Timeout(180)
class NamesOfHostsTest {
    private static final String HOST = "db.example.internal";

    /// An address of this machine where nobody listens.
    private static final String ANOTHER = "127.0.0.3";

    /// For so long a name's address is taken for true: 5 seconds, and a bit.
    private static final Duration KNOWN = Duration.ofMillis(5_500);

    /// Until an address that is no longer true is noticed: 5 seconds, and a margin. By default it would be half a
    /// minute.
    private static final Duration FOLLOWED = Duration.ofSeconds(5 + 5);

    /// For how long a connection that was used is not checked before it is used again: half a second, and a bit. Where
    /// nothing has moved, all is well after it.
    private static final Duration UNCHECKED = Duration.ofMillis(600);

    /// What operators are told of a database that is back.
    private static final Duration PROMISED = Duration.ofSeconds(2);

    /// The median of so many counts: a busy machine may hold up one.
    private static final int OUTAGES = 3;

    @TempDir
    private Path folder;

    private Database database;
    private Cable cable;
    private AppProcess app;

    @BeforeEach
    void start() {
        database = Databases.fresh();
        cable = new Cable(database.port());
        leadsTo("127.0.0.1");
        var settings = new HashMap<>(RunningApp.environment(database.through(cable), RunningApp.anotherSecret()));
        settings.put(
                "DATABASE_URL",
                "postgres://postgres:any@" + HOST + ":" + cable.port() + "/" + database.name() + "?sslmode=disable");
        settings.put("JAVA_TOOL_OPTIONS", "-Djdk.net.hosts.file=" + hosts());
        app = AppProcess.start(settings);
        assertThat(app.http().get("/readyz").status()).isEqualTo(200);
    }

    @AfterEach
    void stop() {
        app.close();
        cable.close();
    }

    @Test
    void h6_a_host_that_moved_is_looked_for_where_it_is_now() {
        leadsTo(ANOTHER);

        Eventually.within(FOLLOWED, "it is looked for there", () -> {
            cable.reset();
            LockSupport.parkNanos(UNCHECKED.toNanos());
            return !isReady();
        });

        leadsTo("127.0.0.1");
        Eventually.within(FOLLOWED, "it is back", this::isReady);
    }

    @Test
    void h6_a_host_whose_name_was_not_known_for_a_while_is_of_use_within_the_time_promised() {
        List<Duration> recoveries = new ArrayList<>();
        while (recoveries.size() < OUTAGES) {
            leadsNowhere();
            cable.cut();
            LockSupport.parkNanos(KNOWN.toNanos());
            assertThat(isReady()).isFalse();
            cable.mend();
            assertThat(isReady()).as("its name is not known").isFalse();

            leadsTo("127.0.0.1");

            recoveries.add(Eventually.took("it is back", this::isReady));
        }
        assertThat(Eventually.median(recoveries)).as("of %s", recoveries).isLessThan(PROMISED);
    }

    private boolean isReady() {
        return app.http().get("/readyz").status() == 200;
    }

    private void leadsTo(String address) {
        names("127.0.0.1 localhost\n" + address + " " + HOST + "\n");
    }

    private void leadsNowhere() {
        names("127.0.0.1 localhost\n");
    }

    private Path hosts() {
        return folder.resolve("hosts");
    }

    private void names(String lines) {
        try {
            Path next = Files.writeString(folder.resolve("next"), lines);
            Files.move(next, hosts(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
