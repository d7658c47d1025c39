package com.datifyy.bootstrap.dev;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;

/// One call over gRPC in plaintext, in the few frames of HTTP/2 that it takes. The library that speaks it belongs to
/// the adapter, and the client of the JDK does not begin with HTTP/2 where there is no TLS.
final class GrpcCall {
    private static final int DATA = 0;
    private static final int HEADERS = 1;
    private static final int RESET = 3;
    private static final int SETTINGS = 4;
    private static final int GOING_AWAY = 7;
    private static final int END_OF_STREAM = 1;
    private static final int END_OF_HEADERS = 4;
    private static final int ACKNOWLEDGED = 1;
    private static final int OURS = 1;
    private static final int LARGEST_IN_SEVEN_BITS = 127;
    private static final Duration LONGEST = Duration.ofSeconds(30);

    /// What comes before a message: whether it is compressed, and its length.
    private static final int PREFIX = 5;

    private GrpcCall() {}

    /// Calls a method whose request is a message without fields.
    ///
    /// @param method with its package and service, as `package.Service/Method`
    /// @return the message of the answer, a character for each byte
    /// @throws IOException when there is none: a refusal has only a status
    static String emptyMessage(int port, String method, String bearer) throws IOException {
        try (var socket = new Socket()) {
            socket.setSoTimeout((int) LONGEST.toMillis());
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), (int) LONGEST.toMillis());
            var request = new ByteArrayOutputStream();
            request.writeBytes("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(ISO_8859_1));
            frame(request, SETTINGS, 0, 0, new byte[0]);
            frame(request, HEADERS, END_OF_HEADERS, OURS, headers(port, method, bearer));
            frame(request, DATA, END_OF_STREAM, OURS, new byte[PREFIX]);
            socket.getOutputStream().write(request.toByteArray());
            return answer(socket);
        }
    }

    private static String answer(Socket socket) throws IOException {
        var in = new DataInputStream(socket.getInputStream());
        var message = new ByteArrayOutputStream();
        while (true) {
            int length = (in.readUnsignedShort() << Byte.SIZE) + in.readUnsignedByte();
            int type = in.readUnsignedByte();
            int flags = in.readUnsignedByte();
            int stream = in.readInt();
            byte[] content = in.readNBytes(length);
            if (type == SETTINGS && (flags & ACKNOWLEDGED) == 0) {
                var acknowledgement = new ByteArrayOutputStream();
                frame(acknowledgement, SETTINGS, ACKNOWLEDGED, 0, new byte[0]);
                socket.getOutputStream().write(acknowledgement.toByteArray());
            } else if (type == RESET || type == GOING_AWAY) {
                throw new IOException("the connection was refused");
            } else if (type == DATA && stream == OURS) {
                message.writeBytes(content);
            }
            if (stream == OURS && (type == DATA || type == HEADERS) && (flags & END_OF_STREAM) != 0) {
                if (message.size() < PREFIX) {
                    throw new IOException("a status and no message");
                }
                return message.toString(ISO_8859_1).substring(PREFIX);
            }
        }
    }

    private static byte[] headers(int port, String method, String bearer) {
        var block = new ByteArrayOutputStream();
        header(block, ":method", "POST");
        header(block, ":scheme", "http");
        header(block, ":path", "/" + method);
        header(block, ":authority", "127.0.0.1:" + port);
        header(block, "te", "trailers");
        header(block, "content-type", "application/grpc");
        header(block, "authorization", "Bearer " + bearer);
        return block.toByteArray();
    }

    /// Written out, with nothing for the other side to remember.
    private static void header(ByteArrayOutputStream block, String name, String value) {
        block.write(0);
        text(block, name);
        text(block, value);
    }

    private static void text(ByteArrayOutputStream block, String text) {
        int rest = text.length();
        if (rest < LARGEST_IN_SEVEN_BITS) {
            block.write(rest);
        } else {
            block.write(LARGEST_IN_SEVEN_BITS);
            rest -= LARGEST_IN_SEVEN_BITS;
            while (rest > LARGEST_IN_SEVEN_BITS) {
                block.write(rest % (LARGEST_IN_SEVEN_BITS + 1) + LARGEST_IN_SEVEN_BITS + 1);
                rest >>= 7;
            }
            block.write(rest);
        }
        block.writeBytes(text.getBytes(ISO_8859_1));
    }

    private static void frame(ByteArrayOutputStream to, int type, int flags, int stream, byte[] content) {
        to.write(content.length >> 16);
        to.write(content.length >> 8);
        to.write(content.length);
        to.write(type);
        to.write(flags);
        for (int shift = 24; shift >= 0; shift -= Byte.SIZE) {
            to.write(stream >> shift);
        }
        to.writeBytes(content);
    }
}
