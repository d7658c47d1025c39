package com.datifyy.adapters.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;

class TellingExporterTest {
    private final List<CompletableResultCode> asked = new ArrayList<>();
    private boolean broken;
    private final TellingExporter exporter = new TellingExporter(
            new SpanExporter() {
                @Override
                public CompletableResultCode export(Collection<SpanData> spans) {
                    var result = new CompletableResultCode();
                    asked.add(result);
                    if (broken) {
                        throw new IllegalStateException("broken");
                    }
                    return result;
                }

                @Override
                public CompletableResultCode flush() {
                    return CompletableResultCode.ofSuccess();
                }

                @Override
                public CompletableResultCode shutdown() {
                    return CompletableResultCode.ofSuccess();
                }
            },
            Duration.ofMillis(20));

    @Test
    void answers_that_do_not_end_are_given_up_and_no_more_than_a_few_wait_for_their_end() {
        for (int batch = 0; batch < 3 * TellingExporter.AT_ONCE; batch++) {
            CompletableResultCode result = exporter.export(List.of());

            assertThat(result.isDone()).isTrue();
            assertThat(result.isSuccess()).isFalse();
        }
        assertThat(asked).hasSize(TellingExporter.AT_ONCE);

        asked.getFirst().fail();
        exporter.export(List.of());
        assertThat(asked).as("one answer has ended").hasSize(TellingExporter.AT_ONCE + 1);
    }

    @Test
    void one_that_breaks_keeps_no_place() {
        broken = true;
        for (int batch = 0; batch < 3 * TellingExporter.AT_ONCE; batch++) {
            assertThat(exporter.export(List.of()).isSuccess()).isFalse();
        }
        broken = false;

        exporter.export(List.of());

        assertThat(asked).hasSize(3 * TellingExporter.AT_ONCE + 1);
    }
}
