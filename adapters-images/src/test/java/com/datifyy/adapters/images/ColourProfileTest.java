package com.datifyy.adapters.images;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import com.datifyy.domain.shared.Refusal.InvalidInput;
import java.awt.Color;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Profiles that are taken, in one piece or more, and those that would keep a thread for hours.
class ColourProfileTest {
    private static final int HEADER = 128;
    private static final byte[] LINEAR =
            ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();

    private static BufferedImage decode(byte[] file) {
        DecodingLimits limits = DecodingLimits.within(92L * 1_024 * 1_024, 1);
        return new Decoding(limits).decode(file, Reduced.of(file));
    }

    private static byte[] jpeg() throws IOException {
        BufferedImage grey = new BufferedImage(32, 32, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 32 * 32; i++) {
            grey.setRGB(i % 32, i / 32, 0x808080);
        }
        return SampleFiles.jpeg(grey);
    }

    /// With a pipeline of so many steps, which all stand in the same place and change nothing.
    private static byte[] ofSteps(int steps, String tag) {
        int tags = ByteBuffer.wrap(LINEAR).getInt(HEADER);
        int table = HEADER + 4 + 12 * tags;
        int pipeline = LINEAR.length + 12;
        int step = 16 + 8 * steps;
        ByteBuffer profile = ByteBuffer.allocate(pipeline + step + 60);
        profile.put(LINEAR, 0, table).put(tag.getBytes(US_ASCII)).putInt(pipeline);
        profile.putInt(step + 60).put(LINEAR, table, LINEAR.length - table);
        profile.putInt(0, profile.capacity()).putInt(8, 0x0430_0000).putInt(HEADER, tags + 1);
        for (int entry = HEADER + 4; entry < table; entry += 12) {
            profile.putInt(entry + 4, profile.getInt(entry + 4) + 12);
        }
        profile.put("mpet\0\0\0\0\0\3\0\3".getBytes(US_ASCII)).putInt(steps);
        for (int i = 0; i < steps; i++) {
            profile.putInt(step).putInt(60);
        }
        profile.put("matf\0\0\0\0\0\3\0\3".getBytes(US_ASCII));
        for (int i = 0; i < 12; i++) {
            profile.putFloat(i == 0 || i == 4 || i == 8 ? 1 : 0);
        }
        return profile.array();
    }

    /// Pieces of a profile, with these numbers, behind the first marker.
    private static byte[] withPieces(byte[] jpeg, byte[] profile, int... numbers) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(file);
        out.write(jpeg, 0, 2);
        int most = profile.length / 2 + 1;
        for (int number : numbers) {
            byte[] piece = Arrays.copyOfRange(profile, most * (number - 1), Math.min(profile.length, most * number));
            out.writeShort(0xFFE2);
            out.writeShort(2 + 14 + piece.length);
            out.write("ICC_PROFILE\0".getBytes(ISO_8859_1));
            out.write(number);
            out.write(2);
            out.write(piece);
        }
        out.write(jpeg, 2, jpeg.length - 2);
        return file.toByteArray();
    }

    private static void assertRefused(byte[] file) {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> decode(file))
                .withMessageContaining("colour profile of many steps");
    }

    private static int middle(BufferedImage picture) {
        return new Color(Pixels.within(picture, 32).getRGB(16, 16)).getRed();
    }

    @ParameterizedTest
    @ValueSource(strings = {"D2B0", "D2B1", "D2B2", "D2B3"})
    void a_pipeline_of_any_number_of_steps_is_refused(String tag) throws IOException {
        byte[] profile = ofSteps(100, tag);

        assertRefused(SampleFiles.withProfile(jpeg(), profile));
        assertRefused(withPieces(jpeg(), profile, 1, 2));
        try (InputStream lossy = getClass().getResourceAsStream("/webp/grey.webp");
                InputStream lossless = getClass().getResourceAsStream("/webp/lossless.webp")) {
            assertRefused(
                    SampleFiles.webpWithProfile(Objects.requireNonNull(lossy).readAllBytes(), 80, 60, profile));
            assertRefused(
                    SampleFiles.webpWithProfile(Objects.requireNonNull(lossless).readAllBytes(), 48, 40, profile));
        }
    }

    @Test
    void the_same_under_a_name_that_nobody_reads_is_taken() throws IOException {
        assertThat(middle(decode(SampleFiles.withProfile(jpeg(), ofSteps(100, "D2B9")))))
                .isCloseTo(188, within(4));
    }

    @Test
    void a_profile_in_pieces_is_applied_and_a_piece_that_comes_again_is_left_out() throws IOException {
        assertThat(middle(decode(withPieces(jpeg(), LINEAR, 1, 2)))).isCloseTo(188, within(4));
        assertThat(middle(decode(withPieces(jpeg(), LINEAR, 1, 1, 2, 2)))).isCloseTo(188, within(4));
    }

    @Test
    void a_piece_that_comes_too_early_is_left_out() throws IOException {
        byte[] file = withPieces(jpeg(), LINEAR, 2);

        int length = Reduced.of(file).length();

        assertThat(length).isEqualTo(Reduced.of(jpeg()).length());
        assertThat(middle(decode(file))).isEqualTo(0x80);
    }
}
