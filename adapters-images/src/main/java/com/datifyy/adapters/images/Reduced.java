package com.datifyy.adapters.images;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.datifyy.domain.shared.Refusal.InvalidInput;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A picture file without what is not needed to decode it: notes, comments, previews, and whatever follows
/// its end. So the decoder sees little that a stranger chose, and a file that ends too early is noticed.
///
/// @param format what it really is
/// @param length how many bytes at the beginning of the array are left of it
/// @param orientation which way up, as [Exif] counts
/// @param held whether all of it has to be held in memory to decode any of it: a progressive JPEG, and a WebP that
///     is lossless or has its transparency apart and compressed
/// @param lossy where the parts of a lossy WebP are; null for everything else
record Reduced(
        Format format,
        int length,
        int orientation,
        boolean held,
        @Nullable LossyWebp lossy) {

    /// A kind of file that is taken.
    enum Format {
        JPEG,
        PNG,
        WEBP
    }

    private static final int MOST_SCANS = 100;

    private static final byte[] PROFILE = "ICC_PROFILE\0".getBytes(ISO_8859_1);

    /// What stands before a piece of a profile in JPEG: the marker, a length, the name, its number and how many there
    /// are.
    private static final int PROFILE_PIECE = 4 + PROFILE.length + 2;

    private static final byte[] PNG_MARK = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final Set<String> PNG_CHUNKS = Set.of("IHDR", "PLTE", "tRNS", "IDAT", "IEND");
    private static final Set<String> HEIF_BRANDS =
            Set.of("heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1", "avif", "avis");

    /// @param file changed in place
    /// @throws InvalidInput when it is no picture of a kind that is taken, is animated, or does not hold
    ///     together
    static Reduced of(byte[] file) {
        try {
            if (startsWith(file, new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF})) {
                return jpeg(file);
            }
            if (startsWith(file, PNG_MARK)) {
                return png(file);
            }
            if (file.length >= 12
                    && text(file, 0).equals("RIFF")
                    && text(file, 8).equals("WEBP")) {
                return WebpFile.reduced(file);
            }
            boolean heif = file.length >= 12 && text(file, 4).equals("ftyp") && HEIF_BRANDS.contains(text(file, 8));
            throw new InvalidInput(
                    "photo_data",
                    heif
                            ? "is a HEIC or AVIF picture: send it as JPEG, PNG or WebP"
                            : "must be a JPEG, PNG or WebP picture");
        } catch (IndexOutOfBoundsException endsTooEarly) {
            throw broken();
        }
    }

    static InvalidInput broken() {
        return new InvalidInput("photo_data", "is broken: it cannot be read to its end");
    }

    /// Keeps what the decoder needs: the frame, tables, scans, the colour profile and Adobe's word about the
    /// colours. Of the profile, which may come in pieces, it keeps those that are in their order.
    private static Reduced jpeg(byte[] file) {
        int orientation = Exif.UPRIGHT;
        boolean progressive = false;
        int scans = 0;
        ColourProfile profile = new ColourProfile();
        int pieces = 0;
        int kept = 2;
        int at = 2;
        while (true) {
            int marker = marker(file, at);
            if (marker == 0xFF) { // a marker may be preceded by any number of these
                at++;
                continue;
            }
            if (marker == 0xD9) {
                profile.requireFewSteps();
                file[kept] = (byte) 0xFF;
                file[kept + 1] = (byte) marker;
                return new Reduced(Format.JPEG, kept + 2, orientation, progressive, null);
            }
            int length = 2 + (((file[at + 2] & 0xFF) << 8) | (file[at + 3] & 0xFF));
            int end = at + length;
            if (end > file.length || length < 4) {
                throw broken();
            }
            if (marker == 0xE1 && text(file, at + 4).equals("Exif")) {
                orientation = Exif.orientation(ByteBuffer.wrap(file, at + 10, end - at - 10));
            }
            progressive |= marker == 0xC2 || marker == 0xC6 || marker == 0xCA || marker == 0xCE;
            if (marker == 0xDA) {
                scans++;
                if (scans > MOST_SCANS) {
                    throw new InvalidInput("photo_data", "has more than " + MOST_SCANS + " scans");
                }
                end = endOfScan(file, end);
            }
            boolean nextOfProfile = end - at >= PROFILE_PIECE
                    && isProfile(file, at, marker)
                    && (file[at + PROFILE_PIECE - 2] & 0xFF) == pieces + 1;
            if (nextOfProfile) {
                pieces++;
                profile.add(file, at + PROFILE_PIECE, end);
            }
            if (marker < 0xE0 || nextOfProfile || marker == 0xEE) {
                System.arraycopy(file, at, file, kept, end - at);
                kept += end - at;
            }
            at = end;
        }
    }

    /// Other programs keep previews under the same marker.
    private static boolean isProfile(byte[] file, int at, int marker) {
        return marker == 0xE2 && Arrays.equals(file, at + 4, at + 4 + PROFILE.length, PROFILE, 0, PROFILE.length);
    }

    private static int marker(byte[] file, int at) {
        if (file[at] != (byte) 0xFF) {
            throw broken();
        }
        return file[at + 1] & 0xFF;
    }

    /// Coded data goes on until a marker that is neither a stuffed byte nor a restart.
    private static int endOfScan(byte[] file, int from) {
        int at = from;
        while (true) {
            if (file[at] == (byte) 0xFF) {
                int next = file[at + 1] & 0xFF;
                if (next != 0 && next != 0xFF && !(next >= 0xD0 && next <= 0xD7)) {
                    return at;
                }
            }
            at++;
        }
    }

    private static Reduced png(byte[] file) {
        int orientation = Exif.UPRIGHT;
        ByteBuffer chunks = ByteBuffer.wrap(file);
        int kept = PNG_MARK.length;
        int at = PNG_MARK.length;
        while (true) {
            int length = chunks.getInt(at);
            String name = text(file, at + 4);
            int end = at + 12 + length;
            if (length < 0 || end > file.length || end < at) {
                throw broken();
            }
            if (name.equals("eXIf")) {
                orientation = Exif.orientation(ByteBuffer.wrap(file, at + 8, length));
            }
            if (PNG_CHUNKS.contains(name)) {
                System.arraycopy(file, at, file, kept, end - at);
                kept += end - at;
            }
            if (name.equals("IEND")) {
                return new Reduced(Format.PNG, kept, orientation, false, null);
            }
            at = end;
        }
    }

    private static boolean startsWith(byte[] file, byte[] mark) {
        return file.length >= mark.length && Arrays.equals(file, 0, mark.length, mark, 0, mark.length);
    }

    /// The four letters somewhere in the file.
    static String text(byte[] file, int at) {
        return new String(file, at, 4, ISO_8859_1);
    }
}
