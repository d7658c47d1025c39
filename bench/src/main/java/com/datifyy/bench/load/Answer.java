package com.datifyy.bench.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;

/// What came back, read to its end.
record Answer(int status, ByteBuffer body) {
    boolean good() {
        return status / 100 == 2;
    }

    String text() {
        return UTF_8.decode(body.duplicate()).toString();
    }
}
