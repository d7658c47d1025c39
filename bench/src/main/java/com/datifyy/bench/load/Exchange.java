package com.datifyy.bench.load;

import java.io.IOException;

/// One way to what is measured, on which one request at a time is sent and answered.
public interface Exchange extends AutoCloseable {
    /// Sends the next request and waits for its answer.
    ///
    /// @return the HTTP status, or 200 where another way has none
    int next() throws IOException;

    @Override
    void close() throws IOException;
}
