package com.datifyy.adapters.rest.http;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/// A file as it arrives. It is kept in pieces, so that a growing one is not copied again and again.
final class FileBytes extends OutputStream {
    private static final int PIECE = 65_536;

    private final int mostBytes;
    private final List<byte[]> pieces = new ArrayList<>();
    private int size;

    FileBytes(int mostBytes) {
        this.mostBytes = mostBytes;
    }

    @Override
    public void write(int one) {
        if (size >= mostBytes) {
            throw HttpRefusal.fileTooLarge();
        }
        if (size % PIECE == 0) {
            pieces.add(new byte[PIECE]);
        }
        pieces.getLast()[size % PIECE] = (byte) one;
        size++;
    }

    @Override
    public void write(byte[] from, int offset, int length) {
        if (length > mostBytes - size) {
            throw HttpRefusal.fileTooLarge();
        }
        for (int done = 0; done < length; ) {
            int within = size % PIECE;
            if (within == 0) {
                pieces.add(new byte[PIECE]);
            }
            int count = Math.min(length - done, PIECE - within);
            System.arraycopy(from, offset + done, pieces.getLast(), within, count);
            done += count;
            size += count;
        }
    }

    /// All of it; nothing is left here afterwards.
    byte[] take() {
        byte[] all = new byte[size];
        for (int i = 0; i < pieces.size(); i++) {
            System.arraycopy(pieces.get(i), 0, all, i * PIECE, Math.min(PIECE, size - i * PIECE));
        }
        pieces.clear();
        size = 0;
        return all;
    }
}
