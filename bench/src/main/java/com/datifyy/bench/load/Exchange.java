package com.datifyy.bench.load;

import java.io.IOException;

/// One way to the service, on which one request at a time is sent and answered.
interface Exchange extends AutoCloseable {
    /// Sends the next request and waits for its answer.
    ///
    /// @return the HTTP status
    int next() throws IOException;

    @Override
    void close() throws IOException;
}
