package com.datifyy.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicLong;
import jdk.management.VirtualThreadSchedulerMXBean;
import org.junit.jupiter.api.Test;

class CarriersTest {
    private final AtomicLong loaded = new AtomicLong(1_000);
    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private final List<Integer> set = new ArrayList<>();
    private final Carriers carriers = new Carriers(loaded::get, tasks::add, set::add, 2);

    @Test
    void there_are_many_until_classes_are_loaded_no_more_and_again_when_they_are() {
        looksAndTasksRun();
        assertThat(set).isEmpty();

        looksAndTasksRun();
        assertThat(set).containsExactly(2);

        loaded.addAndGet(10);
        looksAndTasksRun();
        assertThat(set).containsExactly(2);

        loaded.addAndGet(11);
        looksAndTasksRun();
        assertThat(set).containsExactly(2, 16);

        looksAndTasksRun();
        assertThat(set).containsExactly(2, 16, 2);
    }

    @Test
    void there_are_many_when_nothing_runs_any_more() {
        looksAndTasksRun();
        looksAndTasksRun();
        carriers.look();
        assertThat(set).containsExactly(2);

        carriers.look();
        assertThat(set).containsExactly(2, 16);

        tasks.forEach(Runnable::run);
        carriers.look();
        assertThat(set).containsExactly(2, 16, 2);
    }

    @Test
    void this_jdk_lets_the_number_be_changed() {
        var scheduler = ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class);
        int before = scheduler.getParallelism();
        scheduler.setParallelism(Carriers.MANY);
        try {
            assertThat(scheduler.getParallelism()).isEqualTo(Carriers.MANY);
        } finally {
            scheduler.setParallelism(before);
        }
    }

    private void looksAndTasksRun() {
        carriers.look();
        tasks.forEach(Runnable::run);
        tasks.clear();
    }
}
