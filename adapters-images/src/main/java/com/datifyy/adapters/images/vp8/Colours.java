package com.datifyy.adapters.images.vp8;

/// Lines of red, green and blue of one of luma and two of chroma, which have a sample for two by two pixels: a
/// pixel takes nine sixteenths of its colour from the sample it is in, and the rest from those it is closest to,
/// as libwebp does it.
///
/// The factors are those of ITU-R BT.601 for luma from 16 to 235 and chroma from 16 to 240, in fractions of 16,384:
/// 1.164 for luma, 1.596 of red, 0.391 and 0.813 for green, 2.017 of blue. What is added takes the 16 and the 128 off
/// again, and rounds.
final class Colours {
    private final int width;
    private final int step;

    /// The last line of chroma.
    private final int last;

    private final Plane luma;
    private final Plane blue;
    private final Plane red;
    private final byte[] rgb;

    Colours(Header header, int step, Plane luma, Plane blue, Plane red) {
        width = header.width;
        this.step = step;
        last = (header.height - 1) >> 1;
        this.luma = luma;
        this.blue = blue;
        this.red = red;
        rgb = new byte[3 * ((width + step - 1) / step)];
    }

    /// @param y the line in the picture
    /// @param top the line that the row of squares begins with that is being decoded
    byte[] line(int y, int top) {
        int chroma = y >> 1;
        int other = Math.clamp((y & 1) == 0 ? chroma - 1 : chroma + 1, 0, last);
        int lumaAt = luma.current(y - top);
        int near = blue.current(chroma - (top >> 1));
        int far = blue.current(other - (top >> 1));
        for (int x = 0, to = 0; x < width; x += step, to += 3) {
            int column = x >> 1;
            boolean edge = x == 0 || (x == width - 1 && (x & 1) == 1);
            int beside = edge ? column : (x & 1) == 0 ? column - 1 : column + 1;
            int u = chroma(blue.samples, near, far, column, beside, edge);
            int v = chroma(red.samples, near, far, column, beside, edge);
            int light = (19_077 * (luma.samples[lumaAt + x] & 0xFF)) >> 8;
            rgb[to] = colour(light + ((26_149 * v) >> 8) - 14_234);
            rgb[to + 1] = colour(light - ((6_419 * u) >> 8) - ((13_320 * v) >> 8) + 8_708);
            rgb[to + 2] = colour(light + ((33_050 * u) >> 8) - 17_685);
        }
        return rgb;
    }

    private static int chroma(byte[] samples, int near, int far, int column, int beside, boolean edge) {
        int own = samples[near + column] & 0xFF;
        int over = samples[far + column] & 0xFF;
        if (edge) {
            return (3 * own + over + 2) >> 2;
        }
        int next = samples[near + beside] & 0xFF;
        int across = samples[far + beside] & 0xFF;
        return (own + ((own + 3 * next + 3 * over + across + 8) >> 3)) >> 1;
    }

    private static byte colour(int value) {
        return (byte) Math.clamp(value >> 6, 0, 255);
    }
}
