package com.datifyy.adapters.rest;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/// A connection on which anything can be sent, also what no decent client would.
final class RawHttp implements AutoCloseable {
    private final Socket socket;

    RawHttp(int port) {
        try {
            socket = new Socket("localhost", port);
            socket.setSoTimeout(20_000);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    /// Sends a text; line ends become those of HTTP.
    RawHttp send(String text) throws IOException {
        socket.getOutputStream().write(text.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
        return this;
    }

    /// Everything the server says until it closes the connection.
    String answer() throws IOException {
        try {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (SocketException reset) {
            return "";
        }
    }

    /// What the server says up to the end of a text, as soon as it is there; the connection stays open.
    ///
    /// @throws IOException when it closes the connection before
    String answerUntil(String end) throws IOException {
        StringBuilder said = new StringBuilder();
        while (said.indexOf(end) < 0) {
            int next = socket.getInputStream().read();
            if (next == -1) {
                throw new EOFException("closed after: " + said);
            }
            said.append((char) next);
        }
        return said.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
