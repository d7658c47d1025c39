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

/// A mail server that takes every message.
final class Mailbox implements AutoCloseable {
    private final ServerSocket server;
    private final List<String> recipients = new CopyOnWriteArrayList<>();

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
        return recipients.stream().filter(address::equals).count();
    }

    @Override
    public void close() {
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
                    while (!".".equals(in.readLine())) {}
                    recipients.add(recipient);
                }
                say(out, command.startsWith("QUIT") ? "221 bye" : "250 OK");
            }
        } catch (IOException hungUp) {
            // the service comes again
        }
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(US_ASCII));
    }
}
