package com.datifyy.adapters.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;

/// Counts how many statements some work sends.
public final class SentStatements {
    private SentStatements() {}

    /// The fewest of three times: the pool may ask whether a connection still works, in between.
    public static int during(Runnable work) {
        return IntStream.range(0, 3).map(_ -> countedOnce(work)).min().orElseThrow();
    }

    /// How many statements the driver sends meanwhile on this thread, as it says itself.
    private static int countedOnce(Runnable work) {
        Thread asking = Thread.currentThread();
        Logger driver = Logger.getLogger("org.postgresql.core.v3.QueryExecutorImpl");
        List<String> sent = new ArrayList<>();
        Handler counting = new Handler() {
            @Override
            public void publish(LogRecord event) {
                String line = String.valueOf(event.getMessage());
                if (Thread.currentThread() == asking
                        && (line.contains("FE=> Execute") || line.contains("FE=> SimpleQuery"))) {
                    sent.add(line);
                }
            }

            @Override
            public void flush() {
                // nothing is kept back
            }

            @Override
            public void close() {
                // nothing is open
            }
        };
        counting.setLevel(Level.ALL);
        Level before = driver.getLevel();
        boolean passingOn = driver.getUseParentHandlers();
        driver.setLevel(Level.ALL);
        driver.setUseParentHandlers(false);
        driver.addHandler(counting);
        try {
            work.run();
        } finally {
            driver.removeHandler(counting);
            driver.setUseParentHandlers(passingOn);
            driver.setLevel(before);
        }
        return sent.size();
    }
}
