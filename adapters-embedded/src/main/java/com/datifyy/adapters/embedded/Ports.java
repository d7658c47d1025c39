package com.datifyy.adapters.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/// Ports for servers that begin to listen only seconds after theirs was chosen.
public final class Ports {
    private static final int USUAL = 54_329;

    /// Below those that systems give to whoever connects somewhere, so none of them is taken in the meantime.
    private static final int LOWEST = 15_000;

    private static final int HIGHEST = 32_000;
    private static final int ATTEMPTS = 200;

    /// Held until the process ends, so that of two processes that start at once one alone takes the usual port.
    private static @Nullable FileLock usual;

    private Ports() {}

    /// The usual port when nobody has it or is about to, so that a psql command from yesterday still works;
    /// otherwise any free one.
    ///
    /// @param folder of the user's own, where processes agree on who takes it
    static synchronized int usualOrFree(Path folder) throws IOException {
        return isOurs(folder) && isFree(USUAL) ? USUAL : free();
    }

    /// A port that nobody listens on.
    ///
    /// @throws IOException when there is none
    public static int free() throws IOException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
            if (isFree(port)) {
                return port;
            }
        }
        throw new IOException("no port from " + LOWEST + " to " + HIGHEST + " is free");
    }

    private static boolean isOurs(Path folder) throws IOException {
        if (usual == null) {
            FileChannel channel = FileChannel.open(
                    folder.resolve("usual-port.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            usual = channel.tryLock();
            if (usual == null) {
                channel.close();
            }
        }
        return usual != null;
    }

    private static boolean isFree(int port) {
        try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
