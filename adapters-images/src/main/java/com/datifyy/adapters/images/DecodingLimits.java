package com.datifyy.adapters.images;

import java.time.Duration;

/// How much decoding the service takes on at once, and how large a picture may be.
///
/// @param concurrent how many pictures are decoded at the same time, at least one
/// @param waiting how many more may wait for their turn, at least one
/// @param longestWait how long a caller waits for the result in all before being sent away
/// @param mostPixels how many pixels a picture may have
/// @param mostPixelsHeld how many a progressive JPEG may have, which is decoded as a whole outside the heap
/// @param mostPixelsOfHeldWebp how many a WebP may have when it is lossless or transparent, and so decoded as a
///     whole inside the heap
public record DecodingLimits(
        int concurrent,
        int waiting,
        Duration longestWait,
        int mostPixels,
        int mostPixelsHeld,
        int mostPixelsOfHeldWebp) {
    /// What a picture may take up while it is decoded.
    static final long RASTER_BYTES = 16 * 1_024 * 1_024;

    private static final int MEGA = 1_000_000;

    /// How many pixels a WebP that is decoded as a whole has at most, however large the heap is.
    static final int MOST_HELD_WEBP = 16 * MEGA;

    private static final long HEAP_EACH = 128L * 1_024 * 1_024;

    /// Measured up to 4.4 beside the picture that is made, which may take four more for each pixel; and 8.6 in all
    /// for one that is lossy and transparent.
    private static final int HELD_WEBP_BYTES_PER_PIXEL = 9;

    public DecodingLimits {
        if (concurrent < 1 || waiting < 1 || !longestWait.isPositive()) {
            throw new IllegalArgumentException("at least one picture is decoded, at least one waits, for some time");
        }
    }

    /// One at a time for each 128 MiB of heap, not more than there are processors.
    ///
    /// How large a WebP that is decoded as a whole may be depends on the heap as well: a quarter of it is for
    /// what its decoder holds.
    ///
    /// @param heapBytes the largest size of the heap
    public static DecodingLimits within(long heapBytes, int processors) {
        int concurrent = Math.clamp(heapBytes / HEAP_EACH, 1, processors);
        long forWebp = heapBytes / 4 / concurrent;
        return new DecodingLimits(
                concurrent,
                4 * concurrent,
                Duration.ofSeconds(20),
                40 * MEGA,
                16 * MEGA,
                Math.clamp(forWebp / HELD_WEBP_BYTES_PER_PIXEL, MEGA / 4, MOST_HELD_WEBP));
    }
}
