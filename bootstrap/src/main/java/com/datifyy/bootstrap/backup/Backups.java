package com.datifyy.bootstrap.backup;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import com.datifyy.adapters.postgres.PostgresCheckup;
import com.datifyy.adapters.postgres.PostgresSettings;
import com.datifyy.adapters.postgres.backup.BackupFailure;
import com.datifyy.adapters.postgres.backup.BackupSource;
import com.datifyy.adapters.postgres.backup.Guards;
import com.datifyy.adapters.postgres.backup.TableSum;
import com.datifyy.bootstrap.Complaint;
import com.datifyy.bootstrap.Schema;
import com.datifyy.bootstrap.settings.DatabaseAddress;
import com.datifyy.domain.shared.Refusal.Forbidden;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Backups of one database in one folder: compressed dumps, each with a [Sheet] beside it about the very moment the
/// dump shows.
public final class Backups {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final Pattern NAME = Pattern.compile("datifyy-(\\d{8}T\\d{6}Z)\\.dump");
    private static final Pattern EXTENSION =
            Pattern.compile("(?m)^CREATE EXTENSION IF NOT EXISTS ([a-z_]+) WITH SCHEMA (.+);$");
    /// What the databases are called that drills are made in: so, and then when the drill began.
    private static final String DRILL = "datifyy_drill_";

    private static final DateTimeFormatter SCRATCH_STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd't'HHmmss").withZone(ZoneOffset.UTC);
    private static final Pattern SCRATCH = Pattern.compile(DRILL + "(\\d{8}t\\d{6})_[0-9a-f]{8}");
    private static final String SHEET = ".sums";
    private static final String UNFINISHED = "unfinished";
    private static final Duration LONGEST_RUN = Duration.ofDays(1);

    /// How many stay whatever their age. After nights in which none was made, or with a clock that is ahead, a new one
    /// that no drill has seen would take all those away that drills have proven.
    private static final int ALWAYS_KEPT = 7;

    /// What was found to be as it was.
    ///
    /// @param tables how many
    /// @param rows how many in all of them
    /// @param remarks what could not be compared, in sentences; mostly nothing
    public record Proof(int tables, long rows, List<String> remarks) {
        public Proof {
            remarks = List.copyOf(remarks);
        }
    }

    private final DatabaseAddress address;

    public Backups(DatabaseAddress address) {
        this.address = address;
    }

    /// Makes a backup, and deletes those of the folder that are older than they have to be kept; never one of the
    /// newest seven. A backup is there as a whole or not at all: what a run that was cut off left behind is no
    /// backup by its name, and goes a day later.
    ///
    /// @return the new one
    public Path create(Path folder, Duration kept, Instant now) throws InterruptedException {
        if (!kept.isPositive()) {
            throw new Complaint(
                    Complaint.Cause.USAGE,
                    "backups are kept for a day at least: the new one would take all others away");
        }
        Schema.of(address).requireAnswer();
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            Path dump = folder.resolve("datifyy-" + STAMP.format(now) + ".dump");
            if (Files.exists(dump)) {
                throw new Complaint(Complaint.Cause.USAGE, dump + " is there already");
            }
            // Both are the owner's alone from the first byte on.
            Path unfinished = Files.createTempFile(folder, UNFINISHED, ".dump");
            Path unfinishedSheet = Files.createTempFile(folder, UNFINISHED, SHEET);
            try {
                Sheet sheet = dumped(unfinished);
                String _ = new PostgresTool("pg_restore").said(List.of("--list", unfinished.toString()));
                sheet.write(unfinishedSheet, unfinished);
                keep(unfinished);
                keep(unfinishedSheet);
                // The sheet first: a dump that has its name can be checked.
                Files.move(unfinishedSheet, sheetOf(dump), ATOMIC_MOVE);
                Files.move(unfinished, dump, ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(unfinished);
                Files.deleteIfExists(unfinishedSheet);
            }
            forgetBefore(folder, now.minus(kept));
            forgetUnfinished(folder, now.minus(LONGEST_RUN));
            return dump;
        } catch (IOException failure) {
            throw new Complaint(
                    Complaint.Cause.UNAVAILABLE,
                    "no backup could be written to " + folder,
                    List.of(failure.getClass().getSimpleName()));
        }
    }

    private Sheet dumped(Path file) throws InterruptedException {
        try (var source = BackupSource.open(settings(address.jdbcUrl()))) {
            String snapshot = source.snapshot();
            SortedMap<String, TableSum> sums = source.sums();
            Guards guards = source.guards();
            var sheet = new Sheet(source.schemasOf(PostgresCheckup.EXTENSIONS), source.size(), guards, sums);
            if (sums.isEmpty()) {
                throw new Complaint(Complaint.Cause.CONFIGURATION, "there is nothing to back up: no schema datifyy");
            }
            new PostgresTool("pg_dump")
                    .run(
                            address,
                            address.database(),
                            List.of(
                                    "--format=custom",
                                    "--compress=6",
                                    "--schema=datifyy",
                                    // Wherever they are, they are not part of the schema.
                                    "--extension=btree_gist",
                                    "--extension=pg_trgm",
                                    "--no-owner",
                                    "--no-privileges",
                                    "--snapshot=" + snapshot,
                                    "--file=" + file));
            return sheet;
        } catch (BackupFailure failure) {
            throw told(failure);
        }
    }

    private Complaint told(BackupFailure failure) {
        return new Complaint(
                Complaint.Cause.UNAVAILABLE, "PostgreSQL at " + address.where() + ": " + failure.getMessage());
    }

    private static Complaint told(Forbidden refusal) {
        return new Complaint(Complaint.Cause.USAGE, String.valueOf(refusal.getMessage()));
    }

    /// Restores a backup into the database of the settings, which must not have the schema yet, and compares
    /// every table, and what guards them, with the sheet.
    ///
    /// @throws Complaint when the backup is damaged, the database is not empty, or anything differs
    public Proof restore(Path dump) throws InterruptedException {
        Sheet sheet = Sheet.of(dump, sheetOf(dump));
        Schema.of(address).requireAnswer();
        try {
            if (!sumsIn(address.jdbcUrl()).isEmpty()) {
                throw new Complaint(
                        Complaint.Cause.CONFIGURATION,
                        "the database has a schema datifyy already: restore into an empty one");
            }
            requireNoExtensionElsewhere(dump);
            return restored(dump, sheet, address.database(), address.jdbcUrl());
        } catch (BackupFailure failure) {
            throw told(failure);
        }
    }

    /// Proves a backup: restores it into a database that is made for it beside the one of the settings and
    /// dropped again, and compares every table, and what guards them, with the sheet. What a drill of a day ago or
    /// before left there, because it was cut off, is dropped first.
    ///
    /// @param room how many bytes it may take on the disk of the server
    /// @throws Complaint when the backup is damaged or anything differs, and when it may take more than there is
    ///     room
    public Proof drill(Path dump, long room, Instant now) throws InterruptedException {
        Sheet sheet = Sheet.of(dump, sheetOf(dump));
        sheet.requireRoom(room);
        Schema.of(address).requireAnswer();
        PostgresSettings beside = settings(address.jdbcUrl());
        String scratch = DRILL + SCRATCH_STAMP.format(now) + "_"
                + UUID.randomUUID().toString().substring(0, 8);
        List<String> remarks = new ArrayList<>();
        try {
            remarks.addAll(leftBefore(beside, now.minus(LONGEST_RUN)));
            BackupSource.create(beside, scratch);
        } catch (BackupFailure failure) {
            throw told(failure).with(remarks);
        } catch (Forbidden refusal) {
            throw told(refusal).with(remarks);
        }
        Proof proof;
        try {
            proof = restored(dump, sheet, scratch, jdbcUrlOf(scratch));
        } catch (BackupFailure failure) {
            throw told(failure).with(dropped(beside, scratch)).with(remarks);
        } catch (Forbidden refusal) {
            throw told(refusal).with(dropped(beside, scratch)).with(remarks);
        } catch (Complaint complaint) {
            throw complaint.with(dropped(beside, scratch)).with(remarks);
        } catch (InterruptedException | RuntimeException | Error failure) {
            dropped(beside, scratch).forEach(left -> failure.addSuppressed(new IllegalStateException(left)));
            throw failure;
        }
        List<String> left = dropped(beside, scratch);
        if (!left.isEmpty()) {
            throw new Complaint(Complaint.Cause.UNAVAILABLE, "the backup is good, and its copy is still there", left)
                    .with(remarks);
        }
        remarks.addAll(proof.remarks());
        return new Proof(proof.tables(), proof.rows(), remarks);
    }

    /// @return nothing once it is gone, and otherwise a sentence
    private static List<String> dropped(PostgresSettings beside, String scratch) {
        try {
            BackupSource.drop(beside, scratch);
            return List.of();
        } catch (BackupFailure | Forbidden failure) {
            return List.of("drop the database " + scratch + ", which holds everything; it could not be dropped: "
                    + failure.getMessage());
        }
    }

    /// Drops what drills left behind that began before some time.
    ///
    /// @return what was dropped, and what could not be, in sentences
    private static List<String> leftBefore(PostgresSettings beside, Instant limit) {
        List<String> remarks = new ArrayList<>();
        for (String name : BackupSource.databases(beside, DRILL)) {
            var matcher = SCRATCH.matcher(name);
            Instant begun = matcher.matches() ? read(SCRATCH_STAMP, matcher.group(1)) : null;
            if (begun == null || !begun.isBefore(limit)) {
                continue;
            }
            try {
                BackupSource.dropUnused(beside, name);
                remarks.add("Dropped " + name + ", which a drill that was cut off had left there.");
            } catch (BackupFailure | Forbidden failure) {
                remarks.add("A drill that was cut off left " + name + ", which could not be dropped: "
                        + failure.getMessage());
            }
        }
        return remarks;
    }

    private Proof restored(Path dump, Sheet sheet, String database, String jdbcUrl) throws InterruptedException {
        makeRoom(jdbcUrl, sheet);
        int server;
        try (var source = BackupSource.open(settings(jdbcUrl))) {
            server = source.version();
        }
        PostgresTool.restore(address, database, dump, server);
        return proof(sheet, jdbcUrl);
    }

    /// An extension that is in the database already stays in its schema, and the dump's indexes look for it in the one
    /// that it was in.
    private void requireNoExtensionElsewhere(Path dump) throws InterruptedException {
        SortedMap<String, String> there;
        try (var source = BackupSource.open(settings(address.jdbcUrl()))) {
            there = source.extensions(PostgresCheckup.EXTENSIONS);
        }
        String statements = new PostgresTool("pg_restore").said(List.of("--schema-only", "--file=-", dump.toString()));
        List<String> elsewhere = EXTENSION
                .matcher(statements)
                .results()
                .map(made -> {
                    String name = made.group(1);
                    String schema = there.get(name);
                    return schema == null || quoted(schema).equals(quoted(made.group(2)))
                            ? ""
                            : "%s is in the schema %s there and in %s in the backup: DROP EXTENSION %s, as its owner"
                                    .formatted(name, schema, made.group(2), name);
                })
                .filter(line -> !line.isEmpty())
                .toList();
        if (!elsewhere.isEmpty()) {
            throw new Complaint(
                    Complaint.Cause.CONFIGURATION,
                    "the backup brings its extensions along, to another schema",
                    elsewhere);
        }
    }

    /// As it stands in a statement, whether that had to be quoted or not.
    private static String quoted(String name) {
        return name.startsWith("\"") ? name : '"' + name.replace("\"", "\"\"") + '"';
    }

    /// The dump makes the extensions, and not the schemas that they were in.
    private void makeRoom(String jdbcUrl, Sheet sheet) {
        sheet.extensionsIn().forEach(schema -> BackupSource.createSchema(settings(jdbcUrl), schema));
    }

    private Proof proof(Sheet sheet, String jdbcUrl) {
        try (var source = BackupSource.open(settings(jdbcUrl))) {
            List<String> remarks = sheet.compare(source.sums(), source.guards());
            return new Proof(
                    sheet.sums().size(),
                    sheet.sums().values().stream().mapToLong(TableSum::rows).sum(),
                    remarks);
        }
    }

    private SortedMap<String, TableSum> sumsIn(String jdbcUrl) {
        try (var source = BackupSource.open(settings(jdbcUrl))) {
            return source.sums();
        }
    }

    private String jdbcUrlOf(String database) {
        int end = address.jdbcUrl().indexOf('?');
        String parameters = end < 0 ? "" : address.jdbcUrl().substring(end);
        String plain = end < 0 ? address.jdbcUrl() : address.jdbcUrl().substring(0, end);
        return plain.substring(0, plain.lastIndexOf('/') + 1) + database + parameters;
    }

    private PostgresSettings settings(String jdbcUrl) {
        return new PostgresSettings(jdbcUrl, address.user(), address.password().value(), 1, false);
    }

    /// What is written survives the machine's going down.
    private static void keep(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    private static void forgetUnfinished(Path folder, Instant limit) throws IOException {
        try (var left = Files.newDirectoryStream(folder, UNFINISHED + "*")) {
            for (Path file : left) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(limit)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private static void forgetBefore(Path folder, Instant limit) throws IOException {
        NavigableMap<Instant, Path> dumps = new TreeMap<>();
        try (var files = Files.list(folder)) {
            files.forEach(file -> {
                var name = NAME.matcher(file.getFileName().toString());
                Instant made = name.matches() ? read(STAMP, name.group(1)) : null;
                if (made != null) {
                    dumps.put(made, file);
                }
            });
        }
        List<Path> old = dumps.descendingMap().entrySet().stream()
                .skip(ALWAYS_KEPT)
                .filter(dump -> dump.getKey().isBefore(limit))
                .map(Map.Entry::getValue)
                .toList();
        for (Path file : old) {
            Files.deleteIfExists(file);
            Files.deleteIfExists(sheetOf(file));
        }
    }

    /// @return null for what is no time, such as a thirteenth month
    private static @Nullable Instant read(DateTimeFormatter format, String text) {
        try {
            return format.parse(text, Instant::from);
        } catch (DateTimeParseException _) {
            return null;
        }
    }

    private static Path sheetOf(Path dump) {
        return dump.resolveSibling(dump.getFileName() + SHEET);
    }
}
