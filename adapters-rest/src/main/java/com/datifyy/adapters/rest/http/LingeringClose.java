package com.datifyy.adapters.rest.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.EndPoint;

/// Reads on after an answer was given to a body nobody wanted, so that its sender hears that answer: a
/// connection that is closed over unread bytes is reset, and a reset takes with it what was already sent (RFC
/// 9112, section 9.6).
public final class LingeringClose {
    private static final int MOST_BYTES = 16 << 20;
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final int MOST_AT_ONCE = 64;
    private static final int CHUNK = 8_192;

    private final Semaphore places = new Semaphore(MOST_AT_ONCE);

    /// Sends the answer, and reads away what still comes: as much as the largest body any route takes, for ten
    /// seconds at the longest, until nothing comes for one. With too many at it already, nothing is read.
    public void after(Context context) {
        if (context.statusCode() < 400 || !hasBody(context) || !places.tryAcquire()) {
            return;
        }
        try {
            context.res().getOutputStream().close();
            readAway(context.req().getInputStream(), connectionOf(context));
        } catch (IOException gone) {
            // nobody is there to hear the answer
        } finally {
            places.release();
        }
    }

    private static boolean hasBody(Context context) {
        return context.req().getContentLengthLong() > 0 || context.header("Transfer-Encoding") != null;
    }

    private static EndPoint connectionOf(Context context) {
        return ServletContextRequest.getServletContextRequest(context.req())
                .getConnectionMetaData()
                .getConnection()
                .getEndPoint();
    }

    private static void readAway(InputStream body, EndPoint connection) throws IOException {
        long usualSilence = connection.getIdleTimeout();
        connection.setIdleTimeout(LONGEST_SILENCE.toMillis());
        long deadline = System.nanoTime() + LONGEST.toNanos();
        byte[] chunk = new byte[CHUNK];
        int length = 0;
        for (int read = 0; length >= 0 && read < MOST_BYTES && System.nanoTime() < deadline; read += length) {
            length = body.read(chunk);
        }
        connection.setIdleTimeout(usualSilence);
    }
}
