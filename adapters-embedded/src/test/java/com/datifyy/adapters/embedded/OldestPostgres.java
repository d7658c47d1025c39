package com.datifyy.adapters.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// A server of the oldest version of PostgreSQL that the service promises to work with, empty and in a temporary
/// folder. It listens on the loopback address only, and takes any password.
public final class OldestPostgres implements AutoCloseable {
    private final EmbeddedPostgres server;
    private final Path data;

    private OldestPostgres(EmbeddedPostgres server, Path data) {
        this.server = server;
        this.data = data;
    }

    /// Starts one. It ends with the process, if not before.
    ///
    /// @throws UncheckedIOException when it does not start
    public static OldestPostgres start() {
        try {
            var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
            Path data = Files.createTempDirectory("datifyy-oldest-postgres", ownerOnly);
            var server = EmbeddedPostgres.builder()
                    .setPgBinaryResolver((_, _) -> OldestPostgres.class.getResourceAsStream("/oldest-postgres.txz"))
                    .setOverrideWorkingDirectory(
                            EmbeddedDatabase.unpackingFolder().toFile())
                    .setPort(Ports.free())
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setLocaleConfig("locale", "C")
                    .setServerConfig("unix_socket_directories", "")
                    .setServerConfig("synchronous_commit", "off")
                    .setServerConfig("full_page_writes", "off")
                    .setServerConfig("max_connections", "60")
                    .setServerConfig("timezone", "UTC")
                    .start();
            var oldest = new OldestPostgres(server, data);
            Runtime.getRuntime().addShutdownHook(new Thread(oldest::close, "oldest-postgres"));
            return oldest;
        } catch (IOException failure) {
            throw new UncheckedIOException("The oldest PostgreSQL did not start", failure);
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
            throw new UncheckedIOException("The oldest PostgreSQL did not stop cleanly", failure);
        }
    }
}
