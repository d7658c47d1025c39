package com.datifyy.adapters.rest;

import com.datifyy.adapters.rest.http.CrossOrigin;
import java.time.Duration;

/// How the REST server listens and what it puts up with.
///
/// @param port 0 takes any free one
/// @param production whether internal routes are left out and clients are told to insist on TLS
/// @param crossOrigin which web pages may call
/// @param trustedProxyHops how many proxies of our own stand in front
/// @param limits what a request may cost
/// @param stopTimeout how long running requests may take to finish once the server is told to stop
public record RestSettings(
        int port,
        boolean production,
        CrossOrigin crossOrigin,
        int trustedProxyHops,
        Limits limits,
        Duration stopTimeout) {

    /// How long a file may take to arrive.
    static final Duration UPLOAD_TIME = Duration.ofMinutes(1);

    private static final long HEAP_FOR_EACH_UPLOAD = 64L * 1_024 * 1_024;

    /// How many files may be in memory at once: one for each 64 MiB of the heap.
    static int uploadsAtOnce() {
        return Math.clamp(Runtime.getRuntime().maxMemory() / HEAP_FOR_EACH_UPLOAD, 1, 8);
    }

    /// What a request may cost.
    ///
    /// @param bodyBytes the largest body
    /// @param headerBytes the largest block of headers, request line included
    /// @param addressLength the longest path with its query, in characters
    /// @param bodyTime how long a body may take to arrive
    /// @param idleTime how long a connection may be silent
    public record Limits(int bodyBytes, int headerBytes, int addressLength, Duration bodyTime, Duration idleTime) {
        /// Bodies of 1 MiB within 10 seconds, headers of 16 KiB, addresses of 4,096 characters, 30 seconds of
        /// silence.
        public static final Limits USUAL =
                new Limits(1_048_576, 16_384, 4_096, Duration.ofSeconds(10), Duration.ofSeconds(30));

        public Limits withBodyBytes(int changed) {
            return new Limits(changed, headerBytes, addressLength, bodyTime, idleTime);
        }
    }

    /// For development: the usual limits, no pages of other origins, no proxies.
    public static RestSettings onPort(int port) {
        return new RestSettings(port, false, CrossOrigin.NONE, 0, Limits.USUAL, Duration.ofSeconds(25));
    }
}
