package com.datifyy.adapters.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// The data folder of a lasting server and the files beside it: the lock that keeps a second process out, the
/// password, the log.
final class ClusterFolder {

    private final Path data;
    private final FileChannel channel;
    private final FileLock lock;

    private ClusterFolder(Path data, FileChannel channel, FileLock lock) {
        this.data = data;
        this.channel = channel;
        this.lock = lock;
    }

    static ClusterFolder claim(Path dataFolder) throws IOException {
        var data = dataFolder.toAbsolutePath().normalize();
        Files.createDirectories(data);
        var channel = FileChannel.open(beside(data, ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var lock = tryLock(channel);
        if (lock == null) {
            channel.close();
            throw new FolderInUse(data);
        }
        return new ClusterFolder(data, channel, lock);
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    Path data() {
        return data;
    }

    Path passwordFile() {
        return beside(data, ".password");
    }

    Path logFile() {
        return logFileOf(data);
    }

    static Path logFileOf(Path dataFolder) {
        return beside(dataFolder.toAbsolutePath().normalize(), ".log");
    }

    /// Stops a server left over in the folder, and empties a folder whose first start was cut short.
    void prepare() throws IOException {
        LeftoverServer.stopIn(data);
        if (!Files.exists(completionMark()) && Files.exists(data.resolve("PG_VERSION"))) {
            deleteContents();
        }
    }

    /// The password, made up when the folder is new.
    String password() throws IOException {
        var file = passwordFile();
        if (!Files.exists(file)) {
            var random = new byte[24];
            new SecureRandom().nextBytes(random);
            Files.deleteIfExists(file);
            if (Files.getFileStore(data).supportsFileAttributeView("posix")) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            Files.writeString(file, HexFormat.of().formatHex(random));
        }
        return Files.readString(file).strip();
    }

    void markComplete() throws IOException {
        if (!Files.exists(completionMark())) {
            Files.createFile(completionMark());
        }
    }

    void release() {
        try {
            lock.release();
            channel.close();
        } catch (IOException alreadyGone) {
            // The operating system drops the lock with the process in any case.
        }
    }

    private Path completionMark() {
        return data.resolve("datifyy-complete");
    }

    private static Path beside(Path data, String suffix) {
        return data.resolveSibling(data.getFileName() + suffix);
    }

    private void deleteContents() throws IOException {
        Files.walkFileTree(data, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                if (!folder.equals(data)) {
                    Files.delete(folder);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
