package com.datifyy.bootstrap.backup;

import com.datifyy.adapters.postgres.backup.Guards;
import com.datifyy.adapters.postgres.backup.TableSum;
import com.datifyy.bootstrap.Complaint;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What stands on the sheet beside a dump, below the dump's SHA-256: what the dump needs and does not hold, and what
/// is in it.
///
/// @param extensionsIn the schemas besides our own in which the extensions were, often none
/// @param size how many bytes the tables took on the server's disk, with their indexes; null on a sheet of a release
///     that did not write it down
/// @param guards what guards the rows; null on a sheet of a release that did not write it down
/// @param sums the number of rows and a checksum of every table
record Sheet(
        List<String> extensionsIn,
        @Nullable Long size,
        @Nullable Guards guards,
        SortedMap<String, TableSum> sums) {
    private static final String DIGEST = "sha256";
    private static final String EXTENSIONS_IN = "extensions in ";
    private static final Pattern SIZE = Pattern.compile("takes (\\d{1,18}) bytes");
    private static final Pattern SUM = Pattern.compile("([a-z0-9_]+) (\\d{1,18}) (-?\\d{1,40})");
    private static final Pattern GUARDS = Pattern.compile("PostgreSQL (\\d{1,3}) with (\\d{1,6}) guards");
    private static final Pattern GUARD = Pattern.compile("guard ([0-9a-f]{32}) (.+)");
    private static final Pattern SEQUENCE = Pattern.compile("sequence ([a-z0-9_]+) gives (-?\\d{1,18})");

    /// How often what is restored is written: to the tables, and before that to the server's log files.
    private static final int WRITTEN = 2;

    private static final long GIGABYTE = 1_000_000_000;

    Sheet {
        extensionsIn = List.copyOf(extensionsIn);
    }

    /// What the sheet says, once the dump has proven to be the one it speaks of. A sheet that was cut off says
    /// nothing: compared with nothing, every dump would be good.
    static Sheet of(Path dump, Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            if (lines.isEmpty() || !lines.getFirst().equals(DIGEST + " " + digest(dump))) {
                throw damaged("its SHA-256 is not the one of its sheet");
            }
            return read(lines.subList(1, lines.size()));
        } catch (IOException _) {
            throw new Complaint(
                    Complaint.Cause.USAGE, "the backup cannot be read, or its sheet " + file + " is missing");
        }
    }

    private static Sheet read(List<String> lines) {
        List<String> extensionsIn = new ArrayList<>();
        Long size = null;
        int server = 0;
        int promised = 0;
        SortedMap<String, Long> next = new TreeMap<>();
        SortedMap<String, String> digests = new TreeMap<>();
        SortedMap<String, TableSum> sums = new TreeMap<>();
        for (String line : lines) {
            Matcher takes = SIZE.matcher(line);
            Matcher sum = SUM.matcher(line);
            Matcher guards = GUARDS.matcher(line);
            Matcher guard = GUARD.matcher(line);
            Matcher sequence = SEQUENCE.matcher(line);
            if (sum.matches()) {
                sums.put(sum.group(1), new TableSum(Long.parseLong(sum.group(2)), sum.group(3)));
            } else if (takes.matches()) {
                size = Long.valueOf(takes.group(1));
            } else if (guards.matches()) {
                server = Integer.parseInt(guards.group(1));
                promised = Integer.parseInt(guards.group(2));
            } else if (guard.matches()) {
                digests.put(guard.group(2), guard.group(1));
            } else if (sequence.matches()) {
                next.put(sequence.group(1), Long.valueOf(sequence.group(2)));
            } else if (line.startsWith(EXTENSIONS_IN) && line.length() > EXTENSIONS_IN.length()) {
                extensionsIn.add(line.substring(EXTENSIONS_IN.length()));
            } else {
                throw damaged("its sheet cannot be read");
            }
        }
        if (sums.isEmpty()) {
            throw damaged("its sheet names no table");
        }
        if (promised != next.size() + digests.size()) {
            throw damaged("its sheet is not whole");
        }
        return new Sheet(extensionsIn, size, promised == 0 ? null : new Guards(server, next, digests), sums);
    }

    void write(Path file, Path dump) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add(DIGEST + " " + digest(dump));
        extensionsIn.forEach(schema -> lines.add(EXTENSIONS_IN + schema));
        if (size != null) {
            lines.add("takes " + size + " bytes");
        }
        if (guards != null) {
            lines.add("PostgreSQL %d with %d guards"
                    .formatted(
                            guards.server(),
                            guards.next().size() + guards.digests().size()));
            guards.digests().forEach((name, digest) -> lines.add("guard " + digest + " " + name));
            guards.next().forEach((name, number) -> lines.add("sequence " + name + " gives " + number));
        }
        sums.forEach((table, sum) -> lines.add(table + " " + sum.rows() + " " + sum.checksum()));
        Files.write(file, lines);
    }

    /// @param room how many bytes it may take on the disk of a server to restore the dump
    /// @throws Complaint when it may take more, or nobody knows
    void requireRoom(long room) {
        if (room == Long.MAX_VALUE) {
            return;
        }
        if (size == null) {
            throw new Complaint(
                    Complaint.Cause.USAGE,
                    "how much room the backup needs is not on its sheet, which is of an earlier release");
        }
        long needed = WRITTEN * size;
        if (needed > room) {
            throw new Complaint(
                    Complaint.Cause.USAGE,
                    "the backup needs more room than it is given: up to %d GB, for its tables and as much again for the server's log files"
                            .formatted(Math.ceilDiv(needed, GIGABYTE)));
        }
    }

    /// @return what could not be compared, in sentences
    /// @throws Complaint that names everything which is not as it stands here
    List<String> compare(Map<String, TableSum> found, Guards guardsFound) {
        List<String> differences = new ArrayList<>(tables(found));
        List<String> remarks = new ArrayList<>();
        if (guards == null) {
            remarks.add("Its sheet is of an earlier release: sequences and what guards the rows were not compared.");
        } else {
            boolean alike = guards.server() == guardsFound.server();
            if (!alike) {
                remarks.add(
                        ("It is of PostgreSQL %d and was restored by %d: of what guards the rows only the names were"
                                        + " compared.")
                                .formatted(guards.server(), guardsFound.server()));
            }
            differences.addAll(guards(guards, guardsFound, alike));
            differences.addAll(sequences(guards, guardsFound));
        }
        if (!differences.isEmpty()) {
            throw new Complaint(Complaint.Cause.NOT_GOOD, "what was restored is not what was backed up", differences);
        }
        return remarks;
    }

    private List<String> tables(Map<String, TableSum> found) {
        List<String> differences = new ArrayList<>();
        sums.forEach((table, sum) -> {
            TableSum other = found.get(table);
            if (other == null) {
                differences.add(table + " is missing");
            } else if (!other.equals(sum)) {
                differences.add(table + " has " + other.rows() + " rows, expected " + sum.rows()
                        + (other.rows() == sum.rows() ? ", and other content" : ""));
            }
        });
        differences.addAll(unexpected(found, sums));
        return differences;
    }

    private static List<String> guards(Guards expected, Guards found, boolean definitions) {
        List<String> differences = new ArrayList<>();
        expected.digests().forEach((name, digest) -> {
            String other = found.digests().get(name);
            if (other == null) {
                differences.add(name + " is missing");
            } else if (definitions && !other.equals(digest)) {
                differences.add(name + " is another than it was");
            }
        });
        differences.addAll(unexpected(found.digests(), expected.digests()));
        return differences;
    }

    /// A sequence that goes on from where others have begun gives out numbers that are there already. One that is
    /// further on than its sheet was used while the dump was made.
    private static List<String> sequences(Guards expected, Guards found) {
        List<String> differences = new ArrayList<>();
        expected.next().forEach((name, number) -> {
            Long other = found.next().get(name);
            if (other == null) {
                differences.add("sequence " + name + " is missing");
            } else if (other < number) {
                differences.add("sequence " + name + " gives " + other + " next, expected " + number);
            }
        });
        differences.addAll(unexpected(found.next(), expected.next()).stream()
                .map(difference -> "sequence " + difference)
                .toList());
        return differences;
    }

    private static List<String> unexpected(Map<String, ?> found, Map<String, ?> expected) {
        return found.keySet().stream()
                .filter(name -> !expected.containsKey(name))
                .map(name -> name + " is not on the sheet")
                .toList();
    }

    private static Complaint damaged(String why) {
        return new Complaint(Complaint.Cause.NOT_GOOD, "the backup is damaged: " + why);
    }

    private static String digest(Path file) throws IOException {
        try (var stream = new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            stream.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(stream.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
