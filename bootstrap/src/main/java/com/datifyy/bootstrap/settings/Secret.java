package com.datifyy.bootstrap.settings;

import java.nio.charset.StandardCharsets;

/// A value that must not be printed: `toString` hides it, so a record holding one can be logged.
public record Secret(String value) {

    /// The length in UTF-8 bytes.
    int bytes() {
        return value.getBytes(StandardCharsets.UTF_8).length;
    }

    @Override
    public String toString() {
        return "[REDACTED]";
    }
}
