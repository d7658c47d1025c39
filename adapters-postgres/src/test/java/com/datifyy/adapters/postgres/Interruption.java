package com.datifyy.adapters.postgres;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// A way to a server that can be cut and mended: what a database that stops and returns looks like from
/// outside.
public final class Interruption implements AutoCloseable {
    private final ServerSocket entrance;
    private final int serverPort;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final AtomicInteger toEnd = new AtomicInteger();
    private final AtomicInteger toPutOff = new AtomicInteger();
    private volatile boolean cut;

    public Interruption(int serverPort) {
        this.serverPort = serverPort;
        try {
            entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        Thread.ofVirtual().start(this::accept);
    }

    public int port() {
        return entrance.getLocalPort();
    }

    /// Ends every connection, and every new one at once.
    public void cut() {
        cut = true;
        sockets.forEach(Interruption::end);
    }

    public void mend() {
        cut = false;
    }

    /// A server that is starting: ends so many connections, puts so many off, and answers those after them.
    public void restart(int ended, int putOff) {
        toPutOff.set(putOff);
        toEnd.set(ended);
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        cut();
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                Socket client = entrance.accept();
                if (cut || counts(toEnd)) {
                    end(client);
                    continue;
                }
                if (counts(toPutOff)) {
                    putOff(client);
                    continue;
                }
                Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
                sockets.add(client);
                sockets.add(server);
                Thread.ofVirtual().start(() -> pass(client, server));
                Thread.ofVirtual().start(() -> pass(server, client));
            } catch (IOException closed) {
                // the loop looks again
            }
        }
    }

    private static boolean counts(AtomicInteger left) {
        return left.getAndUpdate(n -> Math.max(0, n - 1)) > 0;
    }

    /// Says, in the protocol of PostgreSQL, what a server says that is starting.
    private static void putOff(Socket client) throws IOException {
        byte[] told = "SFATAL\0C57P03\0Mthe database system is starting up\0\0".getBytes(StandardCharsets.US_ASCII);
        try (client;
                var out = new DataOutputStream(new BufferedOutputStream(client.getOutputStream()))) {
            if (client.getInputStream().read(new byte[1_024]) > 0) {
                out.writeByte('E');
                out.writeInt(told.length + Integer.BYTES);
                out.write(told);
            }
        }
    }

    private void pass(Socket from, Socket to) {
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            in.transferTo(out);
        } catch (IOException ended) {
            // as intended
        } finally {
            end(from);
            end(to);
        }
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyEnded) {
            // as intended
        }
    }
}
