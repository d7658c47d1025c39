package com.datifyy.adapters.images;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import com.datifyy.application.profile.port.Picture;
import com.datifyy.domain.profile.PhotoSize;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageIoPhotoProcessorTest {
    private static final long HEAP = 92L * 1_024 * 1_024;

    @AutoClose
    private final ImageIoPhotoProcessor processor = new ImageIoPhotoProcessor(DecodingLimits.within(HEAP, 2));

    private static BufferedImage read(byte[] jpeg) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(jpeg));
    }

    private String refusal(byte[] file) {
        try {
            Picture taken = processor.process(file);
            throw new AssertionError("taken: " + taken);
        } catch (InvalidInput refused) {
            assertThat(refused.field()).isEqualTo("photo_data");
            return refused.why();
        }
    }

    /// Nothing that stood beside the pixels is left, and there is room for nothing but pixels.
    private static void assertNothingButPixels(Picture picture) {
        for (PhotoSize size : PhotoSize.values()) {
            byte[] jpeg = picture.bytes(size);
            assertThat(new String(jpeg, ISO_8859_1).toLowerCase(Locale.ROOT))
                    .doesNotContain(
                            SampleFiles.PLANTED.toLowerCase(Locale.ROOT),
                            "exif",
                            "http",
                            "xap",
                            "icc",
                            "script",
                            "gps");
            assertThat(SampleFiles.markersOf(jpeg))
                    .as("segments that can hold anything else")
                    .noneMatch(marker -> (marker > 0xE0 && marker <= 0xEF) || marker == 0xFE)
                    .endsWith(0xD9);
        }
    }

    @Test
    void d9_a_jpeg_loses_position_preview_comment_and_profile() throws IOException {
        byte[] file = SampleFiles.taggedJpeg(SampleFiles.jpeg(SampleFiles.gradient(300, 200)), 1);
        assertThat(new String(file, ISO_8859_1)).contains(SampleFiles.PLANTED);

        Picture picture = processor.process(file);

        assertNothingButPixels(picture);
        assertThat(read(picture.full()).getWidth()).isEqualTo(300);
        assertThat(picture.width()).isEqualTo(300);
        assertThat(picture.height()).isEqualTo(200);
    }

    @Test
    void d9_a_png_loses_its_texts_and_what_is_transparent_is_white() throws IOException {
        Picture picture =
                processor.process(SampleFiles.taggedPng(new BufferedImage(64, 48, BufferedImage.TYPE_INT_ARGB)));

        assertNothingButPixels(picture);
        assertThat(new Color(read(picture.full()).getRGB(30, 20))).isEqualTo(Color.WHITE);
    }

    @Test
    void d9_a_webp_loses_its_notes() throws IOException {
        byte[] file = SampleFiles.taggedWebp();
        assertThat(new String(file, ISO_8859_1)).contains(SampleFiles.PLANTED);

        Picture picture = processor.process(file);

        assertNothingButPixels(picture);
        assertThat(read(picture.full()).getWidth()).isEqualTo(16);
    }

    @Test
    void d9_heic_is_refused_and_told_so() {
        byte[] heic = new byte[64];
        byte[] mark = "\0\0\0\030ftypheic\0\0\0\0mif1heic".getBytes(ISO_8859_1);
        System.arraycopy(mark, 0, heic, 0, mark.length);

        assertThat(refusal(heic)).contains("HEIC").contains("JPEG");
    }

    @Test
    void d9_what_follows_a_picture_is_left_behind() throws IOException {
        byte[] picture = SampleFiles.jpeg(SampleFiles.gradient(40, 30));
        byte[] more = ("<html><script>" + SampleFiles.PLANTED + "</script></html>").getBytes(ISO_8859_1);
        byte[] both = Arrays.copyOf(picture, picture.length + more.length);
        System.arraycopy(more, 0, both, picture.length, more.length);

        assertNothingButPixels(processor.process(both));
    }

    @Test
    void d9_a_picture_is_encoded_anew_also_when_it_is_one_of_ours() throws IOException {
        byte[] ours = processor
                .process(SampleFiles.jpeg(SampleFiles.gradient(100, 100)))
                .full();

        assertThat(processor.process(ours.clone()).full()).isNotSameAs(ours);
    }

    @ParameterizedTest
    @CsvSource({"1, 255, 0", "2, 0, 255", "3, 0, 255", "4, 255, 0", "6, 255, 255", "8, 0, 0"})
    void pictures_stand_upright(int orientation, int topLeftRed, int topRightRed) throws IOException {
        // red on the left, blue on the right
        BufferedImage halves = new BufferedImage(120, 80, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = halves.createGraphics();
        pen.setColor(Color.RED);
        pen.fillRect(0, 0, 60, 80);
        pen.setColor(Color.BLUE);
        pen.fillRect(60, 0, 60, 80);
        pen.dispose();

        Picture picture = processor.process(SampleFiles.taggedJpeg(SampleFiles.jpeg(halves), orientation));

        BufferedImage full = read(picture.full());
        assertThat(full.getWidth()).isEqualTo(orientation >= 5 ? 80 : 120);
        assertThat(new Color(full.getRGB(8, 8)).getRed()).isCloseTo(topLeftRed, within(20));
        assertThat(new Color(full.getRGB(full.getWidth() - 8, 8)).getRed()).isCloseTo(topRightRed, within(20));
    }

    @ParameterizedTest
    @CsvSource({"4000, 3000, 1600, 1200", "800, 600, 800, 600", "3000, 200, 1600, 107", "2001, 4001, 800, 1600"})
    void pictures_shrink_to_their_bounds_and_never_grow(int width, int height, int fullWidth, int fullHeight)
            throws IOException {
        Picture picture = processor.process(SampleFiles.jpeg(SampleFiles.gradient(width, height)));

        assertThat(picture.width()).isCloseTo(fullWidth, within(1));
        assertThat(picture.height()).isCloseTo(fullHeight, within(1));
        BufferedImage thumbnail = read(picture.thumbnail());
        assertThat(Math.max(thumbnail.getWidth(), thumbnail.getHeight())).isEqualTo(320);
    }

    @Test
    void e2_what_claims_to_be_huge_is_refused_before_it_is_decoded() throws IOException {
        byte[] png = SampleFiles.png(new BufferedImage(20, 20, BufferedImage.TYPE_INT_RGB));
        SampleFiles.claim(png, 30_000, 30_000);
        byte[] jpeg = SampleFiles.jpeg(SampleFiles.gradient(20, 20));
        SampleFiles.claimInJpeg(jpeg, 9_000, 9_000);

        assertThat(refusal(png)).contains("more than");
        assertThat(refusal(jpeg)).contains("more than 12000 pixels on a side or 40 megapixels");
        assertThat(refusal(SampleFiles.webpThatClaims(8_000, 8_000))).contains("more than");
        assertThat(refusal(SampleFiles.webpThatClaims(2_000, 1_500)))
                .contains("more than 2.6 megapixels for a WebP that is lossless or transparent: send it as JPEG");
    }

    @Test
    void e2_a_webp_whose_frame_is_of_another_size_than_it_says_is_refused() {
        assertThat(refusal(SampleFiles.webpOfTwoSizes(100, 80, 16_000, 16_000))).contains("is broken");
        assertThat(refusal(SampleFiles.webpOfTwoPictures())).contains("is broken");
        assertThat(processor
                        .process(SampleFiles.webpOfTwoSizes(100, 80, 100, 80))
                        .width())
                .isEqualTo(100);
    }

    @Test
    void e2_a_small_webp_with_more_tables_than_memory_is_refused_before_it_is_decoded() {
        byte[] file = SampleFiles.webpOfManyTables();
        assertThat(file.length).isLessThan(200_000);

        assertThat(refusal(file)).contains("needs too many tables");
    }

    @Test
    void a_webp_of_twelve_megapixels_is_taken() throws IOException {
        Picture picture = processor.process(resource("large.webp"));

        assertThat(picture.width()).isEqualTo(1_600);
        assertThat(picture.height()).isEqualTo(1_200);
        BufferedImage full = read(picture.full());
        assertThat(new Color(full.getRGB(800, 100)).getRed()).isLessThan(40);
        assertThat(new Color(full.getRGB(800, 1_100)).getRed()).isGreaterThan(180);
    }

    @Test
    void a_transparent_webp_of_two_megapixels_is_taken_and_stands_on_white() throws IOException {
        Picture picture = processor.process(resource("transparent.webp"));

        assertThat(picture.width()).isEqualTo(1_600);
        BufferedImage full = read(picture.full());
        assertThat(new Color(full.getRGB(800, 5)).getGreen()).isGreaterThan(190);
        assertThat(new Color(full.getRGB(800, picture.height() - 5)).getGreen()).isLessThan(120);
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream file = ImageIoPhotoProcessorTest.class.getResourceAsStream("/" + name)) {
            return Objects.requireNonNull(file, name).readAllBytes();
        }
    }

    @Test
    void e2_small_files_that_unpack_to_much_are_bounded() throws IOException {
        byte[] blank = SampleFiles.png(new BufferedImage(6_000, 6_000, BufferedImage.TYPE_BYTE_GRAY));
        assertThat(blank.length).isLessThan(200_000);

        Picture picture = processor.process(blank);

        assertThat(picture.width()).isEqualTo(1_600);
    }

    @Test
    void truncated_files_and_noise_are_refused() throws IOException {
        Random random = new Random(7);
        for (byte[] whole : List.of(
                SampleFiles.jpeg(SampleFiles.gradient(200, 100)),
                SampleFiles.png(SampleFiles.gradient(200, 100)),
                SampleFiles.taggedWebp())) {
            for (int cut = 0; cut < 40; cut++) {
                byte[] truncated = Arrays.copyOf(whole, random.nextInt(whole.length - 1));
                assertThat(refusal(truncated)).isNotEmpty();
            }
            for (int round = 0; round < 100; round++) {
                byte[] damaged = whole.clone();
                for (int i = 0; i < 8; i++) {
                    damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
                }
                assertTakenOrRefused(damaged);
            }
        }
        assertThat(refusal("<html></html>".getBytes(ISO_8859_1))).contains("JPEG, PNG or WebP");
        assertThat(refusal("GIF89a".getBytes(ISO_8859_1))).contains("JPEG, PNG or WebP");
    }

    private void assertTakenOrRefused(byte[] file) {
        try {
            assertNothingButPixels(processor.process(file));
        } catch (InvalidInput refused) {
            assertThat(refused.field()).isEqualTo("photo_data");
        }
    }

    @Test
    void animated_pictures_are_refused() {
        assertThat(refusal(SampleFiles.animatedWebp())).contains("animated");
    }

    @Test
    void several_at_once_take_turns() throws Exception {
        byte[] file = SampleFiles.jpeg(SampleFiles.gradient(640, 480));
        List<Callable<Picture>> work = List.of(
                () -> processor.process(file.clone()),
                () -> processor.process(file.clone()),
                () -> processor.process(file.clone()));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var picture : threads.invokeAll(work)) {
                assertThat(picture.get().width()).isEqualTo(640);
            }
        }
    }

    @Test
    void limits_need_at_least_one_of_each() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new DecodingLimits(0, 1, java.time.Duration.ofSeconds(1), 1, 1, 1));
        assertThat(DecodingLimits.within(HEAP, 8).concurrent()).isEqualTo(1);
        assertThat(DecodingLimits.within(16 * HEAP, 4).concurrent()).isEqualTo(4);
        assertThat(DecodingLimits.within(79_200_000, 1).mostPixelsOfHeldWebp()).isEqualTo(2_200_000);
    }
}
