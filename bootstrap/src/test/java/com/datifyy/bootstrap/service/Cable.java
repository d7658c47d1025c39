package com.datifyy.bootstrap.service;

import com.datifyy.adapters.embedded.Ports;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/// The way to another port of this machine, which can be cut, can go silent, and can be slow.
public final class Cable implements AutoCloseable {
    private static final int CHUNK = 8_192;

    private final int target;
    private final int port;
    private final Set<Socket> ends = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean silent;
    private int heldUp;
    private volatile long delayNanos;
    private volatile int piece = CHUNK;
    private volatile long longestAnswer = Long.MAX_VALUE;
    private ServerSocket entrance;

    public Cable(int target) {
        this.target = target;
        this.port = Ports.free(); // so that nobody has it who connects somewhere while the cable is cut
        this.entrance = open(port);
    }

    int port() {
        return port;
    }

    /// Ends every connection and refuses new ones.
    public void cut() {
        lock.lock();
        try {
            close(entrance);
            ends.forEach(Cable::close);
            ends.clear();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Takes connections again.
    public void mend() {
        entrance = open(port);
    }

    /// Ends every connection with a reset, as a machine does that has started anew, and goes on taking new
    /// ones.
    void reset() {
        ends.forEach(Cable::abort);
        ends.clear();
        wakeWhoWaits();
    }

    /// Lets so many bytes come back over each connection, and resets it when there are more.
    void breakOffAfter(int bytes) {
        longestAnswer = bytes;
    }

    /// Lets everything wait for a while on its way, in both directions.
    void delay(Duration time) {
        delayNanos = time.toNanos();
    }

    /// Lets through so many bytes at a time, each time after the delay.
    void dribble(int bytes, Duration time) {
        piece = bytes;
        delay(time);
    }

    /// Lets nothing through any more, without anybody being told.
    void goSilent() {
        setSilent(true);
    }

    /// Whether something that was sent waits in the silence.
    boolean holdsSomethingUp() {
        lock.lock();
        try {
            return heldUp > 0;
        } finally {
            lock.unlock();
        }
    }

    /// Lets everything through that has waited, as fast as it comes and to its end.
    void speak() {
        dribble(CHUNK, Duration.ZERO);
        longestAnswer = Long.MAX_VALUE;
        setSilent(false);
    }

    @Override
    public void close() {
        cut();
        speak();
    }

    private void setSilent(boolean now) {
        lock.lock();
        try {
            silent = now;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// What waits for a connection that has ended need not wait for the end of the silence.
    private void wakeWhoWaits() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void awaitVoice(Socket to) {
        lock.lock();
        try {
            heldUp++;
            while (silent && !to.isClosed()) {
                changed.awaitUninterruptibly();
            }
            heldUp--;
        } finally {
            lock.unlock();
        }
    }

    private ServerSocket open(int wanted) {
        try {
            var opened = new ServerSocket();
            opened.setReuseAddress(true);
            opened.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted));
            Thread.ofPlatform().daemon().name("cable").start(() -> accept(opened));
            return opened;
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
    }

    private void accept(ServerSocket opened) {
        try {
            while (true) {
                connect(opened, opened.accept());
            }
        } catch (IOException cut) {
            // nobody gets in any more
        }
    }

    private void connect(ServerSocket opened, Socket here) {
        try {
            var there = new Socket(InetAddress.getLoopbackAddress(), target);
            join(opened, here, there);
            Thread.ofPlatform().daemon().name("cable-out").start(() -> pump(here, there, false));
            Thread.ofPlatform().daemon().name("cable-back").start(() -> pump(there, here, true));
        } catch (IOException unreachable) {
            close(here);
        }
    }

    /// Whoever got in just before the cable was cut is cut off as well.
    private void join(ServerSocket opened, Socket here, Socket there) {
        lock.lock();
        try {
            if (opened.isClosed()) {
                close(here);
                close(there);
            } else {
                ends.add(here);
                ends.add(there);
            }
        } finally {
            lock.unlock();
        }
    }

    private void pump(Socket from, Socket to, boolean back) {
        try {
            InputStream source = from.getInputStream();
            byte[] chunk = new byte[CHUNK];
            long passed = 0;
            for (int length = source.read(chunk, 0, piece); length >= 0; length = source.read(chunk, 0, piece)) {
                LockSupport.parkNanos(delayNanos);
                awaitVoice(to);
                int fits = back ? Math.clamp(longestAnswer - passed, 0, length) : length;
                to.getOutputStream().write(chunk, 0, fits);
                passed += fits;
                if (fits < length) {
                    abort(from);
                    abort(to);
                }
            }
        } catch (IOException cut) {
            // the other direction ends as well
        } finally {
            close(from);
            close(to);
        }
    }

    private static void abort(Socket end) {
        try {
            end.setSoLinger(true, 0);
        } catch (SocketException alreadyClosed) {
            // it is gone as it should be
        }
        close(end);
    }

    private static void close(AutoCloseable end) {
        try {
            end.close();
        } catch (Exception alreadyClosed) {
            throw new IllegalStateException(alreadyClosed);
        }
    }
}
