package com.datifyy.adapters.images;

import org.jspecify.annotations.Nullable;

/// Where the parts of a lossy WebP are in its file.
///
/// @param frame the key frame of VP8
/// @param transparency what is transparent, and before it a byte that tells how it is kept; null when nothing is
/// @param profile what its colours are; null when they are sRGB
record LossyWebp(
        int width,
        int height,
        Span frame,
        @Nullable Span transparency,
        @Nullable Span profile) {

    /// Some bytes of the file.
    record Span(int from, int to) {}
}
