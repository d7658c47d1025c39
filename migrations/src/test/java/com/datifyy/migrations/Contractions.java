package com.datifyy.migrations;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a migration takes away from a release that does not know of it: by the kinds of its statements, since
/// what an earlier release reads and writes cannot be told from here.
final class Contractions {
    private static final String NAME = "[A-Z0-9_.\"%$]+";

    /// What is taken away, by words that say it.
    private static final Map<String, Pattern> ANYWHERE = kinds(
            "DROP of a table, view, schema, type, function or trigger",
            "\\bDROP (TABLE|VIEW|MATERIALIZED VIEW|SCHEMA|TYPE|DOMAIN|FUNCTION|SEQUENCE|EXTENSION|TRIGGER|POLICY)\\b",
            // An earlier release may find by it, and one that is unique may be what its ON CONFLICT means.
            "DROP of an index",
            "\\bDROP INDEX\\b",
            "DROP of a column",
            "^ALTER TABLE .*\\bDROP (?!NOT NULL|CONSTRAINT|DEFAULT|IDENTITY|EXPRESSION)",
            "DROP of a constraint",
            "\\bDROP CONSTRAINT\\b",
            "DROP of a default",
            "\\bDROP (DEFAULT|IDENTITY|EXPRESSION)\\b",
            "RENAME",
            "\\bRENAME\\b",
            "another schema",
            "\\bSET SCHEMA\\b",
            "another type",
            "\\bALTER (COLUMN )?" + NAME + " (SET DATA )?TYPE\\b",
            "SET NOT NULL",
            "\\bSET NOT NULL\\b",
            "rows deleted",
            "\\bDELETE FROM\\b|^TRUNCATE\\b",
            "rights taken",
            "\\bREVOKE .* ON (TABLE |ALL TABLES )?(IN SCHEMA )?DATIFYY\\.");

    /// Rules for rows that an earlier release may break, unless the table is new.
    private static final Map<String, Pattern> ON_A_TABLE_THAT_WAS_THERE = kinds(
            "a constraint more",
            "^ALTER TABLE (?:IF EXISTS )?(?:ONLY )?(" + NAME
                    + ").*\\bADD (CONSTRAINT|CHECK|UNIQUE|EXCLUDE|FOREIGN|PRIMARY)\\b",
            "a unique index",
            "^CREATE UNIQUE INDEX .*\\bON (?:ONLY )?(" + NAME + ")",
            "a column that has to be given",
            "^ALTER TABLE (?:IF EXISTS )?(?:ONLY )?(" + NAME
                    + ").*\\bADD (?!CONSTRAINT\\b)(COLUMN )?(?:(?!, ADD |\\bDEFAULT\\b|\\bGENERATED\\b|\\bALTER\\b).)*\\bNOT NULL\\b"
                    + "(?:(?!, ADD |\\bDEFAULT\\b|\\bGENERATED\\b).)*(, ADD |$)");

    private static final Pattern MADE = Pattern.compile("^CREATE TABLE (?:IF NOT EXISTS )?(" + NAME + ")");
    private static final Pattern COMMENT = Pattern.compile("--[^\\n]*|/\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern TEXT = Pattern.compile("'(?:[^']|'')*'");
    private static final Pattern STEP = Pattern.compile(";|\\b(?:BEGIN|LOOP|THEN|ELSE)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern BODY = Pattern.compile("\\$([a-z_]*)\\$(.*?)\\$\\1\\$", Pattern.DOTALL);

    private Contractions() {}

    /// The kinds of what is taken away, in the order of the file.
    static List<String> in(String sql) {
        List<String> found = new ArrayList<>();
        Set<String> made = new HashSet<>();
        for (String statement : statements(sql)) {
            Matcher making = MADE.matcher(statement);
            if (making.find()) {
                made.add(making.group(1));
            }
            ANYWHERE.forEach((kind, words) -> {
                if (words.matcher(statement).find()) {
                    found.add(kind);
                }
            });
            ON_A_TABLE_THAT_WAS_THERE.forEach((kind, words) -> {
                Matcher rule = words.matcher(statement);
                if (rule.find() && !made.contains(rule.group(1))) {
                    found.add(kind);
                }
            });
        }
        return found;
    }

    /// One line each, in capitals, without comments and texts. What a `DO` block does is among them, with the
    /// texts it executes; what a function does once it is called is not.
    private static List<String> statements(String sql) {
        List<String> statements = new ArrayList<>();
        String plain = COMMENT.matcher(sql).replaceAll(" ");
        StringBuilder outside = new StringBuilder();
        Matcher bodies = BODY.matcher(plain);
        int end = 0;
        while (bodies.find()) {
            String before = plain.substring(end, bodies.start());
            outside.append(before);
            String statement =
                    before.substring(before.lastIndexOf(';') + 1).strip().toUpperCase(Locale.ROOT);
            if (statement.startsWith("DO")) {
                for (String part : STEP.split(bodies.group(2).replace('\'', ';'), -1)) {
                    add(part, statements);
                }
            }
            end = bodies.end();
        }
        outside.append(plain.substring(end));
        for (String part : TEXT.matcher(outside).replaceAll("''").split(";", -1)) {
            add(part, statements);
        }
        return statements;
    }

    private static void add(String text, List<String> statements) {
        String statement = text.strip().replaceAll("\\s+", " ").toUpperCase(Locale.ROOT);
        if (!statement.isEmpty()) {
            statements.add(statement);
        }
    }

    private static Map<String, Pattern> kinds(String... kindsAndWords) {
        Map<String, Pattern> kinds = new LinkedHashMap<>();
        for (int i = 0; i < kindsAndWords.length; i += 2) {
            kinds.put(kindsAndWords[i], Pattern.compile(kindsAndWords[i + 1]));
        }
        return kinds;
    }
}
