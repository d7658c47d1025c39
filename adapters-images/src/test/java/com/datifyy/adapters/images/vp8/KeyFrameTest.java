package com.datifyy.adapters.images.vp8;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is decoded is held to libwebp by the tests of whole files; here it is which pixels are given, and of which
/// frames.
class KeyFrameTest {
    private static final int WIDTH = 130;
    private static final int HEIGHT = 98;

    /// The chunk of a file that has no other.
    private static final int FRAME = 20;

    private static byte[] file() throws IOException {
        try (InputStream file = KeyFrameTest.class.getResourceAsStream("/webp/of-a-video.webp")) {
            return Objects.requireNonNull(file).readAllBytes();
        }
    }

    private static List<byte[]> lines(byte[] file, int step) {
        List<byte[]> lines = new ArrayList<>();
        KeyFrame.decode(file, FRAME, file.length, step, (line, rgb) -> {
            assertThat(line).isEqualTo(lines.size());
            lines.add(rgb.clone());
        });
        return lines;
    }

    @ParameterizedTest
    @CsvSource({"2", "3", "5", "16", "17", "200"})
    void of_every_so_many_pixels_the_first_is_given_as_it_is_among_all(int step) throws IOException {
        List<byte[]> all = lines(file(), 1);
        List<byte[]> some = lines(file(), step);

        assertThat(all).hasSize(HEIGHT).allMatch(line -> line.length == 3 * WIDTH);
        assertThat(some).hasSize((HEIGHT + step - 1) / step);
        for (int y = 0; y < some.size(); y++) {
            byte[] line = some.get(y);
            assertThat(line).hasSize(3 * ((WIDTH + step - 1) / step));
            for (int x = 0; x < line.length / 3; x++) {
                for (int colour = 0; colour < 3; colour++) {
                    assertThat(line[3 * x + colour]).isEqualTo(all.get(y * step)[3 * x * step + colour]);
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0x01, changes what was before",
        "0, 0x08, of an unknown version",
        "0, 0x10, not to be shown",
        "3, 0x01, without the mark of a key frame",
        "2, 0x80, more modes than there is file"
    })
    void what_is_no_key_frame_to_be_shown_is_refused(int at, String bits, String what) throws IOException {
        byte[] file = file();
        file[FRAME + at] ^= (byte) (int) Integer.decode(bits);

        assertThatExceptionOfType(IndexOutOfBoundsException.class).as(what).isThrownBy(() -> lines(file, 1));
    }

    @Test
    void a_frame_without_width_is_refused() throws IOException {
        byte[] file = file();
        file[FRAME + 6] = 0;
        file[FRAME + 7] = 0;

        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> lines(file, 1));
    }
}
