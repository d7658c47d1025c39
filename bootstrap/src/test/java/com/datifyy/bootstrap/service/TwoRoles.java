package com.datifyy.bootstrap.service;

import com.datifyy.migrations.Migrations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;

/// A database with the two roles of docs/operations.md, made as it stands there: one that owns the schema, and one
/// that the service connects as.
///
/// @param database as a superuser sees it
public record TwoRoles(Database database) {
    public static final String OWNER = "datifyy";
    public static final String SERVING = "datifyy_serve";

    private static final Pattern STATEMENTS = Pattern.compile("(?s)```sql\n(CREATE ROLE .*?)```");

    /// Once on each server, since roles are the server's.
    public static TwoRoles on(int port) {
        List<String> blocks;
        try {
            blocks = STATEMENTS
                    .matcher(Files.readString(Path.of("..", "docs", "operations.md")))
                    .results()
                    .map(block -> block.group(1))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        if (blocks.size() != 2) {
            throw new IllegalStateException("the page makes its roles in two blocks, not in " + blocks.size());
        }
        var roles = new TwoRoles(new Database("datifyy", port));
        blocks.getFirst().lines().forEach(new Database("postgres", port)::run);
        new Migrations(roles.jdbcUrl(), OWNER, "any").migrate();
        blocks.getLast().lines().forEach(roles.database::run);
        return roles;
    }

    public Connection connect(String role) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(), role, "any");
    }

    public void runAsOwner(String sql) {
        try (var connection = connect(OWNER);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(sql, failure);
        }
    }

    /// The address that the service is given.
    public String servingUrl() {
        return database.url().replace("//postgres:", "//" + SERVING + ":");
    }

    private String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + database.port() + "/" + database.name();
    }
}
