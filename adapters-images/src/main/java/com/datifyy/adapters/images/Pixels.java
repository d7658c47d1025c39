package com.datifyy.adapters.images;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// Making one picture of another. All are in sRGB, without transparency.
final class Pixels {
    private static final float QUALITY = 0.85f;

    private Pixels() {}

    /// The picture in sRGB on white, with neither side longer than this; it does not grow.
    static BufferedImage within(BufferedImage picture, int longestSide) {
        BufferedImage smaller = picture;
        while (longestSideOf(smaller) > 2 * longestSide) {
            smaller = drawn(smaller, (smaller.getWidth() + 1) / 2, (smaller.getHeight() + 1) / 2);
        }
        double scale = Math.min(1, (double) longestSide / longestSideOf(smaller));
        return drawn(smaller, scaled(smaller.getWidth(), scale), scaled(smaller.getHeight(), scale));
    }

    private static int longestSideOf(BufferedImage picture) {
        return Math.max(picture.getWidth(), picture.getHeight());
    }

    private static int scaled(int side, double scale) {
        return Math.max(1, (int) Math.round(side * scale));
    }

    private static BufferedImage drawn(BufferedImage picture, int width, int height) {
        return transformed(
                picture,
                width,
                height,
                AffineTransform.getScaleInstance(
                        (double) width / picture.getWidth(), (double) height / picture.getHeight()));
    }

    /// The picture as it was seen.
    ///
    /// @param orientation how the camera was held, as [Exif] counts
    static BufferedImage upright(BufferedImage picture, int orientation) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        AffineTransform turn = switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> new AffineTransform();
        };
        boolean onItsSide = orientation >= 5;
        return turn.isIdentity()
                ? picture
                : transformed(picture, onItsSide ? height : width, onItsSide ? width : height, turn);
    }

    private static BufferedImage transformed(BufferedImage picture, int width, int height, AffineTransform transform) {
        BufferedImage drawn = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D pen = drawn.createGraphics();
        try {
            pen.setColor(Color.WHITE);
            pen.fillRect(0, 0, width, height);
            pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            pen.drawRenderedImage(picture, transform);
        } finally {
            pen.dispose();
        }
        return drawn;
    }

    static byte[] jpeg(BufferedImage picture) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var output = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(output);
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(QUALITY);
            writer.write(null, new IIOImage(picture, null, null), how);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
