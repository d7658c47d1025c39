package com.datifyy.bootstrap.backup;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.bootstrap.settings.Environment;
import com.datifyy.bootstrap.settings.Settings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostgresToolTest {
    private static Map<String, String> connection(String url) {
        return PostgresTool.connection(
                Settings.forMigration(Environment.of(Map.of("ENV", "development", "DATABASE_URL", url)))
                        .address(),
                "another");
    }

    @ParameterizedTest
    @CsvSource({
        "postgres://maya:pw@db.example.com/x, require",
        "postgres://maya:pw@db.example.com/x?ssl=true, verify-full",
        "postgres://maya:pw@db.example.com/x?ssl=true&sslmode=verify-ca, verify-ca",
        "postgres://maya:pw@db.example.com/x?sslmode=verify-full, verify-full",
        "postgres://maya:pw@localhost/x, ",
        "postgres://maya:pw@localhost/x?ssl=false, "
    })
    void h2_a_backup_goes_as_safely_as_the_service(String url, String mode) {
        assertThat(connection(url).get("PGSSLMODE")).isEqualTo(mode);
    }

    @Test
    void who_and_where_are_in_the_environment() {
        assertThat(connection("postgres://maya:p%40w@db.example.com:6000/x?sslrootcert=/etc/secrets/a.crt"))
                .containsEntry("PGHOST", "db.example.com")
                .containsEntry("PGPORT", "6000")
                .containsEntry("PGUSER", "maya")
                .containsEntry("PGPASSWORD", "p@w")
                .containsEntry("PGDATABASE", "another")
                .containsEntry("PGSSLROOTCERT", "/etc/secrets/a.crt");
    }

    @Test
    void h2_a_backup_proves_who_it_is_as_the_service_does() {
        assertThat(connection("postgres://maya@db.example.com/x?sslmode=verify-full&sslcert=/etc/secrets/maya.crt"
                        + "&sslkey=%2Fetc%2Fsecrets%2Fmaya.pk8&channel_binding=require"))
                .containsEntry("PGSSLMODE", "verify-full")
                .containsEntry("PGSSLCERT", "/etc/secrets/maya.crt")
                .containsEntry("PGSSLKEY", "/etc/secrets/maya.pk8")
                .containsEntry("PGCHANNELBINDING", "require");
    }

    @ParameterizedTest
    @CsvSource({"15, 15, false", "16, 15, false", "17, 15, true", "18, 16, true", "17, 17, false", "18, 17, false"})
    void which_programs_say_what_a_server_does_not_know(int tool, int server, boolean tooNew) {
        assertThat(PostgresTool.tooNew(tool, server)).isEqualTo(tooNew);
    }

    @Test
    void what_pg_restore_repeats_of_the_rows_is_not_told() {
        List<String> told = new PostgresTool("pg_restore").ownWords("""
                pg_restore: error: COPY failed for table "users": ERROR:  duplicate key
                DETAIL:  Key (email)=(somebody@example.com) already exists.
                CONTEXT:  COPY users, line 1
                """);

        assertThat(told).containsExactly("pg_restore: error: COPY failed for table \"users\": ERROR:  duplicate key");
    }
}
