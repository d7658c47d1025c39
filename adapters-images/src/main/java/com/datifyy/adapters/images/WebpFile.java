package com.datifyy.adapters.images;

import static com.datifyy.adapters.images.Reduced.broken;
import static com.datifyy.adapters.images.Reduced.text;

import com.datifyy.adapters.images.LossyWebp.Span;
import com.datifyy.adapters.images.Reduced.Format;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The chunks of a WebP. They name each other, so all are left in place; the decoders look at those with pixels
/// only.
///
/// Each says how large it is. They have to agree, since the picture is judged by the first.
final class WebpFile {
    /// The bits of a side in a frame.
    private static final int SIDE = 0x3FFF;

    /// The bits that tell how the transparency is kept; none where it stands there as it is.
    private static final int COMPRESSED = 3;

    /// The bit that tells that there is a profile.
    private static final int HAS_PROFILE = 0x20;

    private final byte[] file;
    private final ByteBuffer chunks;
    private final Set<Size> sizes = new HashSet<>();
    private final List<Span> coded = new ArrayList<>();
    private int orientation = Exif.UPRIGHT;
    private int flags;
    private boolean extended;
    private boolean framed;
    private boolean held;
    private @Nullable Span frame;
    private @Nullable Span transparency;
    private @Nullable Span profile;

    private WebpFile(byte[] file) {
        this.file = file;
        chunks = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    }

    /// @throws InvalidInput when it is animated, does not hold together, or needs more memory than it should
    /// @throws IndexOutOfBoundsException when it ends too early
    static Reduced reduced(byte[] file) {
        return new WebpFile(file).reduced();
    }

    private Reduced reduced() {
        long end = 8L + Integer.toUnsignedLong(chunks.getInt(4));
        if (end > file.length) {
            throw broken();
        }
        long at = 12;
        while (at + 8 <= end) {
            long length = Integer.toUnsignedLong(chunks.getInt((int) at + 4));
            if (at + 8 + length > end) {
                throw broken();
            }
            read(text(file, (int) at), new Span((int) at + 8, (int) (at + 8 + length)));
            at += 8 + length + (length & 1);
        }
        if (!framed || sizes.size() > 1) {
            throw broken();
        }
        Size size = sizes.iterator().next();
        requireFewTables(size);
        Span lossy = frame;
        return new Reduced(
                Format.WEBP,
                (int) end,
                orientation,
                held,
                lossy == null ? null : new LossyWebp(size.width(), size.height(), lossy, transparency, profile));
    }

    private void read(String name, Span span) {
        int content = span.from();
        switch (name) {
            case "ANIM", "ANMF" -> throw new InvalidInput("photo_data", "is animated: send a still picture");
            case "EXIF" -> orientation = Exif.orientation(tiff(content, span.to() - content));
            case "VP8X" -> {
                extended = true;
                flags = file[content];
                sizes.add(
                        new Size(1 + (chunks.getInt(content + 4) & 0xFF_FFFF), 1 + (chunks.getInt(content + 6) >>> 8)));
            }
            case "ICCP" -> {
                ColourProfile colours = new ColourProfile();
                colours.add(file, content, span.to());
                colours.requireFewSteps();
                if ((flags & HAS_PROFILE) != 0) {
                    profile = span;
                }
            }
            case "VP8 " -> {
                requireFirst(framed);
                framed = true;
                frame = span;
                sizes.add(new Size(chunks.getShort(content + 6) & SIDE, chunks.getShort(content + 8) & SIDE));
            }
            case "VP8L" -> {
                requireFirst(framed);
                framed = true;
                held = true;
                int size = chunks.getInt(content + 1);
                sizes.add(new Size(1 + (size & SIDE), 1 + ((size >>> 14) & SIDE)));
                coded.add(new Span(content + 5, span.to()));
            }
            case "ALPH" -> readTransparency(span);
            default -> {}
        }
    }

    /// It stands before the frame that it belongs to, and only in a file whose first chunk announces more than a
    /// frame.
    private void readTransparency(Span span) {
        requireFirst(!extended || framed || transparency != null);
        transparency = span;
        if ((file[span.from()] & COMPRESSED) != 0) {
            held = true;
            coded.add(new Span(span.from() + 1, span.to()));
        }
    }

    /// A still picture has one frame, and at most one transparency apart from it: of more, each would be read here.
    private static void requireFirst(boolean another) {
        if (another) {
            throw broken();
        }
    }

    /// What is too large to be held is refused for that without being counted, which takes longer the larger it is.
    private void requireFewTables(Size size) {
        if ((long) size.width() * size.height() > DecodingLimits.MOST_HELD_WEBP) {
            return;
        }
        long limit = DecodingLimits.RASTER_BYTES;
        for (Span span : coded) {
            if (WebpTables.bytes(file, span.from(), span.to(), size.width(), size.height(), limit) > limit) {
                throw new InvalidInput("photo_data", "needs too many tables to be decoded: send it as JPEG");
            }
        }
    }

    /// Some programs write JPEG's introduction before it.
    private ByteBuffer tiff(int at, int length) {
        boolean introduced = length > 6 && text(file, at).equals("Exif");
        return introduced ? ByteBuffer.wrap(file, at + 6, length - 6) : ByteBuffer.wrap(file, at, length);
    }

    private record Size(int width, int height) {}
}
