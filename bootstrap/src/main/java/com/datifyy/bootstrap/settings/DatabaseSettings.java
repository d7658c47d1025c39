package com.datifyy.bootstrap.settings;

import com.datifyy.bootstrap.settings.Address.Malformed;
import com.datifyy.bootstrap.settings.DatabaseAddress.Encryption;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The database, how many connections to keep, and whether a transaction pooler stands in between.
/// `migration` is the address for changing the schema, absent when none is given that can be used for it;
/// `replica` is absent when there is none.
public record DatabaseSettings(
        DatabaseAddress address,
        int poolSize,
        PoolMode poolMode,
        @Nullable DatabaseAddress migration,
        @Nullable Replica replica) {

    private static final DatabaseAddress UNUSABLE = new DatabaseAddress(
            "", "localhost", DatabaseAddress.DEFAULT_PORT, "", "", new Secret(""), Encryption.CHECKED);

    /// What stands between the service and PostgreSQL.
    public enum PoolMode {
        /// Nothing, or a pooler that keeps a server session for each client.
        SESSION,
        /// A pooler that changes the server session with every transaction.
        TRANSACTION
    }

    /// A server that follows the database, and how far behind it may be.
    public record Replica(DatabaseAddress address, int poolSize, PoolMode poolMode, Duration mostBehind) {}

    static DatabaseSettings read(Reading reading, Mode mode) {
        var declared = reading.word(Variable.DB_POOL_MODE, PoolMode.class, PoolMode.SESSION);
        var address = address(reading, mode, declared == PoolMode.TRANSACTION);
        return new DatabaseSettings(
                address,
                reading.whole(Variable.DATABASE_POOL_SIZE, 1, 200),
                poolModeOf(address),
                migration(reading, mode, address),
                replica(reading, mode, declared == PoolMode.TRANSACTION));
    }

    private static DatabaseAddress address(Reading reading, Mode mode, boolean transactionPooled) {
        if (reading.given(Variable.DATABASE_URL)) {
            return parse(reading, Variable.DATABASE_URL, mode, transactionPooled);
        }
        if (!reading.given(Variable.DB_HOST)) {
            reading.problem(Variable.DATABASE_URL, "is missing: give it, or DB_HOST, DB_USER, DB_PASSWORD and DB_NAME");
            return UNUSABLE;
        }
        var host = Objects.requireNonNull(reading.text(Variable.DB_HOST));
        var port = reading.whole(Variable.DB_PORT, 1, 65535);
        var user = reading.text(Variable.DB_USER);
        var password = reading.secret(Variable.DB_PASSWORD);
        var name = Objects.requireNonNull(reading.text(Variable.DB_NAME));
        if (host.matches(".*[/@?,\\s].*")) {
            reading.problem(Variable.DB_HOST, "must be a host name alone; put a whole address into DATABASE_URL");
            return UNUSABLE;
        }
        if (user == null) {
            reading.problem(Variable.DB_USER, "is missing: it goes with DB_HOST");
            return UNUSABLE;
        }
        var bare = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
        return DatabaseAddress.of(
                bare, port, name, user, password == null ? new Secret("") : password, transactionPooled);
    }

    private static @Nullable DatabaseAddress migration(Reading reading, Mode mode, DatabaseAddress address) {
        if (!reading.given(Variable.DATABASE_MIGRATION_URL)) {
            return address.transactionPooled() ? null : address;
        }
        var migration = parse(reading, Variable.DATABASE_MIGRATION_URL, mode, false);
        if (migration.transactionPooled()) {
            reading.problem(
                    Variable.DATABASE_MIGRATION_URL,
                    "must be a direct or session-pooled address (usually port 5432, not 6543)");
        }
        return migration;
    }

    private static @Nullable Replica replica(Reading reading, Mode mode, boolean transactionPooled) {
        int poolSize = reading.whole(Variable.DATABASE_REPLICA_POOL_SIZE, 1, 200);
        var mostBehind = Duration.ofSeconds(reading.whole(Variable.DATABASE_REPLICA_LAG_SECONDS, 1, 300));
        if (!reading.given(Variable.DATABASE_REPLICA_URL)) {
            return null;
        }
        var address = parse(reading, Variable.DATABASE_REPLICA_URL, mode, transactionPooled);
        return new Replica(address, poolSize, poolModeOf(address), mostBehind);
    }

    private static PoolMode poolModeOf(DatabaseAddress address) {
        return address.transactionPooled() ? PoolMode.TRANSACTION : PoolMode.SESSION;
    }

    private static DatabaseAddress parse(Reading reading, Variable variable, Mode mode, boolean transactionPooled) {
        try {
            var address = DatabaseAddress.parse(Objects.requireNonNull(reading.text(variable)), transactionPooled);
            if (mode == Mode.PRODUCTION && !address.encrypted() && !address.plainlyPrivate()) {
                reading.problem(variable, "must use TLS across a public network: set sslmode=require or verify-full");
            }
            return address;
        } catch (Malformed malformed) {
            reading.problem(variable, Objects.requireNonNull(malformed.getMessage()));
            return UNUSABLE;
        }
    }
}
