package com.datifyy.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// A migration stays as it landed: a database keeps the checksum of what it ran, and refuses a release, later or
/// earlier, that carries another text under the same number.
class LandedMigrationsTest {
    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");
    private static final Path LANDED = Path.of("src/test/resources/landed-migrations.sha256");

    @Test
    void every_migration_is_listed_with_the_checksum_it_landed_with() throws IOException {
        Map<String, String> present = new TreeMap<>();
        try (Stream<Path> files = Files.list(MIGRATIONS)) {
            for (Path file : files.toList()) {
                present.put(file.getFileName().toString(), sha256(Files.readAllBytes(file)));
            }
        }

        assertThat(present).hasSizeGreaterThan(30);
        assertThat(objections(landed(Files.readAllLines(LANDED)), present)).isEmpty();
    }

    @Test
    void one_that_was_changed_removed_or_never_listed_is_objected_to_with_what_to_do() {
        Map<String, String> landed = landed(List.of("aa  V001__one.sql", "bb  V002__two.sql", "cc  V003__three.sql"));

        assertThat(objections(landed, Map.of("V001__one.sql", "aa", "V002__two.sql", "b2", "V004__four.sql", "dd")))
                .satisfiesExactly(
                        changed -> assertThat(changed)
                                .startsWith("V002__two.sql was changed")
                                .contains("new migration"),
                        gone -> assertThat(gone).startsWith("V003__three.sql is gone"),
                        fresh -> assertThat(fresh).endsWith("add this line:\ndd  V004__four.sql"));
    }

    /// @param lines as `sha256sum` writes them
    private static Map<String, String> landed(List<String> lines) {
        Map<String, String> landed = new TreeMap<>();
        for (String line : lines) {
            String[] parts = line.split(" {2}", 2);
            landed.put(parts[1], parts[0]);
        }
        return landed;
    }

    private static List<String> objections(Map<String, String> landed, Map<String, String> present) {
        List<String> objections = new ArrayList<>();
        var names = new TreeSet<>(landed.keySet());
        names.addAll(present.keySet());
        for (String name : names) {
            String before = landed.get(name);
            String now = present.get(name);
            if (now == null) {
                objections.add(name + " is gone: databases have run it, put it back");
            } else if (before == null) {
                objections.add(name + " is not in " + LANDED + ": once its text is final, add this line:\n" + now + "  "
                        + name);
            } else if (!before.equals(now)) {
                objections.add(name + " was changed after it landed: databases that ran it would refuse this release."
                        + " Put its text back, and what has to be different into a new migration");
            }
        }
        return objections;
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
