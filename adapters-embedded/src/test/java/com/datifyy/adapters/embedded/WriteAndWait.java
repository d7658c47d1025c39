package com.datifyy.adapters.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;

/// A program that starts a lasting server, writes a row and waits to be killed.
final class WriteAndWait {

    static final String READY = "written";

    private WriteAndWait() {}

    public static void main(String[] arguments) throws IOException, SQLException {
        var database = EmbeddedDatabase.at(Path.of(arguments[0]));
        EmbeddedDatabaseTest.run(
                database,
                database.jdbcUrl(),
                "CREATE TABLE note (text text)",
                "INSERT INTO note VALUES ('before the kill')");
        System.out.println(READY);
        var unusedInput = System.in.read();
        throw new IllegalStateException("Expected to be killed, but read " + unusedInput);
    }
}
