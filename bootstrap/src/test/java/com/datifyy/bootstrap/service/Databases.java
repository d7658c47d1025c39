package com.datifyy.bootstrap.service;

import com.datifyy.adapters.embedded.EmbeddedDatabase;
import com.datifyy.adapters.embedded.ServerProcesses;
import com.datifyy.migrations.Migrations;

/// The PostgreSQL of these tests: one server for all of them, which ends with the process, and a database for
/// whoever asks.
public final class Databases {
    private static final EmbeddedDatabase SERVER = EmbeddedDatabase.temporary();
    private static final String MIGRATED = migrated();

    private Databases() {}

    /// A database of this release without anybody in it.
    public static Database fresh() {
        return new Database(SERVER.createDatabaseFrom(MIGRATED), SERVER.port());
    }

    /// A database without a schema.
    public static Database empty() {
        return new Database(SERVER.createDatabase(), SERVER.port());
    }

    /// The processes of the server. Whoever touches them leaves it running as it was, since all tests of this process
    /// use it, one after the other.
    static ServerProcesses processes() {
        return ServerProcesses.of(SERVER);
    }

    private static String migrated() {
        var name = SERVER.createDatabase();
        new Migrations(SERVER.jdbcUrl(name), SERVER.user(), SERVER.password()).migrate();
        return name;
    }
}
