package com.datifyy.adapters.images;

import static com.datifyy.adapters.images.SampleFiles.PLANTED;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import com.datifyy.application.profile.port.Picture;
import com.datifyy.domain.profile.PhotoSize;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import java.awt.Color;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Files that cameras, printers and programs make now and then: decoded as they were meant, or refused with a
/// word why.
class OddPicturesTest {
    private static final int SIDE = 64;

    @AutoClose
    private final ImageIoPhotoProcessor processor =
            new ImageIoPhotoProcessor(DecodingLimits.within(92L * 1_024 * 1_024, 1));

    /// The colour in the middle of the picture that is made of a file.
    private Color middle(byte[] file) throws IOException {
        Picture picture = processor.process(file);
        BufferedImage full = ImageIO.read(new ByteArrayInputStream(picture.full()));
        assertThat(full.getColorModel().getColorSpace().isCS_sRGB()).isTrue();
        assertThat(new String(picture.full(), ISO_8859_1)).doesNotContain(PLANTED, "ICC_PROFILE", "Adobe");
        return new Color(full.getRGB(full.getWidth() / 2, full.getHeight() / 2));
    }

    private static void assertColour(Color seen, int red, int green, int blue, int tolerance) {
        assertThat(seen.getRed()).as("red of %s", seen).isCloseTo(red, within(tolerance));
        assertThat(seen.getGreen()).as("green of %s", seen).isCloseTo(green, within(tolerance));
        assertThat(seen.getBlue()).as("blue of %s", seen).isCloseTo(blue, within(tolerance));
    }

    private static BufferedImage filled(ComponentColorModel model, int... samples) {
        WritableRaster raster = model.createCompatibleWritableRaster(SIDE, SIDE);
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                raster.setPixel(x, y, samples);
            }
        }
        return new BufferedImage(model, raster, false, null);
    }

    private static ComponentColorModel model(int space, boolean alpha, int type) {
        return new ComponentColorModel(
                ColorSpace.getInstance(space),
                alpha,
                false,
                alpha ? Transparency.TRANSLUCENT : Transparency.OPAQUE,
                type);
    }

    private static BufferedImage plain(int rgb) {
        BufferedImage picture = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                picture.setRGB(x, y, rgb);
            }
        }
        return picture;
    }

    @ParameterizedTest
    @CsvSource({
        "0, 255, 255, 0, 230, 30, 30",
        "255, 0, 0, 0, 0, 230, 240",
        "0, 0, 0, 255, 30, 30, 30",
        "0, 0, 0, 0, 255, 255, 255"
    })
    void a_jpeg_in_printing_colours_is_read_and_not_inverted(
            int cyan, int magenta, int yellow, int black, int red, int green, int blue) throws IOException {
        byte[] file = SampleFiles.cmykJpeg(SIDE, 255 - cyan, 255 - magenta, 255 - yellow, 255 - black);

        assertColour(middle(file), red, green, blue, 45);
    }

    @Test
    void d9_the_profile_of_a_jpeg_is_applied_and_left_behind() throws IOException {
        byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
        byte[] file = SampleFiles.withProfile(SampleFiles.jpeg(plain(0x808080)), profile);

        assertColour(middle(file), 188, 188, 188, 4);
    }

    @Test
    void d9_a_profile_that_is_none_changes_nothing_and_its_text_is_left_behind() throws IOException {
        byte[] junk = new byte[600];
        new Random(3).nextBytes(junk);
        System.arraycopy(PLANTED.getBytes(ISO_8859_1), 0, junk, 200, PLANTED.length());
        byte[] file = SampleFiles.withProfile(SampleFiles.jpeg(plain(0x3070B0)), junk);

        assertColour(middle(file), 0x30, 0x70, 0xB0, 4);
    }

    @Test
    void a_png_of_sixteen_bits_a_colour_keeps_its_colours() throws IOException {
        var rgb = model(ColorSpace.CS_sRGB, false, DataBuffer.TYPE_USHORT);
        assertColour(middle(SampleFiles.png(filled(rgb, 0x3000, 0x7000, 0xB000))), 0x30, 0x70, 0xB0, 4);

        var rgba = model(ColorSpace.CS_sRGB, true, DataBuffer.TYPE_USHORT);
        assertColour(middle(SampleFiles.png(filled(rgba, 0x3000, 0x7000, 0xB000, 0xFFFF))), 0x30, 0x70, 0xB0, 4);
        assertColour(middle(SampleFiles.png(filled(rgba, 0, 0, 0, 0))), 255, 255, 255, 1);
    }

    @Test
    void grey_pictures_are_as_light_as_they_were() throws IOException {
        BufferedImage grey = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < SIDE * SIDE; i++) {
            grey.getRaster().setSample(i % SIDE, i / SIDE, 0, 0x60);
        }
        assertColour(middle(SampleFiles.jpeg(grey)), 0x60, 0x60, 0x60, 3);
        assertColour(middle(SampleFiles.png(grey)), 0x60, 0x60, 0x60, 3);

        BufferedImage deep = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_USHORT_GRAY);
        for (int i = 0; i < SIDE * SIDE; i++) {
            deep.getRaster().setSample(i % SIDE, i / SIDE, 0, 0x6060);
        }
        assertColour(middle(SampleFiles.png(deep)), 0x60, 0x60, 0x60, 3);
    }

    @ParameterizedTest
    @ValueSource(ints = {DataBuffer.TYPE_BYTE, DataBuffer.TYPE_USHORT})
    void grey_pictures_with_transparency_are_as_light_as_they_were(int type) throws IOException {
        int most = type == DataBuffer.TYPE_BYTE ? 0xFF : 0xFFFF;
        var model = model(ColorSpace.CS_GRAY, true, type);

        assertColour(middle(SampleFiles.png(filled(model, most * 3 / 8, most))), 0x60, 0x60, 0x60, 3);
        assertColour(middle(SampleFiles.png(filled(model, 0, 0))), 255, 255, 255, 1);
    }

    @Test
    void a_png_of_few_colours_keeps_them() throws IOException {
        var palette = new IndexColorModel(
                2, 3, new byte[] {0, 0x30, (byte) 0xFF}, new byte[] {0, 0x70, 0}, new byte[] {0, (byte) 0xB0, 0}, 2);
        BufferedImage picture = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_BINARY, palette);
        for (int i = 0; i < SIDE * SIDE; i++) {
            picture.getRaster().setSample(i % SIDE, i / SIDE, 0, 1);
        }
        assertColour(middle(SampleFiles.png(picture)), 0x30, 0x70, 0xB0, 4);
    }

    @Test
    void an_interlaced_png_and_a_progressive_jpeg_are_read() throws IOException {
        assertColour(middle(SampleFiles.inSteps(plain(0x3070B0), "png")), 0x30, 0x70, 0xB0, 4);
        assertColour(middle(SampleFiles.inSteps(plain(0x3070B0), "jpeg")), 0x30, 0x70, 0xB0, 4);
    }

    @Test
    void d9_of_a_moving_png_the_still_picture_is_taken_and_no_frame_left() throws IOException {
        byte[] file = SampleFiles.animatedPng(plain(0x3070B0));
        assertThat(new String(file, ISO_8859_1)).contains("acTL", PLANTED);

        assertColour(middle(file), 0x30, 0x70, 0xB0, 4);
    }

    @Test
    void what_is_no_still_jpeg_png_or_webp_is_refused_with_a_word_why() {
        for (String start : new String[] {
            "GIF89a",
            "BM\0\0\0\0",
            "II*\0",
            "MM\0*",
            "<svg xmlns='http://www.w3.org/2000/svg'>",
            "%PDF-1.7",
            "8BPS\0\1",
            "\0\0\1\0",
            "RIFF\0\0\0\0WAVE"
        }) {
            byte[] file = (start + "\0".repeat(200)).getBytes(ISO_8859_1);
            assertThatExceptionOfType(InvalidInput.class)
                    .as(start)
                    .isThrownBy(() -> processor.process(file))
                    .withMessageContaining("must be a JPEG, PNG or WebP picture");
        }
    }

    @Test
    void e2_pictures_of_noise_stay_below_what_a_store_takes() throws IOException {
        Random random = new Random(11);
        BufferedImage noise = new BufferedImage(1_600, 1_600, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 1_600; y++) {
            for (int x = 0; x < 1_600; x++) {
                noise.setRGB(x, y, random.nextInt());
            }
        }

        Picture picture = processor.process(SampleFiles.jpeg(noise));

        for (PhotoSize size : PhotoSize.values()) {
            assertThat(picture.bytes(size).length).isLessThan(2 * 1_024 * 1_024);
        }
    }

    @Test
    void the_samples_are_what_they_are_called() throws IOException {
        byte[] cmyk = SampleFiles.cmykJpeg(SIDE, 255, 0, 0, 255);
        var reader = ImageIO.getImageReadersByFormatName("jpeg").next();
        try (var input = ImageIO.createImageInputStream(new ByteArrayInputStream(cmyk))) {
            reader.setInput(input);
            Raster raster = reader.readRaster(0, null);
            assertThat(raster.getNumBands()).isEqualTo(4);
        } finally {
            reader.dispose();
        }
        assertThat(new ICC_ColorSpace(ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB)).isCS_sRGB())
                .isFalse();
    }
}
