package com.datifyy.adapters.postgres;

import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Several connections that write at the same time, each transactions of its own.
public final class AtOnce {
    private AtOnce() {}

    /// Runs the statements of each writer in one transaction, round after round; in each round all begin
    /// together.
    ///
    /// @throws Exception when one of them failed, as by a deadlock
    public static void write(TestDatabase store, int rounds, List<Writer> writers) throws Exception {
        var together = new CyclicBarrier(writers.size());
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> written = new ArrayList<>();
            for (Writer writer : writers) {
                written.add(executor.submit(() -> {
                    try (Connection connection = store.connect();
                            Statement statement = connection.createStatement()) {
                        connection.setAutoCommit(false);
                        for (int round = 0; round < rounds; round++) {
                            together.await();
                            for (String sql : writer.transaction(round)) {
                                statement.execute(sql);
                            }
                            connection.commit();
                        }
                    } catch (Exception failed) {
                        together.reset();
                        throw failed;
                    }
                    return null;
                }));
            }
            for (Future<?> each : written) {
                each.get();
            }
        }
    }

    /// What somebody writes.
    @FunctionalInterface
    public interface Writer {
        /// The statements of one transaction.
        List<String> transaction(int round);
    }
}
