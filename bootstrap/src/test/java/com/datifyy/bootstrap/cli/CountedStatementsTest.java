package com.datifyy.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.embedded.OtherPostgres;
import com.datifyy.bootstrap.service.Database;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The report of statements from a PostgreSQL that really counted them.
class CountedStatementsTest {
    private static OtherPostgres server;
    private static Database database;

    @BeforeAll
    static void someStatements() {
        server = OtherPostgres.counting();
        new Database("postgres", server.port()).run("CREATE DATABASE counted");
        database = new Database("counted", server.port());
        database.run("CREATE EXTENSION pg_stat_statements");
        database.run("CREATE TABLE people (name text, age int)");
        database.run("INSERT INTO people VALUES ('Maya Hunter', 31), ('Arjun Rao', 32)");
        for (int time = 0; time < 3; time++) {
            database.run("SELECT * FROM people WHERE name = 'Maya Hunter' AND age > " + (20 + time));
        }
        database.run("CREATE ROLE serving LOGIN");
        database.run("GRANT SELECT ON people TO serving");
        new Database("postgres", server.port()).run("SELECT 'of another database'");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static List<String> queries(String role) {
        var out = new StringWriter();
        var err = new StringWriter();
        int code = CommandLines.run(
                Map.of("ENV", "development", "DATABASE_URL", database.url().replace("//postgres", "//" + role)),
                out,
                err,
                "report",
                "queries",
                "--top",
                "200");
        assertThat(code).as(err::toString).isZero();
        return out.toString().lines().toList();
    }

    @Test
    void d12_the_owner_sees_what_was_asked_how_often_and_no_value() {
        assertThat(queries("postgres"))
                .anySatisfy(line -> assertThat(line)
                        .matches(" *\\d+\\.\\d +3 .*  SELECT \\* FROM people WHERE name = \\$1 AND age > \\$2"))
                .anySatisfy(line -> assertThat(line).contains("INSERT INTO people VALUES ($1, $2), ($3, $4)"))
                .noneMatch(line -> line.contains("Maya") || line.contains("Arjun"))
                .noneMatch(line -> line.contains("of another database"))
                .noneMatch(line -> line.startsWith("Left out"));
    }

    @Test
    void a_role_that_may_not_read_others_statements_is_told_how_many_there_are() {
        assertThat(queries("serving"))
                .noneMatch(line -> line.contains("people"))
                .last()
                .asString()
                .matches("Left out: statements of other roles \\([1-9]\\d*\\), which only a member of pg_read_all_stats"
                        + " may read\\.");
    }

    @Test
    void a_member_of_pg_read_all_stats_sees_what_the_owner_sees() {
        database.run("CREATE ROLE watching LOGIN");
        database.run("GRANT pg_read_all_stats TO watching");

        assertThat(queries("watching"))
                .anySatisfy(line -> assertThat(line).contains("FROM people WHERE name = $1"))
                .noneMatch(line -> line.startsWith("Left out"));
    }
}
