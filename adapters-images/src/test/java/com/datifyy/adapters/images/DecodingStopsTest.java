package com.datifyy.adapters.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.datifyy.adapters.images.vp8.KeyFrame;
import com.datifyy.domain.shared.Refusal.TooManyRequests;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecodingStopsTest {
    private static final DecodingLimits ONE_AT_A_TIME =
            new DecodingLimits(1, 1, Duration.ofMillis(100), 1_000_000, 1_000_000, 1_000_000);

    @AfterEach
    void interruptNobodyElse() {
        var _ = Thread.interrupted();
    }

    @Test
    @Timeout(60)
    void what_nobody_waits_for_any_more_is_stopped_and_the_next_has_its_thread() {
        var started = new AtomicInteger();
        var stopped = new AtomicInteger();
        try (var pool = new DecodingPool(ONE_AT_A_TIME)) {
            // On a busy machine one may be given up before it began.
            for (int sent = 0; started.get() < 5 && sent < 200; sent++) {
                assertThatExceptionOfType(TooManyRequests.class)
                        .isThrownBy(() -> pool.run(() -> {
                            started.incrementAndGet();
                            while (!Thread.currentThread().isInterrupted()) {
                                Thread.onSpinWait();
                            }
                            stopped.incrementAndGet();
                            return "";
                        }));
            }

            assertThat(ranAtLast(pool)).isEqualTo("decoded");
            assertThat(started).hasValueGreaterThanOrEqualTo(5);
            assertThat(stopped).hasValue(started.get());
        }
    }

    /// What the pool makes of work that takes no time, as soon as it comes to it.
    private static String ranAtLast(DecodingPool pool) {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (true) {
            try {
                return pool.run(() -> "decoded");
            } catch (TooManyRequests occupied) {
                if (System.nanoTime() > end) {
                    throw occupied;
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png", "webp"})
    void a_reader_gets_no_further_than_the_bytes_it_has(String format) throws IOException {
        byte[] file = switch (format) {
            case "jpeg" -> SampleFiles.jpeg(SampleFiles.gradient(1_500, 1_500));
            case "png" -> SampleFiles.png(SampleFiles.gradient(1_500, 1_500));
            default -> sample("webp/lossless.webp");
        };
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format);
        ImageReader reader = readers.next();
        try (ArrayInput input = new ArrayInput(file, file.length)) {
            reader.setInput(input, true, true);
            assertThat(reader.getWidth(0)).isPositive();
            Thread.currentThread().interrupt();

            Throwable stopped = catchThrowable(() -> reader.read(0));

            while (stopped.getCause() != null) {
                stopped = stopped.getCause();
            }
            assertThat(stopped).isInstanceOf(InterruptedIOException.class);
        } finally {
            reader.dispose();
        }
    }

    @Test
    void a_key_frame_is_decoded_no_further_than_to_the_end_of_a_row() throws IOException {
        byte[] file = sample("webp/best.webp");
        LossyWebp webp = Objects.requireNonNull(Reduced.of(file).lossy());
        int[] lines = {0};

        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() ->
                        KeyFrame.decode(file, webp.frame().from(), webp.frame().to(), 1, (y, rgb) -> {
                            lines[0]++;
                            Thread.currentThread().interrupt();
                        }));

        assertThat(lines[0]).isBetween(1, 16);
        assertThat(webp.height()).isGreaterThan(32);
    }

    private static byte[] sample(String name) throws IOException {
        try (InputStream file = DecodingStopsTest.class.getResourceAsStream("/" + name)) {
            return Objects.requireNonNull(file, name).readAllBytes();
        }
    }
}
