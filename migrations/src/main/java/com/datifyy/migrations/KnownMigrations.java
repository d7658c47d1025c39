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
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

    private KnownMigrations() {}

    /// The version of a database to which every one of these migrations was applied as it is, and no
    /// other; null when there is anything else to say.
    static @Nullable String versionIfExactlyApplied(Connection connection) {
        Map<String, String> known = carried();
        return !known.isEmpty() && known.equals(appliedIn(connection))
                ? known.keySet().stream().reduce("", (_, later) -> later)
                : null;
    }

    /// Nothing where there is no history, or a version stands in it twice.
    private static Map<String, String> appliedIn(Connection connection) {
        Map<String, String> applied = new TreeMap<>();
        try (PreparedStatement question = connection.prepareStatement(APPLIED);
                ResultSet rows = question.executeQuery()) {
            while (rows.next()) {
                String applying = line(rows.getString(2), rows.getString(3), rows.getString(4), rows.getBoolean(5));
                if (applied.put(rows.getString(1), applying) != null) {
                    return Map.of();
                }
            }
            return applied;
        } catch (SQLException noHistory) {
            return Map.of();
        }
    }

    /// By version, in order.
    private static Map<String, String> carried() {
        URL folder = KnownMigrations.class.getClassLoader().getResource(FOLDER);
        if (folder == null) {
            return Map.of();
        }
        Map<String, String> carried = new TreeMap<>();
        try {
            switch (folder.getProtocol()) {
                case "file" -> addFilesOf(Path.of(folder.toURI()), carried);
                case "jar" -> addEntriesOf(((JarURLConnection) folder.openConnection()).getJarFile(), carried);
                default -> {}
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
        return carried;
    }

    private static void addFilesOf(Path folder, Map<String, String> carried) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                add(file.getFileName().toString(), () -> Files.newInputStream(file), carried);
            }
        }
    }

    /// Reads what the jar is asked for once: looking each file up by its name goes through every jar before it.
    private static void addEntriesOf(JarFile jar, Map<String, String> carried) throws IOException {
        for (JarEntry entry : Collections.list(jar.entries())) {
            if (entry.getName().startsWith(FOLDER)) {
                add(entry.getName().substring(FOLDER.length()), () -> jar.getInputStream(entry), carried);
            }
        }
    }

    private static void add(String file, Content content, Map<String, String> carried) throws IOException {
        Matcher name = FILE.matcher(file);
        if (name.matches()) {
            carried.put(name.group(1), line(file, "SQL", Integer.toString(checksum(content)), true));
        }
    }

    /// @param checksum null where none was noted
    private static String line(String script, String type, @Nullable String checksum, boolean success) {
        return script + ", " + type + ", " + checksum + ", " + success;
    }

    /// As Flyway does it: over the lines, without what ends them.
    private static int checksum(Content content) throws IOException {
        CRC32 crc = new CRC32();
        try (var lines = new BufferedReader(new InputStreamReader(content.open(), UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                crc.update(line.getBytes(UTF_8));
            }
        }
        return (int) crc.getValue();
    }

    @FunctionalInterface
    private interface Content {
        InputStream open() throws IOException;
    }
}
