package com.datifyy.bench.load;

import java.util.concurrent.locks.LockSupport;

/// The passing of time, in nanoseconds since an arbitrary moment.
interface Pulse {
    /// The machine's own. Waiting ends some 50 microseconds late, which counts as time the service took.
    Pulse REAL = new Pulse() {
        @Override
        public long now() {
            return System.nanoTime();
        }

        @Override
        public void waitUntil(long moment) {
            for (long left = moment - now(); left > 0; left = moment - now()) {
                LockSupport.parkNanos(left);
            }
        }
    };

    long now();

    void waitUntil(long moment);
}
