package com.datifyy.adapters.images;

import com.datifyy.adapters.images.LossyWebp.Span;
import com.datifyy.adapters.images.vp8.KeyFrame;
import java.awt.color.CMMException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.util.Arrays;

/// The pixels of a lossy WebP: its frame, what of it is transparent, and the colours that are meant.
final class LossyDecoding {
    private LossyDecoding() {}

    /// @param step one pixel of so many in a row, and one line of so many, is wanted, beginning with the first
    /// @throws IOException when its transparency is broken
    /// @throws IndexOutOfBoundsException when it ends too early, or does not hold together
    static BufferedImage decode(byte[] file, LossyWebp webp, int step) throws IOException {
        int width = (webp.width() + step - 1) / step;
        int height = (webp.height() + step - 1) / step;
        Span transparency = webp.transparency();
        Span frame = webp.frame();
        BufferedImage picture;
        if (transparency == null) {
            picture = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
            WritableRaster raster = picture.getRaster();
            KeyFrame.decode(
                    file, frame.from(), frame.to(), step, (y, rgb) -> raster.setDataElements(0, y, width, 1, rgb));
        } else {
            byte[] opaque = Transparency.of(file, transparency, webp.width(), webp.height(), step);
            picture = new BufferedImage(width, height, BufferedImage.TYPE_4BYTE_ABGR);
            WritableRaster raster = picture.getRaster();
            byte[] line = new byte[4 * width];
            KeyFrame.decode(file, frame.from(), frame.to(), step, (y, rgb) -> {
                for (int x = 0; x < width; x++) {
                    System.arraycopy(rgb, 3 * x, line, 4 * x, 3);
                    line[4 * x + 3] = opaque[y * width + x];
                }
                raster.setDataElements(0, y, width, 1, line);
            });
        }
        Span profile = webp.profile();
        if (profile != null) {
            meant(picture, Arrays.copyOfRange(file, profile.from(), profile.to()));
        }
        return picture;
    }

    /// Turns the colours that a profile tells of into sRGB. One that is no profile, or of other colours, says
    /// nothing.
    private static void meant(BufferedImage picture, byte[] bytes) {
        try {
            ICC_Profile profile = ICC_Profile.getInstance(bytes);
            if (profile.getColorSpaceType() != ColorSpace.TYPE_RGB) {
                return;
            }
            WritableRaster colours = picture.getRaster()
                    .createWritableChild(0, 0, picture.getWidth(), picture.getHeight(), 0, 0, new int[] {0, 1, 2});
            new ColorConvertOp(new ICC_Profile[] {profile, ICC_Profile.getInstance(ColorSpace.CS_sRGB)}, null)
                    .filter(colours, colours);
        } catch (IllegalArgumentException | CMMException none) {
            // The colours stay as they are.
        }
    }
}
