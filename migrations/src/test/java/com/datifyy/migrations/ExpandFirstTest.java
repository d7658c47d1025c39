package com.datifyy.migrations;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A release can be taken back because migrations expand first: what the release before reads or writes stays
/// until the one after next. Whoever takes something away lists it here, with why nobody misses it.
class ExpandFirstTest {
    private static final String INDEX = "DROP of an index";
    private static final String NEXT_ONE_IN_PLACE = "not unique; the release before goes on using the next one";

    /// What migrations take away, by their number, and why a release that may be gone back to does not miss it.
    /// Those up to 22 are older than the first release that serves a newer schema, so nobody goes back beyond.
    private static final Map<String, Map<String, String>> TAKEN_AWAY = Map.ofEntries(
            entry(
                    "V009",
                    Map.of(
                            "DROP of a constraint", "addresses are unique among those proven instead of among all",
                            "a constraint more", "what is proven is there; every release writes it so",
                            "a unique index", "looser than the constraint it stands for")),
            entry(
                    "V014",
                    Map.of(
                            "rows deleted", "there was no way to add a photo before",
                            "DROP of a column", "the address of a photo follows from its number",
                            "a column that has to be given", "there was no way to add a photo before",
                            "a constraint more", "there was no way to add a photo before")),
            entry(
                    "V016",
                    Map.of(
                            "DROP of a constraint",
                            "answers to the staff have no user; two unique constraints take its place",
                            "a constraint more",
                            "an answer is to one; every release writes it so")),
            entry(
                    "V022",
                    Map.of(
                            "DROP of a table, view, schema, type, function or trigger",
                            "replaced by triggers that let go of what is old")),
            entry(
                    "V043",
                    Map.of(
                            "rows deleted",
                            "outlines of people who stopped being found: no release before them reads any")),
            entry("V054", Map.of(INDEX, "not unique; those of V053 begin with the same columns")),
            entry(
                    "V058",
                    Map.of("a constraint more", "of a column that no release before writes; its default is allowed")),
            entry("V065", Map.of(INDEX, NEXT_ONE_IN_PLACE)),
            entry("V068", Map.of(INDEX, NEXT_ONE_IN_PLACE)),
            entry(
                    "V070",
                    Map.of(
                            "DROP of a table, view, schema, type, function or trigger",
                            "a temporary table of its own: nobody else has seen it")),
            entry(
                    "V073",
                    Map.of(
                            INDEX,
                            "not unique; the new ones have the same columns and one more",
                            "RENAME",
                            "of new indexes, to the names of those whose places they take: no release names an index")),
            entry("V074", Map.of(INDEX, NEXT_ONE_IN_PLACE)),
            entry("V079", Map.of(INDEX, "not unique; the release before asks by none of them")),
            entry("V080", Map.of(INDEX, "not unique; the release before asks by none of them")),
            entry("V081", Map.of(INDEX, "not unique; the release before asks by none of them")),
            entry("V082", Map.of(INDEX, "not unique; the release before asks by the one that took its place")));

    @Test
    void migrations_take_nothing_away_but_what_is_listed_here_with_a_reason() throws IOException {
        Map<String, Set<String>> found = new TreeMap<>();
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/db/migration"))) {
            for (Path file : files.toList()) {
                Set<String> contractions = new TreeSet<>(Contractions.in(Files.readString(file)));
                if (!contractions.isEmpty()) {
                    found.put(file.getFileName().toString().replaceFirst("__.*", ""), contractions);
                }
            }
        }
        Map<String, Set<String>> listed = new TreeMap<>();
        TAKEN_AWAY.forEach((migration, reasons) -> listed.put(migration, new TreeSet<>(reasons.keySet())));

        assertThat(found).isEqualTo(listed);
    }

    /// It waits for every transaction, and that of Flyway's lock waits for the migration.
    @Test
    void no_migration_does_anything_concurrently() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/db/migration"))) {
            assertThat(files)
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(file).content().doesNotContainIgnoringCase("concurrently"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DROP TABLE datifyy.outbox | DROP of a table, view, schema, type, function or trigger",
                "DROP INDEX datifyy.one_name | DROP of an index",
                "DO $$ BEGIN EXECUTE 'DROP INDEX CONCURRENTLY IF EXISTS datifyy.one_name'; END $$ | DROP of an index",
                "DROP TRIGGER some ON datifyy.users | DROP of a table, view, schema, type, function or trigger",
                "ALTER TABLE datifyy.users DROP COLUMN name | DROP of a column",
                "alter table  only datifyy.users add a int, drop name | DROP of a column",
                "ALTER TABLE datifyy.users RENAME COLUMN name TO full_name | RENAME",
                "ALTER TABLE datifyy.users RENAME TO people | RENAME",
                "ALTER TABLE datifyy.users SET SCHEMA public | another schema",
                "ALTER TABLE datifyy.users ALTER COLUMN name TYPE varchar(20) | another type",
                "ALTER TABLE datifyy.users ALTER name SET DATA TYPE varchar(20) | another type",
                "ALTER TABLE datifyy.users ALTER COLUMN email SET NOT NULL | SET NOT NULL",
                "ALTER TABLE datifyy.users ALTER COLUMN updated_at DROP DEFAULT | DROP of a default",
                "ALTER TABLE datifyy.users DROP CONSTRAINT users_pkey | DROP of a constraint",
                "ALTER TABLE datifyy.users ADD COLUMN nick text NOT NULL | a column that has to be given",
                "ALTER TABLE datifyy.users ADD COLUMN a int, ADD b int NOT NULL, ADD c int DEFAULT 1 | a column that has to be given",
                "ALTER TABLE datifyy.users ADD CHECK (name <> '') | a constraint more",
                "ALTER TABLE datifyy.users ADD CONSTRAINT x UNIQUE (name) | a constraint more",
                "CREATE UNIQUE INDEX one_name ON datifyy.users (name) | a unique index",
                "DELETE FROM datifyy.users WHERE id < 10 | rows deleted",
                "TRUNCATE datifyy.outbox | rows deleted",
                "WITH old AS (DELETE FROM datifyy.users RETURNING id) SELECT count(*) FROM old | rows deleted",
                "DO $$ BEGIN DELETE FROM datifyy.users; END $$ | rows deleted",
                "DO $$ BEGIN IF true THEN ALTER TABLE datifyy.users DROP name; END IF; END $$ | DROP of a column",
                "REVOKE SELECT ON datifyy.users FROM somebody | rights taken",
                "DO $$ BEGIN EXECUTE 'DROP TABLE datifyy.users'; END $$ | DROP of a table, view, schema, type, function or trigger",
            })
    void what_takes_something_away_is_found(String statement, String kind) {
        assertThat(Contractions.in("-- a comment\nCREATE TABLE datifyy.new (id int);\n" + statement + ";"))
                .containsExactly(kind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER TABLE datifyy.users ADD COLUMN nick text",
                "ALTER TABLE datifyy.users ADD COLUMN nick text NOT NULL DEFAULT '', ADD times int NOT NULL DEFAULT 0",
                "ALTER TABLE datifyy.users ADD nick text CHECK (nick IS NULL OR nick <> 'DROP COLUMN')",
                "ALTER TABLE datifyy.users ALTER COLUMN email DROP NOT NULL",
                "CREATE TABLE datifyy.a (id int NOT NULL); ALTER TABLE datifyy.a ADD CHECK (id > 0); CREATE UNIQUE INDEX i ON"
                        + " datifyy.a (id)",
                "CREATE TABLE datifyy.a (id int); ALTER TABLE IF EXISTS ONLY datifyy.a ADD CHECK (id > 0)",
                "CREATE INDEX users_by_name ON datifyy.users (name)",
                "-- DROP TABLE datifyy.users\nUPDATE datifyy.users SET name = 'DELETE FROM'",
                "CREATE FUNCTION datifyy.f() RETURNS void LANGUAGE sql AS $$ DELETE FROM datifyy.users $$",
            })
    void what_adds_something_is_not(String statement) {
        assertThat(Contractions.in(statement)).isEqualTo(List.of());
    }
}
