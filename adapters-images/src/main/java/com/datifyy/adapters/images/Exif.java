package com.datifyy.adapters.images;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// The one thing of interest in what a camera notes beside a picture: which way up it was held.
final class Exif {
    /// As the pixels stand.
    static final int UPRIGHT = 1;

    private static final int ORIENTATION = 0x0112;
    private static final int LARGEST = 8;
    private static final int ENTRY = 12;

    private Exif() {}

    /// @param tiff the notes, from their byte order mark on
    /// @return 1 to 8; [#UPRIGHT] when they do not say, or cannot be read
    static int orientation(ByteBuffer tiff) {
        try {
            ByteBuffer notes = tiff.slice();
            notes.order(notes.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
            int directory = notes.getInt(4);
            int entries = Short.toUnsignedInt(notes.getShort(directory));
            for (int i = 0; i < entries; i++) {
                int entry = directory + 2 + i * ENTRY;
                if (Short.toUnsignedInt(notes.getShort(entry)) == ORIENTATION) {
                    int value = Short.toUnsignedInt(notes.getShort(entry + 8));
                    return value >= UPRIGHT && value <= LARGEST ? value : UPRIGHT;
                }
            }
        } catch (IndexOutOfBoundsException | BufferUnderflowException broken) {
            // Notes that cannot be read say nothing.
        }
        return UPRIGHT;
    }
}
