/// Lossy WebP: key frames of VP8, decoded as RFC 6386 says and as libwebp does, a row of squares at a time.
///
/// The tables and the steps are those of the RFC's reference decoder, whose licence goes with this module as
/// `META-INF/licenses/rfc6386.txt`.
///
/// What a file says is never believed further than it reaches: whatever does not hold together is an
/// [IndexOutOfBoundsException]. How much memory it takes depends on the width of the picture alone.
@NullMarked
package com.datifyy.adapters.images.vp8;

import org.jspecify.annotations.NullMarked;
