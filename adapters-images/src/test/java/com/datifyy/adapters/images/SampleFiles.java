package com.datifyy.adapters.images;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.awt.Point;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;

/// Picture files with something planted in every place that can hold it.
final class SampleFiles {
    static final String PLANTED = "Planted-18.5204N-73.8567E";

    private SampleFiles() {}

    static BufferedImage gradient(int width, int height) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                picture.setRGB(x, y, ((x * 255 / width) << 16) | ((y * 255 / height) << 8) | 0x40);
            }
        }
        return picture;
    }

    static byte[] jpeg(BufferedImage picture) throws IOException {
        return written(picture, "jpeg");
    }

    static byte[] png(BufferedImage picture) throws IOException {
        return written(picture, "png");
    }

    private static byte[] written(BufferedImage picture, String format) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (!ImageIO.write(picture, format, bytes)) {
            throw new IllegalStateException("nobody writes " + format);
        }
        return bytes.toByteArray();
    }

    /// With EXIF (orientation, position, a preview), XMP, an ICC-like profile, IPTC and a comment.
    static byte[] taggedJpeg(byte[] jpeg, int orientation) throws IOException {
        ByteArrayOutputStream tagged = new ByteArrayOutputStream();
        tagged.write(jpeg, 0, 2);
        segment(tagged, 0xE1, concat("Exif\0\0".getBytes(ISO_8859_1), tiff(orientation)));
        segment(tagged, 0xE1, ("http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>" + PLANTED).getBytes(ISO_8859_1));
        segment(tagged, 0xED, ("Photoshop 3.0\0" + PLANTED).getBytes(ISO_8859_1));
        segment(tagged, 0xE2, ("MPF\0" + PLANTED).getBytes(ISO_8859_1));
        segment(tagged, 0xFE, PLANTED.getBytes(ISO_8859_1));
        tagged.write(jpeg, 2, jpeg.length - 2);
        return tagged.toByteArray();
    }

    /// Four bands as printers and Adobe's programs write them: the other way round, and said so.
    static byte[] cmykJpeg(int side, int... samples) throws IOException {
        WritableRaster raster =
                Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, side, side, samples.length, new Point());
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                raster.setPixel(x, y, samples);
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = writerOf("jpeg");
        try (var output = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(output);
            writer.write(null, new IIOImage(raster, null, null), null);
        } finally {
            writer.dispose();
        }
        byte[] jpeg = bytes.toByteArray();
        ByteArrayOutputStream marked = new ByteArrayOutputStream();
        marked.write(jpeg, 0, 2);
        segment(marked, 0xEE, concat("Adobe".getBytes(ISO_8859_1), new byte[] {0, 100, 0, 0, 0, 0, 0}));
        marked.write(jpeg, 2, jpeg.length - 2);
        return marked.toByteArray();
    }

    /// The JDK's own: those of others do not write rasters.
    private static ImageWriter writerOf(String format) {
        Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName(format);
        while (true) {
            ImageWriter writer = writers.next();
            if (writer.getClass().getName().startsWith("com.sun.")) {
                return writer;
            }
        }
    }

    static byte[] withProfile(byte[] jpeg, byte[] profile) throws IOException {
        ByteArrayOutputStream tagged = new ByteArrayOutputStream();
        tagged.write(jpeg, 0, 2);
        segment(tagged, 0xE2, concat("ICC_PROFILE\0\1\1".getBytes(ISO_8859_1), profile));
        tagged.write(jpeg, 2, jpeg.length - 2);
        return tagged.toByteArray();
    }

    /// Interlaced or progressive.
    static byte[] inSteps(BufferedImage picture, String format) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = writerOf(format);
        try (var output = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(output);
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            writer.write(null, new IIOImage(picture, null, null), how);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /// A still picture, and a second frame that holds something else.
    static byte[] animatedPng(BufferedImage picture) throws IOException {
        byte[] png = png(picture);
        int afterHeader = 8 + 25;
        int end = png.length - 12;
        ByteArrayOutputStream moving = new ByteArrayOutputStream();
        moving.write(png, 0, afterHeader);
        chunk(moving, "acTL", new byte[] {0, 0, 0, 2, 0, 0, 0, 0});
        chunk(moving, "fcTL", new byte[26]);
        moving.write(png, afterHeader, end - afterHeader);
        chunk(moving, "fcTL", new byte[26]);
        chunk(moving, "fdAT", PLANTED.getBytes(ISO_8859_1));
        moving.write(png, end, 12);
        return moving.toByteArray();
    }

    private static void segment(ByteArrayOutputStream to, int marker, byte[] content) throws IOException {
        to.write(0xFF);
        to.write(marker);
        to.write((content.length + 2) >> 8);
        to.write(content.length + 2);
        to.write(content);
    }

    /// Which way up, and a text of position behind it.
    private static byte[] tiff(int orientation) {
        ByteBuffer notes = ByteBuffer.allocate(64 + PLANTED.length()).order(ByteOrder.LITTLE_ENDIAN);
        notes.put("II".getBytes(ISO_8859_1)).putShort((short) 42).putInt(8);
        notes.putShort((short) 2);
        notes.putShort((short) 0x010E)
                .putShort((short) 2)
                .putInt(PLANTED.length())
                .putInt(40);
        notes.putShort((short) 0x0112).putShort((short) 3).putInt(1).putInt(orientation);
        notes.putInt(0);
        notes.position(40);
        notes.put(PLANTED.getBytes(ISO_8859_1));
        return notes.array();
    }

    static byte[] taggedPng(BufferedImage picture) throws IOException {
        byte[] png = png(picture);
        int afterHeader = 8 + 25;
        ByteArrayOutputStream tagged = new ByteArrayOutputStream();
        tagged.write(png, 0, afterHeader);
        chunk(tagged, "tEXt", ("Comment\0" + PLANTED).getBytes(ISO_8859_1));
        chunk(tagged, "iTXt", ("GPS\0\0\0\0\0" + PLANTED).getBytes(ISO_8859_1));
        chunk(tagged, "eXIf", tiff(1));
        tagged.write(png, afterHeader, png.length - afterHeader);
        chunk(tagged, "tEXt", ("After\0" + PLANTED).getBytes(ISO_8859_1));
        return tagged.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream to, String name, byte[] content) throws IOException {
        byte[] named = concat(name.getBytes(ISO_8859_1), content);
        CRC32 sum = new CRC32();
        sum.update(named);
        to.write(ByteBuffer.allocate(4).putInt(content.length).array());
        to.write(named);
        to.write(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
    }

    /// Changes what the first chunk of a PNG says about its size.
    static void claim(byte[] png, int width, int height) {
        ByteBuffer.wrap(png).putInt(16, width).putInt(20, height);
        CRC32 sum = new CRC32();
        sum.update(png, 12, 17);
        ByteBuffer.wrap(png).putInt(29, (int) sum.getValue());
    }

    /// Changes what the frame header of a JPEG says about its size.
    static void claimInJpeg(byte[] jpeg, int width, int height) {
        for (int at = 2; ; at += 2 + (ByteBuffer.wrap(jpeg).getShort(at + 2) & 0xFFFF)) {
            if ((jpeg[at + 1] & 0xFF) == 0xC0) {
                ByteBuffer.wrap(jpeg).putShort(at + 5, (short) height).putShort(at + 7, (short) width);
                return;
            }
        }
    }

    /// A lossless picture of one colour, with EXIF beside it.
    static byte[] taggedWebp() {
        return webp(vp8x(16, 16, 0x08), riff("VP8L", vp8l(16, 16)), riff("EXIF", tiff(1)));
    }

    static byte[] webpThatClaims(int width, int height) {
        return webp(riff("VP8L", vp8l(width, height)));
    }

    static byte[] webpOfTwoSizes(int width, int height, int frameWidth, int frameHeight) {
        return webp(vp8x(width, height, 0), riff("VP8L", vp8l(frameWidth, frameHeight)));
    }

    static byte[] webpOfTwoPictures() {
        return webp(riff("VP8L", vp8l(16, 16)), riff("VP8L", vp8l(16, 16)));
    }

    static byte[] animatedWebp() {
        return webp(vp8x(16, 16, 0x02), riff("ANIM", new byte[6]), riff("ANMF", new byte[24]));
    }

    /// A file of one lossy frame, with a profile before it.
    static byte[] webpWithProfile(byte[] lossy, int width, int height, byte[] profile) {
        byte[] frame = Arrays.copyOfRange(lossy, 12, lossy.length);
        return webp(vp8x(width, height, 0x20), riff("ICCP", profile), frame);
    }

    /// Some bytes less at its end, and so in its last chunk, which says so like the file.
    static byte[] endingEarly(byte[] webp, int less) {
        byte[] shorter = Arrays.copyOf(webp, webp.length - less);
        ByteBuffer sizes = ByteBuffer.wrap(shorter).order(ByteOrder.LITTLE_ENDIAN);
        sizes.putInt(4, shorter.length - 8);
        int at = 12;
        while (at + 8 <= shorter.length) {
            int length = sizes.getInt(at + 4);
            if (at + 8 + length > shorter.length) {
                sizes.putInt(at + 4, shorter.length - at - 8);
            }
            at += 8 + length + (length & 1);
        }
        return shorter;
    }

    /// Where the four letters of a chunk are first.
    static int indexOf(byte[] webp, String chunk) {
        return new String(webp, ISO_8859_1).indexOf(chunk);
    }

    private static byte[] vp8x(int width, int height, int flags) {
        ByteBuffer header = ByteBuffer.allocate(10).order(ByteOrder.LITTLE_ENDIAN);
        header.put((byte) flags).put(new byte[3]);
        header.put((byte) (width - 1)).putShort((short) ((width - 1) >> 8));
        header.put((byte) (height - 1)).putShort((short) ((height - 1) >> 8));
        return riff("VP8X", header.array());
    }

    /// Signature and size, then: no transform, no colour cache, no Huffman groups, and five codes of one
    /// symbol each, so that pixels take no bits at all.
    private static byte[] vp8l(int width, int height) {
        Bits bits = new Bits();
        bits.put(0x2F, 8);
        bits.put(width - 1, 14);
        bits.put(height - 1, 14);
        bits.put(0, 1 + 3);
        bits.put(0, 3);
        for (int symbol : new int[] {0x40, 0x20, 0x80, 0xFF, 0}) {
            bits.put(1, 1); // simple code
            bits.put(0, 1); // of one symbol
            bits.put(1, 1); // which has eight bits
            bits.put(symbol, 8);
        }
        bits.put(0, 32);
        return bits.bytes();
    }

    /// A small picture that names the most groups of prefix codes there can be.
    static byte[] webpOfManyTables() {
        Bits bits = new Bits();
        bits.put(0x2F, 8);
        bits.put(15, 14);
        bits.put(15, 14);
        bits.put(0, 1 + 3);
        bits.put(0, 2); // neither a transform nor a colour cache
        bits.put(1, 1); // a picture tells by which group which pixels are coded
        bits.put(0, 3 + 1);
        for (int symbol : new int[] {0xFF, 0xFF, 0, 0, 0}) {
            bits.put(0b101, 3);
            bits.put(symbol, 8);
        }
        for (int code = 0; code < 5 * 65_536; code++) {
            bits.put(1, 4);
        }
        bits.put(0, 64);
        return webp(riff("VP8L", bits.bytes()));
    }

    /// Bits from the lowest on.
    private static final class Bits {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private int filled;
        private int last;

        void put(int value, int count) {
            for (int bit = 0; bit < count; bit++) {
                last |= ((value >> bit) & 1) << filled++;
                if (filled == 8) {
                    bytes.write(last);
                    filled = 0;
                    last = 0;
                }
            }
        }

        byte[] bytes() {
            return bytes.toByteArray();
        }
    }

    private static byte[] webp(byte[]... chunks) {
        byte[] content = concat(chunks);
        return concat(
                "RIFF".getBytes(ISO_8859_1),
                ByteBuffer.allocate(4)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putInt(4 + content.length)
                        .array(),
                "WEBP".getBytes(ISO_8859_1),
                content);
    }

    private static byte[] riff(String name, byte[] content) {
        return concat(
                name.getBytes(ISO_8859_1),
                ByteBuffer.allocate(4)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putInt(content.length)
                        .array(),
                content,
                new byte[content.length & 1]);
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    /// The markers of a JPEG in their order.
    static List<Integer> markersOf(byte[] jpeg) {
        List<Integer> markers = new ArrayList<>();
        for (int at = 2; at < jpeg.length - 1; at++) {
            int marker = jpeg[at + 1] & 0xFF;
            boolean inScan = markers.contains(0xDA);
            if (jpeg[at] == (byte) 0xFF && marker != 0 && (!inScan || marker == 0xD9)) {
                markers.add(marker);
                if (!inScan) {
                    at += 1 + (ByteBuffer.wrap(jpeg).getShort(at + 2) & 0xFFFF);
                }
            }
        }
        return markers;
    }
}
