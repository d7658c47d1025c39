package com.datifyy.adapters.rest.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/// A body with a file that is given up on when it grows too large or takes too long.
final class BoundedInput extends FilterInputStream {
    private final int mostBytes;
    private final long deadline;
    private long read;

    BoundedInput(InputStream body, int mostBytes, Duration longest) {
        super(body);
        this.mostBytes = mostBytes;
        this.deadline = System.nanoTime() + longest.toNanos();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int count = super.read(into, offset, length);
        read += Math.max(count, 0);
        if (read > mostBytes) {
            throw HttpRefusal.fileTooLarge();
        }
        if (System.nanoTime() > deadline) {
            throw HttpRefusal.tooSlow();
        }
        return count;
    }
}
