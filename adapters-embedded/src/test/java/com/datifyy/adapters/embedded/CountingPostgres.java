package com.datifyy.adapters.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// A server that loads `pg_stat_statements` when it starts, as those of most providers do, empty and in a temporary
/// folder. It listens on the loopback address only, and takes any password.
public final class CountingPostgres implements AutoCloseable {
    private final EmbeddedPostgres server;
    private final Path data;

    private CountingPostgres(EmbeddedPostgres server, Path data) {
        this.server = server;
        this.data = data;
    }

    /// Starts one. It ends with the process, if not before.
    ///
    /// @throws UncheckedIOException when it does not start
    public static CountingPostgres start() {
        try {
            var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
            Path data = Files.createTempDirectory("datifyy-counting-postgres", ownerOnly);
            var server = EmbeddedPostgres.builder()
                    .setOverrideWorkingDirectory(
                            EmbeddedDatabase.unpackingFolder().toFile())
                    .setPort(Ports.free())
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setLocaleConfig("locale", "C")
                    .setServerConfig("shared_preload_libraries", "pg_stat_statements")
                    .setServerConfig("unix_socket_directories", "")
                    .setServerConfig("synchronous_commit", "off")
                    .setServerConfig("full_page_writes", "off")
                    .start();
            var counting = new CountingPostgres(server, data);
            Runtime.getRuntime().addShutdownHook(new Thread(counting::close, "counting-postgres"));
            return counting;
        } catch (IOException failure) {
            throw new UncheckedIOException("The PostgreSQL that counts statements did not start", failure);
        }
    }

    /// The port on the loopback address.
    public int port() {
        return server.getPort();
    }

    /// Stops it and deletes its data.
    @Override
    public void close() {
        try {
            if (Files.exists(data)) {
                server.close();
                EmbeddedDatabase.delete(data);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("The PostgreSQL that counts statements did not stop cleanly", failure);
        }
    }
}
