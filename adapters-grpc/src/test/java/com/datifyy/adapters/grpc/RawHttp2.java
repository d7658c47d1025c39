package com.datifyy.adapters.grpc;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;

/// A client that keeps to the words of HTTP/2 and not to its manners.
final class RawHttp2 implements AutoCloseable {
    static final int HEADERS = 1;
    static final int RST_STREAM = 3;
    static final int GOAWAY = 7;
    static final int REFUSED_STREAM = 7;
    static final int ENHANCE_YOUR_CALM = 11;

    private static final int LARGEST_FRAME = 16_384;
    private static final int DATA = 0;
    private static final int SETTINGS = 4;
    private static final int ACK = 1;
    private static final int END_HEADERS = 4;

    private final Socket socket;
    private final DataOutputStream out;
    private final DataInputStream in;
    private int stream = -1;

    RawHttp2(int port) throws IOException {
        socket = new Socket("localhost", port);
        socket.setSoTimeout(20_000);
        out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream()));
        in = new DataInputStream(socket.getInputStream());
        out.write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(US_ASCII));
        send(SETTINGS, 0, 0);
        Frame first = next();
        while (first.type() != SETTINGS) {
            first = next();
        }
        send(SETTINGS, ACK, 0);
    }

    /// A frame of the server.
    ///
    /// @param code of a stream or connection that ends: why
    record Frame(int type, int code) {
        /// What a closed connection says.
        static final Frame END = new Frame(-1, -1);
    }

    /// Begins a call and sends no message.
    RawHttp2 open(String rpc) throws IOException {
        stream += 2;
        var headers = new ByteArrayOutputStream();
        literal(headers, ":method", "POST");
        literal(headers, ":scheme", "http");
        literal(headers, ":path", "/" + rpc);
        literal(headers, ":authority", "localhost");
        literal(headers, "te", "trailers");
        literal(headers, "content-type", "application/grpc");
        send(HEADERS, END_HEADERS, stream, headers.toByteArray());
        return this;
    }

    /// Begins a message of a mebibyte in the call that was opened last.
    RawHttp2 begin() throws IOException {
        send(DATA, 0, stream, (byte) 0, (byte) 0, (byte) 0x10, (byte) 0, (byte) 0);
        return this;
    }

    /// Sends so many bytes of the message that was begun last; few enough that the server need not have asked for more.
    void more(int bytes) throws IOException {
        for (int left = bytes; left > 0; left -= LARGEST_FRAME) {
            send(DATA, 0, stream, new byte[Math.min(left, LARGEST_FRAME)]);
        }
    }

    /// Takes the call that was opened last back.
    void reset() throws IOException {
        send(RST_STREAM, 0, stream, new byte[] {0, 0, 0, 8});
    }

    /// The next frame, or [Frame#END].
    Frame next() throws IOException {
        try {
            int length = (in.readUnsignedByte() << 16) | in.readUnsignedShort();
            int type = in.readUnsignedByte();
            in.readUnsignedByte();
            in.readInt();
            byte[] payload = in.readNBytes(length);
            return new Frame(
                    type,
                    switch (type) {
                        case RST_STREAM -> payload[3];
                        case GOAWAY -> payload[7];
                        default -> 0;
                    });
        } catch (EOFException | SocketException closed) {
            return Frame.END;
        }
    }

    private void send(int type, int flags, int stream, byte... payload) throws IOException {
        out.writeByte(payload.length >> 16);
        out.writeShort(payload.length);
        out.writeByte(type);
        out.writeByte(flags);
        out.writeInt(stream);
        out.write(payload);
        out.flush();
    }

    private static void literal(ByteArrayOutputStream block, String name, String value) {
        block.write(0);
        block.write(name.length());
        block.writeBytes(name.getBytes(US_ASCII));
        block.write(value.length());
        block.writeBytes(value.getBytes(US_ASCII));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
