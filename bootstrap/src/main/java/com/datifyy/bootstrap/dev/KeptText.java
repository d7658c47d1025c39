package com.datifyy.bootstrap.dev;

import com.datifyy.bootstrap.Complaint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.function.Supplier;

/// Texts made up at the first run and kept in files that only their owner can read.
final class KeptText {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String EASY_TO_TYPE = "abcdefghjkmnpqrstuvwxyz23456789";

    private KeptText() {}

    /// 384 random bits.
    static String signingSecret(Path file) {
        return in(file, () -> {
            var bytes = new byte[48];
            RANDOM.nextBytes(bytes);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        });
    }

    /// About 59 random bits in three groups of four characters.
    static String password(Path file) {
        return in(file, () -> {
            var text = new StringBuilder();
            for (var i = 0; i < 12; i++) {
                text.append(i > 0 && i % 4 == 0 ? "-" : "")
                        .append(EASY_TO_TYPE.charAt(RANDOM.nextInt(EASY_TO_TYPE.length())));
            }
            return text.toString();
        });
    }

    /// Keeps a text in place of what was kept there before.
    ///
    /// @throws Complaint when the file cannot be written
    static void put(Path file, String text) {
        try {
            write(file, text);
        } catch (IOException failure) {
            throw notKept(file, failure);
        }
    }

    /// @throws Complaint when the file can be neither read nor written
    private static String in(Path file, Supplier<String> maker) {
        try {
            if (!Files.exists(file)) {
                write(file, maker.get());
            }
            return Files.readString(file).strip();
        } catch (IOException failure) {
            throw notKept(file, failure);
        }
    }

    private static Complaint notKept(Path file, IOException failure) {
        return new Complaint(
                Complaint.Cause.CONFIGURATION,
                file + " cannot be kept (" + failure.getClass().getSimpleName()
                        + "): choose a folder you may write to with --data-dir");
    }

    private static void write(Path file, String text) throws IOException {
        var folder = file.toAbsolutePath().resolve("..").normalize();
        Files.createDirectories(folder);
        if (!Files.exists(file) && Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(file, text + "\n");
    }
}
