package com.datifyy.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.bootstrap.service.Database;
import com.datifyy.bootstrap.service.Databases;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MigrateTest {
    private final StringWriter said = new StringWriter();

    /// As hosts do it that make the extensions themselves.
    @Test
    void what_is_there_already_and_is_as_it_should_be_is_nothing_to_warn_of() {
        Database database = Databases.empty();
        database.run("CREATE SCHEMA extensions");
        database.run("CREATE EXTENSION btree_gist SCHEMA extensions");
        database.run("CREATE EXTENSION pg_trgm SCHEMA extensions");

        assertThat(logOf(database)).isEmpty();

        assertThat(said.toString()).matches("\\d+ migrations were run\\.\\R");
        assertThat(database.texts("SELECT nspname FROM pg_extension JOIN pg_namespace n ON n.oid = extnamespace"
                        + " WHERE extname IN ('btree_gist', 'pg_trgm')"))
                .containsOnly("extensions");
    }

    @Test
    void what_the_server_warns_of_is_written_as_a_warning() {
        Database database = Databases.empty();
        database.run("""
                CREATE FUNCTION warn() RETURNS event_trigger LANGUAGE plpgsql AS
                    $$BEGIN RAISE WARNING 'somebody looks on'; END$$""");
        database.run("CREATE EVENT TRIGGER onlooker ON ddl_command_end WHEN TAG IN ('CREATE EXTENSION')"
                + " EXECUTE FUNCTION warn()");

        assertThat(logOf(database)).contains("WARN").contains("somebody looks on");
    }

    /// What `migrate` logs.
    private String logOf(Database database) {
        var written = new ByteArrayOutputStream();
        PrintStream before = System.out;
        System.setOut(new PrintStream(written, true, StandardCharsets.UTF_8));
        try {
            int code = CommandLines.run(
                    Map.of("ENV", "development", "DATABASE_URL", database.url()), said, said, "migrate");
            assertThat(code).as(said::toString).isZero();
        } finally {
            System.setOut(before);
        }
        return written.toString(StandardCharsets.UTF_8);
    }
}
