package com.datifyy.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.bootstrap.service.Database;
import com.datifyy.bootstrap.service.Databases;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportCommandTest {
    private final StringWriter out = new StringWriter();
    private final Database database = Databases.fresh();

    private String queries(String... options) {
        var environment = Map.of("ENV", "development", "DATABASE_URL", database.url());
        List<String> arguments = new ArrayList<>(List.of("report", "queries"));
        arguments.addAll(List.of(options));
        out.getBuffer().setLength(0);
        assertThat(CommandLines.run(environment, out, new StringWriter(), arguments.toArray(String[]::new)))
                .isZero();
        return out.toString();
    }

    @Test
    void where_nothing_is_counted_it_says_how_to_switch_it_on() {
        assertThat(queries()).contains("CREATE EXTENSION pg_stat_statements");
    }

    @Test
    void where_the_server_does_not_load_the_extension_it_says_so() {
        database.run("CREATE EXTENSION pg_stat_statements");

        assertThat(queries()).contains("does not load it");
    }

    @Test
    void a_long_statement_is_cut_unless_the_whole_is_asked_for() {
        database.run("""
                CREATE EXTENSION pg_stat_statements;
                ALTER EXTENSION pg_stat_statements DROP VIEW pg_stat_statements;
                DROP VIEW pg_stat_statements;
                CREATE VIEW pg_stat_statements AS
                SELECT d.oid AS dbid, s.* FROM pg_database d, (VALUES
                    (2::bigint, 10.5::float8, 5.25::float8, 7.0::float8, 2::bigint,
                     'SELECT ' || repeat('a_column, ', 50) || 'the_last FROM t')
                ) AS s (calls, total_exec_time, mean_exec_time, max_exec_time, rows, query)""");

        assertThat(queries().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(160));
        assertThat(queries()).contains("SELECT a_column, a_column").endsWith(" …\n");
        assertThat(queries("--whole")).endsWith("a_column, the_last FROM t\n");
    }

    @Test
    void d12_what_took_longest_comes_first_and_without_values() {
        database.run("""
                CREATE EXTENSION pg_stat_statements;
                ALTER EXTENSION pg_stat_statements DROP VIEW pg_stat_statements;
                DROP VIEW pg_stat_statements;
                CREATE VIEW pg_stat_statements AS
                SELECT d.oid AS dbid, s.* FROM pg_database d, (VALUES
                    (2::bigint, 10.5::float8, 5.25::float8, 7.0::float8, 2::bigint, 'SELECT $1'),
                    (4, 100.0, 25.0, 60.0, 8, $q$UPDATE t SET name = 'Maya' WHERE id = $1$q$),
                    (4, 200.0, 50.0, 60.0, 8, '<insufficient privilege>')
                ) AS s (calls, total_exec_time, mean_exec_time, max_exec_time, rows, query)""");

        assertThat(queries().lines())
                .hasSize(4)
                .satisfiesExactly(
                        head -> assertThat(head).contains("total ms", "statement"),
                        first -> assertThat(first).contains("100.0", "UPDATE t SET name = ? WHERE id = $1"),
                        second -> assertThat(second).contains("10.5", "SELECT $1"),
                        last -> assertThat(last).contains("other roles (1)", "pg_read_all_stats"));
    }
}
