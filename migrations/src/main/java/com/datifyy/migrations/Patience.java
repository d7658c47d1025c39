package com.datifyy.migrations;

import java.sql.SQLException;
import java.time.Duration;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;

/// For how long something is begun again that gives up after some seconds (`beforeEachMigrate.sql`) where others use
/// what
/// it needs.
///
/// @param whole how long after the first time
/// @param pause how long in between those go first who queued up behind it
record Patience(Duration whole, Duration pause) {
    static final Patience WITH_TABLES_IN_USE = new Patience(Duration.ofMinutes(5), Duration.ofSeconds(5));

    private static final String IN_USE = "55P03";

    /// @throws MigrationFailure when what it needs was in use each time, or whoever waits is interrupted
    void run(Runnable work) {
        long begun = System.nanoTime();
        while (true) {
            try {
                work.run();
                return;
            } catch (FlywayException failure) {
                if (!IN_USE.equals(stateOf(failure))) {
                    throw failure;
                }
            }
            if (System.nanoTime() - begun > whole.toNanos()) {
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
