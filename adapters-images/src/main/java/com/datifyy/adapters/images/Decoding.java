package com.datifyy.adapters.images;

import com.datifyy.adapters.images.Reduced.Format;
import com.datifyy.domain.profile.PhotoSize;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;

/// Reading the pixels of a file: as few as are needed, and none before it is known how many there are.
record Decoding(DecodingLimits limits) {
    private static final int LONGEST_SIDE = 12_000;
    private static final int SHORTEST_SIDE = 16;

    /// @param file its first bytes are the picture that `reduced` tells of
    /// @throws InvalidInput when it is too large, too small, or broken
    @SuppressWarnings("CatchingUnchecked") // decoders throw all kinds of exceptions about what strangers made up
    BufferedImage decode(byte[] file, Reduced reduced) {
        LossyWebp lossy = reduced.lossy();
        try {
            return lossy == null ? decodeByReader(file, reduced) : decode(file, reduced, lossy);
        } catch (InvalidInput refusal) {
            throw refusal;
        } catch (IOException | RuntimeException unreadable) {
            throw Reduced.broken();
        }
    }

    private BufferedImage decode(byte[] file, Reduced reduced, LossyWebp webp) throws IOException {
        requireFitting(webp.width(), webp.height(), reduced);
        return LossyDecoding.decode(file, webp, step(webp.width(), webp.height()));
    }

    private BufferedImage decodeByReader(byte[] file, Reduced reduced) throws IOException {
        ImageReader reader = readerOf(reduced.format());
        try (ArrayInput input = new ArrayInput(file, reduced.length())) {
            reader.setInput(input, true, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            requireFitting(width, height, reduced);
            ImageReadParam how = reader.getDefaultReadParam();
            int step = step(width, height);
            how.setSourceSubsampling(step, step, 0, 0);
            return inColour(reader.read(0, how));
        } finally {
            reader.dispose();
        }
    }

    /// Grey with transparency, told as colours over the same samples: Java takes such grey for one without
    /// gamma, and would make the picture lighter than it is.
    private static BufferedImage inColour(BufferedImage picture) {
        WritableRaster samples = picture.getRaster();
        if (samples.getNumBands() != 2) {
            return picture;
        }
        var colours = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_sRGB),
                true,
                false,
                Transparency.TRANSLUCENT,
                samples.getTransferType());
        WritableRaster greyThrice = samples.createWritableChild(
                0, 0, samples.getWidth(), samples.getHeight(), 0, 0, new int[] {0, 0, 0, 1});
        return new BufferedImage(colours, greyThrice, false, null);
    }

    private static ImageReader readerOf(Format format) {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(
                switch (format) {
                    case JPEG -> "jpeg";
                    case PNG -> "png";
                    case WEBP -> "webp";
                });
        return readers.next();
    }

    private void requireFitting(int width, int height, Reduced reduced) {
        long pixels = (long) width * height;
        if (Math.max(width, height) > LONGEST_SIDE || pixels > limits.mostPixels()) {
            throw tooLarge(LONGEST_SIDE + " pixels on a side or " + megapixels(limits.mostPixels()));
        }
        switch (reduced.format()) {
            case JPEG -> {
                if (reduced.held() && pixels > limits.mostPixelsHeld()) {
                    throw tooLarge(megapixels(limits.mostPixelsHeld()) + " for a progressive JPEG");
                }
            }
            case WEBP -> {
                if (reduced.held() && pixels > limits.mostPixelsOfHeldWebp()) {
                    throw tooLarge(megapixels(limits.mostPixelsOfHeldWebp())
                            + " for a WebP that is lossless or transparent: send it as JPEG");
                }
            }
            case PNG -> {}
        }
        if (Math.min(width, height) < SHORTEST_SIDE) {
            throw new InvalidInput("photo_data", "is smaller than " + SHORTEST_SIDE + " pixels");
        }
    }

    /// With one digit behind the point, rounded down, unless that is zero.
    private static String megapixels(int pixels) {
        int tenths = pixels / 100_000;
        return tenths / 10 + (tenths % 10 == 0 ? "" : "." + tenths % 10) + " megapixels";
    }

    private static InvalidInput tooLarge(String limit) {
        return new InvalidInput("photo_data", "has more than " + limit);
    }

    /// Takes every so many pixels: as many as fit into the memory for a picture, at the most eight bytes each.
    private static int step(int width, int height) {
        int step = Math.max(1, Math.max(width, height) / (2 * PhotoSize.FULL.longestSide()));
        while ((long) (width / step) * (height / step) * Integer.BYTES > DecodingLimits.RASTER_BYTES) {
            step++;
        }
        return step;
    }
}
