package com.datifyy.adapters.images;

import java.io.InterruptedIOException;
import javax.imageio.stream.ImageInputStreamImpl;

/// A few bytes and some of an array as an image reader wants them, without a copy.
final class ArrayInput extends ImageInputStreamImpl {
    private final byte[] head;
    private final byte[] bytes;
    private final int from;
    private final int end;

    /// The first bytes of an array.
    ArrayInput(byte[] bytes, int length) {
        this(new byte[0], bytes, 0, length);
    }

    /// @param head what is read before those of the array
    ArrayInput(byte[] head, byte[] bytes, int from, int to) {
        this.head = head;
        this.bytes = bytes;
        this.from = from;
        end = head.length + to - from;
    }

    @Override
    public int read() throws InterruptedIOException {
        bitOffset = 0;
        stopIfInterrupted();
        if (streamPos >= end) {
            return -1;
        }
        int at = (int) streamPos++;
        return (at < head.length ? head[at] : bytes[from + at - head.length]) & 0xFF;
    }

    /// As many as there are, also over the end of the head: what reads numbers takes less for the end.
    @Override
    public int read(byte[] into, int offset, int length) throws InterruptedIOException {
        bitOffset = 0;
        stopIfInterrupted();
        if (length == 0) {
            return 0;
        }
        if (streamPos >= end) {
            return -1;
        }
        int at = (int) streamPos;
        int count = Math.min(length, end - at);
        int ofHead = Math.clamp(head.length - at, 0, count);
        System.arraycopy(head, Math.min(at, head.length), into, offset, ofHead);
        System.arraycopy(bytes, from + Math.max(0, at + ofHead - head.length), into, offset + ofHead, count - ofHead);
        streamPos += count;
        return count;
    }

    /// A reader that nobody waits for any more gets no further than the bytes it has.
    private static void stopIfInterrupted() throws InterruptedIOException {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("nobody waits for the picture any more");
        }
    }

    @Override
    public long length() {
        return end;
    }
}
