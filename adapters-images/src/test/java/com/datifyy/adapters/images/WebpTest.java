package com.datifyy.adapters.images;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import com.datifyy.application.profile.port.Picture;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import java.awt.Color;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

/// WebP files of all kinds, and what libwebp 1.2.4 makes of them: `cwebp`, ImageMagick and `vpxenc` made the files,
/// those
/// that are made up are noise behind a header of what no program writes at once (segments that differ from the frame,
/// smoothing by mode, probabilities of everything), and `dwebp -nodither -pam` the pixels whose checksums and mean
/// colours on white stand in `webp/expected.csv`.
class WebpTest {
    private static final DecodingLimits LIMITS = DecodingLimits.within(92L * 1_024 * 1_024, 1);

    @AutoClose
    private final ImageIoPhotoProcessor processor = new ImageIoPhotoProcessor(LIMITS);

    private static byte[] file(String name) throws IOException {
        try (InputStream file = WebpTest.class.getResourceAsStream("/webp/" + name + ".webp")) {
            return Objects.requireNonNull(file, name).readAllBytes();
        }
    }

    private static BufferedImage decode(byte[] file) {
        return new Decoding(LIMITS).decode(file, Reduced.of(file));
    }

    private static long checksum(BufferedImage picture) {
        CRC32 sum = new CRC32();
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                int pixel = picture.getRGB(x, y);
                sum.update(pixel >> 16);
                sum.update(pixel >> 8);
                sum.update(pixel);
                sum.update(pixel >> 24);
            }
        }
        return sum.getValue();
    }

    private static Color mean(BufferedImage picture) {
        long red = 0;
        long green = 0;
        long blue = 0;
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                Color colour = new Color(picture.getRGB(x, y));
                red += colour.getRed();
                green += colour.getGreen();
                blue += colour.getBlue();
            }
        }
        int pixels = picture.getWidth() * picture.getHeight();
        return new Color((int) (red / pixels), (int) (green / pixels), (int) (blue / pixels));
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/webp/expected.csv", useHeadersInDisplayName = true)
    void every_kind_of_webp_is_decoded_to_the_pixels_of_libwebp(
            String name, int width, int height, String crc32, int red, int green, int blue) throws IOException {
        BufferedImage decoded = decode(file(name));
        Picture picture = processor.process(file(name));

        assertThat(decoded.getWidth()).isEqualTo(width);
        assertThat(decoded.getHeight()).isEqualTo(height);
        assertThat(Long.toHexString(checksum(decoded))).isEqualTo(Long.toHexString(Long.parseLong(crc32, 16)));
        Color mean = mean(ImageIO.read(new ByteArrayInputStream(picture.full())));
        assertThat(mean.getRed()).as("red of %s", mean).isCloseTo(red, within(6));
        assertThat(mean.getGreen()).as("green of %s", mean).isCloseTo(green, within(6));
        assertThat(mean.getBlue()).as("blue of %s", mean).isCloseTo(blue, within(6));
    }

    @Test
    void d9_the_profile_of_a_lossy_webp_is_applied_and_left_behind() throws IOException {
        byte[] linear = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
        byte[] plain = file("grey");

        byte[] file = SampleFiles.webpWithProfile(plain, 80, 60, linear);

        BufferedImage lighter = decode(file);
        BufferedImage asItIs = decode(plain);
        var toSrgb = ColorSpace.getInstance(ColorSpace.CS_LINEAR_RGB);
        for (int x = 0; x < 80; x += 13) {
            float[] meant = toSrgb.toRGB(new Color(asItIs.getRGB(x, 30)).getRGBColorComponents(null));
            Color seen = new Color(lighter.getRGB(x, 30));
            assertThat(seen.getRed()).isCloseTo(Math.round(255 * meant[0]), within(2));
            assertThat(seen.getGreen()).isCloseTo(Math.round(255 * meant[1]), within(2));
            assertThat(seen.getBlue()).isCloseTo(Math.round(255 * meant[2]), within(2));
        }
        assertThat(new String(processor.process(file).full(), ISO_8859_1)).doesNotContain("ICC", "acsp");
    }

    @Test
    void d9_a_profile_that_is_none_or_of_grey_changes_nothing() throws IOException {
        byte[] plain = file("grey");
        byte[] junk = new byte[600];
        new Random(3).nextBytes(junk);
        byte[] grey = ICC_Profile.getInstance(ColorSpace.CS_GRAY).getData();

        assertThat(checksum(decode(SampleFiles.webpWithProfile(plain, 80, 60, junk))))
                .isEqualTo(checksum(decode(plain)));
        assertThat(checksum(decode(SampleFiles.webpWithProfile(plain, 80, 60, grey))))
                .isEqualTo(checksum(decode(plain)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"usual", "of-a-video", "simple-edges", "alpha-lossless", "alpha-plain"})
    void a_webp_that_ends_too_early_is_refused(String name) throws IOException {
        byte[] whole = file(name);
        for (int cut = 4; cut <= whole.length - 12; cut += 1 + whole.length / 40) {
            byte[] part = SampleFiles.endingEarly(whole, cut);
            assertThatExceptionOfType(InvalidInput.class)
                    .as("%s bytes less", cut)
                    .isThrownBy(() -> processor.process(part));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"usual", "eight-partitions", "of-a-video", "alpha-few", "alpha-plain-both"})
    void a_damaged_webp_is_taken_or_refused(String name) throws IOException {
        byte[] whole = file(name);
        Random random = new Random(5);
        int refused = 0;
        for (int round = 0; round < 150; round++) {
            byte[] damaged = whole.clone();
            for (int i = 0; i < 6; i++) {
                damaged[12 + random.nextInt(damaged.length - 12)] = (byte) random.nextInt();
            }
            try {
                assertThat(decode(damaged).getWidth()).isPositive();
            } catch (InvalidInput refusal) {
                assertThat(refusal.field()).isEqualTo("photo_data");
                refused++;
            }
        }
        assertThat(refused).isPositive();
    }

    @Test
    void transparency_that_is_kept_in_no_way_there_is_or_stands_elsewhere_is_refused() throws IOException {
        byte[] unknown = file("alpha-plain");
        int flags = SampleFiles.indexOf(unknown, "ALPH") + 8;
        unknown[flags] |= 2;
        byte[] unannounced = file("alpha-plain");
        System.arraycopy("JUNK".getBytes(US_ASCII), 0, unannounced, 12, 4);

        assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> decode(unknown));
        assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> decode(unannounced));
    }
}
