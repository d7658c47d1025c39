package com.datifyy.adapters.images;

import java.time.Duration;

/// How much decoding the service takes on at once, and how large a picture may be.
///
/// @param concurrent how many pictures are decoded at the same time, at least one
/// @param waiting how many more may wait for their turn, at least one
/// @param longestWait how long a caller waits for the result in all before being sent away
/// @param mostPixels how many pixels a picture may have
/// @param mostPixelsHeld how many a progressive JPEG may have, which is decoded as a whole outside the heap
/// @param mostPixelsOfWebp how many a WebP picture may have, which is decoded as a whole inside it
public record DecodingLimits(
        int concurrent, int waiting, Duration longestWait, int mostPixels, int mostPixelsHeld, int mostPixelsOfWebp) {
    /// What a picture may take up while it is decoded.
    static final long RASTER_BYTES = 16 * 1_024 * 1_024;

    private static final int MEGA = 1_000_000;
    private static final long HEAP_EACH = 128L * 1_024 * 1_024;
    private static final int WEBP_BYTES_PER_PIXEL = 48;

    public DecodingLimits {
        if (concurrent < 1 || waiting < 1 || !longestWait.isPositive()) {
            throw new IllegalArgumentException("at least one picture is decoded, at least one waits, for some time");
        }
    }

    /// One at a time for each 128 MiB of heap, not more than there are processors.
    ///
    /// The decoder of WebP keeps about 40 bytes for each pixel, so what it is given depends on the heap as
    /// well.
    ///
    /// @param heapBytes the largest size of the heap
    public static DecodingLimits within(long heapBytes, int processors) {
        int concurrent = Math.clamp(heapBytes / HEAP_EACH, 1, processors);
        long webp = heapBytes / 4 / concurrent / WEBP_BYTES_PER_PIXEL;
        return new DecodingLimits(
                concurrent,
                4 * concurrent,
                Duration.ofSeconds(20),
                40 * MEGA,
                16 * MEGA,
                Math.clamp(webp, MEGA / 4, 16 * MEGA));
    }
}
