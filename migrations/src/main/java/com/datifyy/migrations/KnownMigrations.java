package com.datifyy.migrations;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/// The migrations that this release carries, each with the checksum that Flyway would give it: enough to
/// see without Flyway, which takes a while to load, that a database has exactly these.
final class KnownMigrations {
    private static final String FOLDER = "db/migration/";
    private static final Pattern FILE = Pattern.compile("V([0-9]+)__(.+)\\.sql");

    private static final String APPLIED = """
            SELECT version, script, type, checksum, success
            FROM datifyy.flyway_schema_history WHERE version IS NOT NULL ORDER BY installed_rank""";

    /// @param checksum null where none was noted
    private record Entry(
            String script, String type, @Nullable Integer checksum, boolean success) {}

    private KnownMigrations() {}

    /// The version of a database to which every one of these migrations was applied as it is, and no
    /// other; null when there is anything else to say.
    static @Nullable String versionIfExactlyApplied(Connection connection) {
        Map<String, Entry> known = carried();
        return !known.isEmpty() && known.equals(appliedIn(connection))
                ? known.keySet().stream().reduce("", (_, later) -> later)
                : null;
    }

    /// Nothing where there is no history, or a version stands in it twice.
    private static Map<String, Entry> appliedIn(Connection connection) {
        Map<String, Entry> applied = new TreeMap<>();
        try (PreparedStatement question = connection.prepareStatement(APPLIED);
                ResultSet rows = question.executeQuery()) {
            while (rows.next()) {
                int checksum = rows.getInt(4);
                Entry entry = new Entry(
                        rows.getString(2), rows.getString(3), rows.wasNull() ? null : checksum, rows.getBoolean(5));
                if (applied.put(rows.getString(1), entry) != null) {
                    return Map.of();
                }
            }
            return applied;
        } catch (SQLException noHistory) {
            return Map.of();
        }
    }

    /// By version, in order.
    private static Map<String, Entry> carried() {
        Map<String, Entry> carried = new TreeMap<>();
        for (String file : files()) {
            Matcher name = FILE.matcher(file);
            if (name.matches()) {
                carried.put(name.group(1), new Entry(file, "SQL", checksum(FOLDER + file), true));
            }
        }
        return carried;
    }

    private static List<String> files() {
        URL folder = KnownMigrations.class.getClassLoader().getResource(FOLDER);
        if (folder == null) {
            return List.of();
        }
        try {
            return switch (folder.getProtocol()) {
                case "file" -> filesIn(Path.of(folder.toURI()));
                case "jar" -> entriesOf((JarURLConnection) folder.openConnection());
                default -> List.of();
            };
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static List<String> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static List<String> entriesOf(JarURLConnection jar) throws IOException {
        return jar.getJarFile()
                .versionedStream()
                .map(entry -> entry.getName())
                .filter(name -> name.startsWith(FOLDER))
                .map(name -> name.substring(FOLDER.length()))
                .toList();
    }

    /// As Flyway does it: over the lines, without what ends them.
    private static int checksum(String resource) {
        CRC32 crc = new CRC32();
        try (InputStream in = KnownMigrations.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("there is no " + resource);
            }
            new BufferedReader(new InputStreamReader(in, UTF_8))
                    .lines()
                    .forEach(line -> crc.update(line.getBytes(UTF_8)));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return (int) crc.getValue();
    }
}
