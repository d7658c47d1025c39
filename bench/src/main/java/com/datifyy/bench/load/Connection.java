package com.datifyy.bench.load;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One HTTP/1.1 connection, kept open between requests and opened anew after a failure. One request at a time.
final class Connection implements AutoCloseable {
    private static final int LONGEST_LINE = 16_384;
    private static final int LARGEST_BODY = 16 * 1024 * 1024;

    private final Way way;
    private final int timeoutMillis;
    private @Nullable Link link;

    Connection(Target target, Duration timeout) {
        this(Way.to(target), timeout);
    }

    Connection(Way way, Duration timeout) {
        this.way = way;
        this.timeoutMillis = Math.toIntExact(timeout.toMillis());
    }

    private record Link(Target to, Socket socket, InputStream in) {}

    /// Sends a request and reads the whole answer.
    ///
    /// @throws SocketTimeoutException when nothing comes for the time given
    /// @throws IOException when the connection fails or the answer is not HTTP/1.1
    Answer ask(byte[] request) throws IOException {
        boolean answered = false;
        if (link != null && !way.stillLeadsTo(link.to())) {
            close();
        }
        try {
            Link open = link == null ? open() : link;
            link = open;
            open.socket().getOutputStream().write(request);
            Answer answer = read(open.in());
            answered = true;
            return answer;
        } finally {
            if (!answered) {
                close();
            }
        }
    }

    @Override
    public void close() throws IOException {
        Link open = link;
        link = null;
        if (open != null) {
            open.socket().close();
        }
    }

    private Link open() throws IOException {
        Target target = way.next();
        Socket socket = new Socket();
        boolean connected = false;
        try {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(timeoutMillis);
            socket.connect(target.address(), timeoutMillis);
            connected = true;
            return new Link(target, socket, new BufferedInputStream(socket.getInputStream(), 32_768));
        } finally {
            if (!connected) {
                socket.close();
            }
        }
    }

    private Answer read(InputStream in) throws IOException {
        String statusLine = line(in);
        if (!statusLine.startsWith("HTTP/1.1 ") || statusLine.length() < 12) {
            throw new IOException("not an HTTP/1.1 answer");
        }
        int status = number(statusLine.substring(9, 12), 10);
        int length = 0;
        boolean chunked = false;
        boolean last = false;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            int colon = header.indexOf(':');
            String name = header.substring(0, Math.max(colon, 0)).toLowerCase(Locale.ROOT);
            String value = header.substring(colon + 1).strip();
            switch (name) {
                case "content-length" -> length = number(value, 10);
                case "transfer-encoding" -> chunked = "chunked".equalsIgnoreCase(value);
                case "connection" -> last = "close".equalsIgnoreCase(value);
                default -> {} // of no interest here
            }
        }
        byte[] body = chunked ? chunks(in) : exactly(in, length);
        if (last) {
            close();
        }
        return new Answer(status, ByteBuffer.wrap(body));
    }

    private static byte[] chunks(InputStream in) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            String size = line(in);
            int semicolon = size.indexOf(';');
            int length = number(semicolon < 0 ? size : size.substring(0, semicolon), 16);
            if (length == 0) {
                while (!line(in).isEmpty()) {} // trailers
                return body.toByteArray();
            }
            body.writeBytes(exactly(in, length));
            if (body.size() > LARGEST_BODY) {
                throw new IOException("the answer is too large");
            }
            line(in);
        }
    }

    private static byte[] exactly(InputStream in, int length) throws IOException {
        if (length > LARGEST_BODY) {
            throw new IOException("the answer is too large");
        }
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("the answer ended early");
        }
        return bytes;
    }

    private static int number(String digits, int radix) throws IOException {
        try {
            return Integer.parseUnsignedInt(digits.strip(), radix);
        } catch (NumberFormatException noNumber) {
            throw new IOException("a number was expected in the answer", noNumber);
        }
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(80);
        for (int octet = in.read(); octet != '\n'; octet = in.read()) {
            if (octet < 0) {
                throw new EOFException("the connection was closed");
            }
            if (octet != '\r') {
                line.write(octet);
            }
            if (line.size() > LONGEST_LINE) {
                throw new IOException("a line of the answer is too long");
            }
        }
        return line.toString(US_ASCII);
    }
}
