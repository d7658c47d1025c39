package com.datifyy.bootstrap.service;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToIntFunction;

/// A load balancer of connections, as platforms have them in front of several instances: it asks each for
/// `/readyz`, sends new connections to those that are ready, in turn, and to the next one where nobody listens.
/// It knows nothing of requests, and repeats none.
final class Balancer implements AutoCloseable {
    private static final Duration BETWEEN_CHECKS = Duration.ofMillis(20);
    private static final int CHUNK = 8_192;

    private final List<AppProcess> members = new CopyOnWriteArrayList<>();
    private final Map<AppProcess, Boolean> ready = new ConcurrentHashMap<>();
    private final Set<Socket> ends = ConcurrentHashMap.newKeySet();
    private final AtomicInteger turn = new AtomicInteger();
    private final ServerSocket http = open();
    private final ServerSocket grpc = open();
    private volatile boolean closed;

    Balancer() {
        Thread.startVirtualThread(() -> accept(http, AppProcess::httpPort));
        Thread.startVirtualThread(() -> accept(grpc, AppProcess::grpcPort));
    }

    /// From now on this one gets connections, while it is ready; returns when it does.
    void add(AppProcess app) {
        var _ = app.http();
        members.add(app);
        Thread.startVirtualThread(() -> check(app));
        Eventually.is("the new instance is in turn", () -> ready.getOrDefault(app, false));
    }

    int httpPort() {
        return http.getLocalPort();
    }

    int grpcPort() {
        return grpc.getLocalPort();
    }

    @Override
    public void close() {
        closed = true;
        end(http);
        end(grpc);
        ends.forEach(Balancer::end);
    }

    /// Each for itself: one that answers late keeps nobody from hearing that another is about to end.
    private void check(AppProcess app) {
        while (!closed) {
            ready.put(app, saysReady(app, ready.getOrDefault(app, false)));
            LockSupport.parkNanos(BETWEEN_CHECKS.toNanos());
        }
    }

    /// Each time with a connection of its own, as balancers ask. What gives no answer in time is what it was: where
    /// this machine stands still for a moment, none of them answers, and they are well.
    private static boolean saysReady(AppProcess app, boolean before) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), app.httpPort())) {
            socket.setSoTimeout(1_000);
            socket.getOutputStream()
                    .write("GET /readyz HTTP/1.1\r\nHost: app\r\nConnection: close\r\n\r\n".getBytes(US_ASCII));
            return new String(socket.getInputStream().readNBytes("HTTP/1.1 200".length()), US_ASCII).endsWith(" 200");
        } catch (SocketTimeoutException late) {
            return before;
        } catch (IOException away) {
            return false;
        }
    }

    private void accept(ServerSocket entrance, ToIntFunction<AppProcess> port) {
        try {
            while (true) {
                Socket here = entrance.accept();
                ends.add(here);
                Thread.startVirtualThread(() -> connect(here, port));
            }
        } catch (IOException over) {
            // nobody gets in any more
        }
    }

    private void connect(Socket here, ToIntFunction<AppProcess> port) {
        for (int i = 0; i < members.size(); i++) {
            AppProcess app = members.get(Math.floorMod(turn.getAndIncrement(), members.size()));
            if (ready.getOrDefault(app, false)) {
                try {
                    var there = new Socket(InetAddress.getLoopbackAddress(), port.applyAsInt(app));
                    ends.add(there);
                    Thread.startVirtualThread(() -> pump(here, there));
                    pump(there, here);
                    return;
                } catch (IOException nobodyListens) {
                    // the next one
                }
            }
        }
        end(here);
    }

    private void pump(Socket from, Socket to) {
        try {
            byte[] chunk = new byte[CHUNK];
            for (int length = from.getInputStream().read(chunk);
                    length >= 0;
                    length = from.getInputStream().read(chunk)) {
                to.getOutputStream().write(chunk, 0, length);
            }
        } catch (IOException broken) {
            // the other direction ends as well
        } finally {
            end(from);
            end(to);
            ends.remove(from);
            ends.remove(to);
        }
    }

    private static ServerSocket open() {
        try {
            return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
    }

    private static void end(AutoCloseable connection) {
        try {
            connection.close();
        } catch (Exception alreadyClosed) {
            throw new IllegalStateException(alreadyClosed);
        }
    }
}
