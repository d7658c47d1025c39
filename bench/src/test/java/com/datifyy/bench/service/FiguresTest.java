package com.datifyy.bench.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class FiguresTest {
    @Test
    void memory_is_read_from_the_status_of_a_process() {
        ProcessMemory memory = ProcessMemory.in(
                List.of("Name:\tjava", "VmPeak:\t 4000000 kB", "VmHWM:\t  307200 kB", "VmRSS:\t  204800 kB"));

        assertThat(memory).isEqualTo(new ProcessMemory(200, 300));
    }

    @Test
    void a_status_without_memory_is_refused() {
        assertThatThrownBy(() -> ProcessMemory.in(List.of("Name:\tkthreadd")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void what_others_used_is_what_neither_we_nor_the_measured_processes_did() {
        ProcessorUse before = ProcessorUse.in(List.of("cpu  100 0 100 1000 0 0 0 0 0 0"), Duration.ZERO);
        ProcessorUse after = ProcessorUse.in(List.of("cpu  500 0 300 1300 100 0 0 0 0 0"), Duration.ofSeconds(1));

        // 10 s in all, 6 s of them busy: 1 s by us, 3 s measured, 2 s by others.
        assertThat(after.percentOfOthers(before, Duration.ofSeconds(3))).isEqualTo(20);
    }

    @Test
    void a_table_has_aligned_columns() {
        Markdown table = new Markdown("what", "ms");
        table.row("me", "1.25");

        assertThat(table).hasToString("""
                | what | ms   |
                | ---- | ---- |
                | me   | 1.25 |
                """);
        assertThatThrownBy(() -> table.row("one")).isInstanceOf(IllegalArgumentException.class);
    }
}
