package com.datifyy.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What connections cost that are kept open while nothing is asked on them.
class OpenConnectionsTest {
    private static final int CONNECTIONS = 400;
    private static final int BYTES_EACH = 20_000;

    @Test
    void a_connection_that_waits_takes_little_of_the_heap() throws IOException {
        List<RawHttp> open = new ArrayList<>();
        try (RestService service = new RestService()) {
            open.add(asked(service));
            long before = used();
            while (open.size() <= CONNECTIONS) {
                open.add(asked(service));
            }

            assertThat((used() - before) / CONNECTIONS).isLessThan(BYTES_EACH);
        } finally {
            for (RawHttp connection : open) {
                connection.close();
            }
        }
    }

    /// Twice: from the first request an HTTP server may learn what to remember for the next ones.
    private static RawHttp asked(RestService service) throws IOException {
        RawHttp connection = new RawHttp(service.port());
        for (int times = 0; times < 2; times++) {
            connection.send("""
                    GET /livez HTTP/1.1
                    Host: localhost
                    User-Agent: a client that says the same every time
                    Accept-Language: en

                    """);
            assertThat(connection.answerUntil("}")).startsWith("HTTP/1.1 200 OK");
        }
        return connection;
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
