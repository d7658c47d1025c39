package com.datifyy.migrations;

import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;

/// For how long migrations are begun again that give up after some seconds (`beforeEachMigrate.sql`) where others use
/// what they need.
///
/// @param whole how long after one of them gave up for the first time
/// @param pause how long in between those go first who queued up behind it
record Patience(Duration whole, Duration pause) {
    static final Patience WITH_TABLES_IN_USE = new Patience(Duration.ofMinutes(5), Duration.ofSeconds(5));

    private static final String IN_USE = "55P03";

    /// @param through how many migrations got through so far: the one after them is waited for anew
    /// @param log told once of each that is waited for
    /// @throws MigrationFailure when what one needs was in use each time, or whoever waits is interrupted
    void run(Runnable work, IntSupplier through, Consumer<String> log) {
        long since = 0;
        int before = -1;
        while (true) {
            try {
                work.run();
                return;
            } catch (FlywayException failure) {
                if (!IN_USE.equals(stateOf(failure))) {
                    throw failure;
                }
            }
            if (through.getAsInt() > before) {
                before = through.getAsInt();
                since = System.nanoTime();
                log.accept("A table that a migration changes is in use: the migration is begun again for up to "
                        + whole.toSeconds() + " seconds");
            } else if (System.nanoTime() - since > whole.toNanos()) {
                throw new MigrationFailure(
                        "a table that a migration changes was in use all along, by a backup or whatever else reads for long"
                                + " (pg_stat_activity has it): migrate again once that is done");
            }
            giveWay();
        }
    }

    private void giveWay() {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new MigrationFailure("interrupted while a table that a migration changes was in use");
        }
    }

    private static @Nullable String stateOf(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException told) {
                return told.getSQLState();
            }
        }
        return null;
    }
}
