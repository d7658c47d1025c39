package com.datifyy.adapters.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementTextTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    SELECT a1 FROM t2 WHERE id = 4711                | SELECT a1 FROM t2 WHERE id = ?
                    SELECT 'O''Brien', 'x'                           | SELECT ?, …
                    WHERE name = 'ends with \\' AND mail = 'm@x.invalid' | WHERE name = ? AND mail = ?
                    WHERE name = E'it\\'s' AND id = $1             | WHERE name = ? AND id = $1
                    WHERE at > timestamp '2026-01-01' AND n < -1.5e3 | WHERE at > timestamp ? AND n < ?
                    VALUES ($tag$any 'thing'$tag$, 7)                | VALUES (?, …)
                    WHERE id IN (?, ?, ?) AND x IN (1, 2, 3)         | WHERE id IN (?, …) AND x IN (?, …)
                    SELECT 1 -- by 'somebody'                        | SELECT ? ?
                    SELECT /* 'a' */ "c1"."d2"                       | SELECT ? "c1"."d2"
                    WHERE name = 'never closed                       | WHERE name = ?
                    """)
    void d12_values_are_left_out(String statement, String bare) {
        assertThat(StatementText.withoutValues(statement)).isEqualTo(bare);
    }

    @Test
    void it_is_one_line_that_ends_somewhere() {
        assertThat(StatementText.withoutValues("SELECT a,\n       b\n  FROM t")).isEqualTo("SELECT a, b FROM t");
        assertThat(StatementText.withoutValues("SELECT " + "column_name, ".repeat(10_000)))
                .hasSizeLessThan(StatementText.LONGEST + 10)
                .endsWith(" …");
        assertThat(StatementText.withoutValues("SELECT '" + "x''".repeat(100_000) + "'"))
                .isEqualTo("SELECT ?");
    }
}
