package com.datifyy.adapters.images;

import com.datifyy.adapters.images.LossyWebp.Span;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;

/// How opaque the pixels of a lossy WebP are, which is kept apart from its frame: as it is, or as the green of a
/// lossless picture, and either way perhaps as what differs from the pixels before.
final class Transparency {
    private static final int AS_IT_IS = 0;
    private static final int LOSSLESS = 1;

    /// The band of green.
    private static final int GREEN = 1;

    private static final byte LOSSLESS_MARK = 0x2F;

    private Transparency() {}

    /// @param where in the file, beginning with the byte that tells how it is kept
    /// @param step one pixel of so many in a row, and one line of so many, is wanted, beginning with the first
    /// @return of the pixels that are wanted, line by line
    /// @throws IOException when it is broken
    /// @throws IndexOutOfBoundsException when it ends too early, or is kept in no way there is
    static byte[] of(byte[] file, Span where, int width, int height, int step) throws IOException {
        int from = where.from() + 1;
        if (from > where.to()) {
            throw new IndexOutOfBoundsException("nothing told of it");
        }
        int flags = file[where.from()];
        int[] line = new int[width];
        var lines = new Lines((flags >> 2) & 3, width, height, step);
        switch (flags & 3) {
            case AS_IT_IS -> {
                if (where.to() - from < (long) width * height) {
                    throw new IndexOutOfBoundsException("less than a byte for each pixel");
                }
                for (int y = 0; y < height; y++) {
                    for (int x = 0; x < width; x++) {
                        line[x] = file[from + y * width + x];
                    }
                    lines.take(y, line);
                }
            }
            case LOSSLESS -> {
                Raster raster = lossless(file, new Span(from, where.to()), width, height);
                for (int y = 0; y < height; y++) {
                    lines.take(y, raster.getSamples(0, y, width, 1, GREEN, line));
                }
            }
            default -> throw new IndexOutOfBoundsException("neither as it is nor lossless");
        }
        return lines.wanted;
    }

    /// The picture lacks a head of its own, since it is as large as the frame.
    private static Raster lossless(byte[] file, Span coded, int width, int height) throws IOException {
        int length = coded.to() - coded.from();
        byte[] head = ByteBuffer.allocate(25)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("RIFF".getBytes(StandardCharsets.US_ASCII))
                .putInt(17 + length)
                .put("WEBPVP8L".getBytes(StandardCharsets.US_ASCII))
                .putInt(5 + length)
                .put(LOSSLESS_MARK)
                .putInt((width - 1) | ((height - 1) << 14))
                .array();
        ImageReader reader = ImageIO.getImageReadersByFormatName("webp").next();
        try (ArrayInput input = new ArrayInput(head, file, coded.from(), coded.to())) {
            reader.setInput(input, true, true);
            return reader.read(0).getRaster();
        } finally {
            reader.dispose();
        }
    }

    /// Undoes how each line differs from the pixels before, and keeps those that are wanted.
    private static final class Lines {
        private static final int NONE = 0;
        private static final int LEFT = 1;
        private static final int ABOVE = 2;

        private final int differs;
        private final int step;
        private final byte[] before;
        private final byte[] wanted;
        private int kept;

        Lines(int differs, int width, int height, int step) {
            this.differs = differs;
            this.step = step;
            before = new byte[width];
            wanted = new byte[((width + step - 1) / step) * ((height + step - 1) / step)];
        }

        void take(int y, int[] line) {
            int left = y == 0 ? 0 : before[0] & 0xFF;
            int corner = left;
            for (int x = 0; x < before.length; x++) {
                int above = before[x] & 0xFF;
                int from = switch (differs) {
                    case NONE -> 0;
                    case LEFT -> left;
                    case ABOVE -> y == 0 ? left : above;
                    default -> y == 0 ? left : Math.clamp(left + above - corner, 0, 255);
                };
                corner = above;
                left = (line[x] + from) & 0xFF;
                before[x] = (byte) left;
            }
            if (y % step == 0) {
                for (int x = 0; x < before.length; x += step) {
                    wanted[kept++] = before[x];
                }
            }
        }
    }
}
