package com.datifyy.bootstrap.backup;

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
import java.util.regex.Pattern;

/// What stands on the sheet beside a dump, below the dump's SHA-256: what the dump needs and does not hold, and what
/// is in it.
///
/// @param extensionsIn the schemas besides our own in which the extensions were, often none
/// @param sums the number of rows and a checksum of every table
record Sheet(List<String> extensionsIn, SortedMap<String, TableSum> sums) {
    private static final String DIGEST = "sha256";
    private static final String EXTENSIONS_IN = "extensions in ";
    private static final Pattern SUM = Pattern.compile("([a-z0-9_]+) (\\d{1,18}) (-?\\d{1,40})");

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
            List<String> extensionsIn = new ArrayList<>();
            SortedMap<String, TableSum> sums = new TreeMap<>();
            for (String line : lines.subList(1, lines.size())) {
                var sum = SUM.matcher(line);
                if (sum.matches()) {
                    sums.put(sum.group(1), new TableSum(Long.parseLong(sum.group(2)), sum.group(3)));
                } else if (line.startsWith(EXTENSIONS_IN) && line.length() > EXTENSIONS_IN.length()) {
                    extensionsIn.add(line.substring(EXTENSIONS_IN.length()));
                } else {
                    throw damaged("its sheet cannot be read");
                }
            }
            if (sums.isEmpty()) {
                throw damaged("its sheet names no table");
            }
            return new Sheet(extensionsIn, sums);
        } catch (IOException _) {
            throw new Complaint(
                    Complaint.Cause.USAGE, "the backup cannot be read, or its sheet " + file + " is missing");
        }
    }

    void write(Path file, Path dump) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add(DIGEST + " " + digest(dump));
        extensionsIn.forEach(schema -> lines.add(EXTENSIONS_IN + schema));
        sums.forEach((table, sum) -> lines.add(table + " " + sum.rows() + " " + sum.checksum()));
        Files.write(file, lines);
    }

    /// @throws Complaint that names every table which is not as it stands here
    void compare(Map<String, TableSum> found) {
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
        found.keySet().stream()
                .filter(table -> !sums.containsKey(table))
                .forEach(table -> differences.add(table + " is not on the sheet"));
        if (!differences.isEmpty()) {
            throw new Complaint(
                    Complaint.Cause.UNAVAILABLE, "what was restored is not what was backed up", differences);
        }
    }

    private static Complaint damaged(String why) {
        return new Complaint(Complaint.Cause.USAGE, "the backup is damaged: " + why);
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
