package com.datifyy.bootstrap;

import com.datifyy.adapters.postgres.PostgresCheckup;
import com.datifyy.adapters.postgres.PostgresDatabase;
import com.datifyy.bootstrap.settings.DatabaseAddress;
import com.datifyy.bootstrap.settings.DatabaseSettings.PoolMode;
import com.datifyy.bootstrap.wiring.Stores;
import com.datifyy.migrations.MigrationFailure;
import com.datifyy.migrations.Migrations;
import com.datifyy.migrations.SchemaState;
import java.time.Duration;
import java.util.function.Supplier;

/// The schema of one database, seen by an operator.
public final class Schema {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(8);

    private final DatabaseAddress address;
    private final Migrations migrations;

    private Schema(DatabaseAddress address) {
        this.address = address;
        this.migrations = new Migrations(
                address.jdbcUrl(), address.user(), address.password().value());
    }

    public static Schema of(DatabaseAddress address) {
        return new Schema(address);
    }

    /// Sees whether the database answers, whatever is in it.
    ///
    /// @return itself
    /// @throws Complaint with the reason when it cannot be reached
    public Schema requireAnswer() {
        String objection = PostgresCheckup.objection(Stores.connection(address, 1, PoolMode.SESSION));
        if (objection != null) {
            throw new Complaint(Complaint.Cause.UNAVAILABLE, told(objection));
        }
        return this;
    }

    /// Runs what is missing and returns how many migrations that were.
    ///
    /// @throws Complaint when the database cannot be reached or a migration fails
    public int migrate() {
        try {
            return migrations.migrate();
        } catch (MigrationFailure failure) {
            throw new Complaint(Complaint.Cause.UNAVAILABLE, told(failure));
        }
    }

    /// How it stands beside this release.
    ///
    /// @throws Complaint when the database cannot be reached
    public SchemaState state() {
        return state(migrations::check);
    }

    /// What an operator reads about a state; nothing when it is exactly the one of this release.
    public static String described(SchemaState state) {
        return switch (state) {
            case SchemaState.UpToDate _ -> "";
            case SchemaState.Newer newer ->
                "the database is at version %s, which is newer than this release (%s)"
                        .formatted(newer.current(), newer.expected());
            case SchemaState.Empty _ -> "the database is empty";
            case SchemaState.MadeByHand byHand -> byHand.why();
            case SchemaState.Older older ->
                "the database is at version %s and this release needs %s".formatted(older.current(), older.expected());
            case SchemaState.Unknown unknown -> "the database does not go with this release: " + unknown.why();
        };
    }

    /// @return what is remarkable about it; nothing when it is exactly the one of this release
    /// @throws Complaint unless every migration of this release was run
    public String requireKnown() {
        return requireKnown(state());
    }

    /// The same by the connections that are kept to it, the first of which is waited for.
    ///
    /// @throws Complaint when none comes, and unless every migration of this release was run
    public String requireKnown(PostgresDatabase database) {
        String objection = database.awaitFirstConnection(LONGEST_WAIT);
        if (objection != null) {
            throw new Complaint(Complaint.Cause.UNAVAILABLE, told(objection));
        }
        return requireKnown(state(() -> migrations.check(database.pool())));
    }

    private static String requireKnown(SchemaState state) {
        String described = described(state);
        return switch (state) {
            case SchemaState.UpToDate _, SchemaState.Newer _ -> described;
            case SchemaState.Empty _, SchemaState.Older _ -> throw unfit(described + ": run `datifyy migrate` first");
            case SchemaState.MadeByHand _ -> throw unfit(described + ": " + Migrations.MAKE_ANEW);
            case SchemaState.Unknown _ -> throw unfit(described);
        };
    }

    private static Complaint unfit(String sentence) {
        return new Complaint(Complaint.Cause.CONFIGURATION, sentence);
    }

    private SchemaState state(Supplier<SchemaState> check) {
        try {
            return check.get();
        } catch (MigrationFailure failure) {
            throw new Complaint(Complaint.Cause.UNAVAILABLE, told(failure));
        }
    }

    private String told(MigrationFailure failure) {
        var innermost = (Throwable) failure;
        while (innermost.getCause() != null) {
            innermost = innermost.getCause();
        }
        String plainly = PostgresCheckup.plainly(innermost);
        return told(plainly == null ? String.valueOf(innermost.getMessage()) : plainly);
    }

    private String told(String why) {
        return "PostgreSQL at " + address.where() + ": " + why;
    }
}
