package com.datifyy.adapters.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.UnaryOperator;

/// A server other than the one that most tests share, empty and in a temporary folder. It listens on the loopback
/// address only, and takes any password.
public final class OtherPostgres implements AutoCloseable {
    private final EmbeddedPostgres server;
    private final Path data;

    private OtherPostgres(EmbeddedPostgres server, Path data) {
        this.server = server;
        this.data = data;
    }

    /// Starts one of the oldest version that the service promises to work with. It ends with the process at last.
    ///
    /// @throws UncheckedIOException when it does not start
    public static OtherPostgres oldest() {
        return start(server -> server.setPgBinaryResolver(
                        (_, _) -> OtherPostgres.class.getResourceAsStream("/oldest-postgres.txz"))
                .setServerConfig("max_connections", "60")
                .setServerConfig("timezone", "UTC"));
    }

    /// Starts one that loads `pg_stat_statements`, as those of most providers do. It ends with the process at last.
    ///
    /// @throws UncheckedIOException when it does not start
    public static OtherPostgres counting() {
        return start(server -> server.setServerConfig("shared_preload_libraries", "pg_stat_statements"));
    }

    private static OtherPostgres start(UnaryOperator<EmbeddedPostgres.Builder> otherwise) {
        try {
            var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
            Path data = Files.createTempDirectory("datifyy-other-postgres", ownerOnly);
            var server = otherwise
                    .apply(EmbeddedPostgres.builder())
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
                    .start();
            var started = new OtherPostgres(server, data);
            Runtime.getRuntime().addShutdownHook(new Thread(started::close, "other-postgres"));
            return started;
        } catch (IOException failure) {
            throw new UncheckedIOException("The PostgreSQL did not start", failure);
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
            throw new UncheckedIOException("The PostgreSQL did not stop cleanly", failure);
        }
    }
}
