package com.datifyy.adapters.rest.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/// The headers that every answer carries, whatever it says.
public final class SecurityHeaders {
    private final Map<String, String> headers = new LinkedHashMap<>();

    /// @param production whether clients are told to insist on TLS for a year
    public SecurityHeaders(boolean production) {
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("Referrer-Policy", "no-referrer");
        headers.put("Cache-Control", "no-store");
        headers.put("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        headers.put("Vary", "Origin");
        if (production) {
            headers.put("Strict-Transport-Security", "max-age=31536000");
        }
    }

    public void each(BiConsumer<String, String> header) {
        headers.forEach(header);
    }
}
