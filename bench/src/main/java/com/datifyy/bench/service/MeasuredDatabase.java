package com.datifyy.bench.service;

import com.datifyy.adapters.embedded.EmbeddedDatabase;
import com.datifyy.adapters.postgres.PostgresDatabase;
import com.datifyy.adapters.postgres.PostgresSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A PostgreSQL server with a demo population, in the data folder of `datifyy dev`.
final class MeasuredDatabase implements AutoCloseable {
    private final EmbeddedDatabase server;
    private final ProcessHandle postmaster;

    private MeasuredDatabase(EmbeddedDatabase server, ProcessHandle postmaster) {
        this.server = server;
        this.postmaster = postmaster;
    }

    /// @param dataFolder a folder `datifyy dev` has filled and left
    static MeasuredDatabase in(Path dataFolder) throws IOException {
        EmbeddedDatabase server = EmbeddedDatabase.at(dataFolder.resolve("postgres"));
        try (Stream<Path> files = Files.walk(dataFolder.resolve("postgres"), 2)) {
            Path file = files.filter(path -> path.endsWith("postmaster.pid"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("PostgreSQL left no postmaster.pid"));
            long pid = Long.parseLong(Files.readAllLines(file).getFirst().strip());
            MeasuredDatabase database =
                    new MeasuredDatabase(server, ProcessHandle.of(pid).orElseThrow());
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(database::close));
            return database;
        }
    }

    /// The address with user and password, as the service takes it.
    String url() {
        return "postgres://" + server.user() + ":" + server.password() + "@127.0.0.1:" + server.port() + "/datifyy";
    }

    String version() throws SQLException {
        return one("SELECT split_part(version(), ' ', 2)");
    }

    String size() throws SQLException {
        return one("SELECT pg_size_pretty(pg_database_size(current_database()))");
    }

    long people() throws SQLException {
        return Long.parseLong(one("SELECT count(*) FROM datifyy.users"));
    }

    /// Gives some people, drawn by their random ids, the visitor's password, and returns their addresses. All
    /// of them take part and told enough to be shown others.
    List<String> letIn(int count, String visitor) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement update = connection.prepareStatement("""
                        UPDATE datifyy.users
                        SET password_hash = (SELECT password_hash FROM datifyy.users WHERE email = ?)
                        WHERE id IN (
                            SELECT user_id FROM datifyy.match_cards
                            WHERE takes_part AND gender IS NOT NULL AND birth_date IS NOT NULL
                            ORDER BY user_id LIMIT ?)
                        RETURNING email
                        """)) {
            update.setString(1, visitor);
            update.setInt(2, count);
            List<String> emails = new ArrayList<>();
            try (ResultSet rows = update.executeQuery()) {
                while (rows.next()) {
                    emails.add(rows.getString(1));
                }
            }
            return emails;
        }
    }

    /// Processor time of the server's processes that are running now.
    Duration processorTime() {
        return Stream.concat(Stream.of(postmaster), postmaster.descendants())
                .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    @Override
    public void close() {
        server.close();
    }

    /// Connections as the service keeps them.
    PostgresDatabase open(int connections) {
        return PostgresDatabase.open(
                new PostgresSettings(server.jdbcUrl(), server.user(), server.password(), connections, false));
    }

    void run(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// The first column of what a statement returns.
    List<String> column(String sql) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }

    private String one(String query) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(query);
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getString(1);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
    }
}
