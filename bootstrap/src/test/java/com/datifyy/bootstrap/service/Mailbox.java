package com.datifyy.bootstrap.service;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/// A mail server that takes every message, and may keep its sender waiting for the receipt.
final class Mailbox implements AutoCloseable {
    private static final String ID = "MESSAGE-ID:";

    private final ServerSocket server;
    private final List<Mail> taken = new CopyOnWriteArrayList<>();
    private volatile CountDownLatch receipts = new CountDownLatch(0);

    /// @param id the message's own
    private record Mail(String recipient, String id) {}

    Mailbox() {
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
        Thread.startVirtualThread(this::listen);
    }

    int port() {
        return server.getLocalPort();
    }

    /// How many messages to an address it has taken.
    long sentTo(String address) {
        return idsSentTo(address).size();
    }

    /// The ids of the messages to an address that it has taken.
    List<String> idsSentTo(String address) {
        return taken.stream()
                .filter(mail -> mail.recipient().equals(address))
                .map(Mail::id)
                .toList();
    }

    /// From now on senders do not hear that their messages are taken.
    void keepReceipts() {
        receipts = new CountDownLatch(1);
    }

    /// Those who still wait hear it, and others at once.
    void giveReceipts() {
        receipts.countDown();
    }

    @Override
    public void close() {
        giveReceipts();
        try {
            server.close();
        } catch (IOException alreadyClosed) {
            throw new UncheckedIOException(alreadyClosed);
        }
    }

    private void listen() {
        try {
            while (true) {
                Socket visitor = server.accept();
                Thread.startVirtualThread(() -> talk(visitor));
            }
        } catch (IOException over) {
            // nobody comes any more
        }
    }

    private void talk(Socket visitor) {
        try (visitor) {
            var in = new BufferedReader(new InputStreamReader(visitor.getInputStream(), US_ASCII));
            OutputStream out = visitor.getOutputStream();
            say(out, "220 mail.example.org");
            String recipient = "";
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String command = line.toUpperCase(Locale.ROOT);
                if (command.startsWith("RCPT TO:")) {
                    recipient = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
                }
                if (command.startsWith("DATA")) {
                    say(out, "354 go on");
                    taken.add(new Mail(recipient, idOfMessage(in)));
                    receipts.await();
                }
                say(out, command.startsWith("QUIT") ? "221 bye" : "250 OK");
            }
        } catch (IOException hungUp) {
            // the service comes again
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /// Reads a message to its end.
    private static String idOfMessage(BufferedReader in) throws IOException {
        String id = "";
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            if (line.toUpperCase(Locale.ROOT).startsWith(ID)) {
                id = line.substring(ID.length()).strip();
            }
        }
        return id;
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(US_ASCII));
    }
}
