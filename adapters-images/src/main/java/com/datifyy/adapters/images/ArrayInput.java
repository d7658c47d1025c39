package com.datifyy.adapters.images;

import javax.imageio.stream.ImageInputStreamImpl;

/// The first bytes of an array as an image reader wants them, without a copy.
final class ArrayInput extends ImageInputStreamImpl {
    private final byte[] bytes;
    private final int end;

    ArrayInput(byte[] bytes, int length) {
        this.bytes = bytes;
        this.end = length;
    }

    @Override
    public int read() {
        bitOffset = 0;
        return streamPos < end ? bytes[(int) streamPos++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        bitOffset = 0;
        if (length == 0) {
            return 0;
        }
        if (streamPos >= end) {
            return -1;
        }
        int count = (int) Math.min(length, end - streamPos);
        System.arraycopy(bytes, (int) streamPos, into, offset, count);
        streamPos += count;
        return count;
    }

    @Override
    public long length() {
        return end;
    }
}
