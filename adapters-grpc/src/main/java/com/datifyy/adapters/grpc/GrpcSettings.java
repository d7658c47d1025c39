package com.datifyy.adapters.grpc;

import java.time.Duration;

/// How the gRPC server listens and what it puts up with.
///
/// @param port 0 takes any free one
/// @param reflection whether clients may ask for the contract itself
/// @param maxMessageBytes the largest request message
/// @param maxMetadataBytes the largest header block of a request
/// @param maxCallsPerConnection how many calls one connection may have open at once
/// @param longestCall how long a call may take when its caller sets no earlier deadline
/// @param trustedHops how many proxies of our own stand in front; 0 believes no `x-forwarded-for`
public record GrpcSettings(
        int port,
        boolean reflection,
        int maxMessageBytes,
        int maxMetadataBytes,
        int maxCallsPerConnection,
        Duration longestCall,
        int trustedHops) {
    private static final int KIB = 1024;
    private static final long HEAP_FOR_EACH_FILE = 128L * KIB * KIB;

    /// The usual limits: messages of 1 MiB, metadata of 16 KiB, 100 calls per connection, 30 seconds per call.
    public static GrpcSettings onPort(int port) {
        return new GrpcSettings(port, false, KIB * KIB, 16 * KIB, 100, Duration.ofSeconds(30), 0);
    }

    /// How many of the largest files may be in memory at once: one for each 128 MiB of the heap.
    static int filesAtOnce() {
        return Math.clamp(Runtime.getRuntime().maxMemory() / HEAP_FOR_EACH_FILE, 1, 8);
    }

    public GrpcSettings withReflection(boolean offered) {
        return new GrpcSettings(
                port, offered, maxMessageBytes, maxMetadataBytes, maxCallsPerConnection, longestCall, trustedHops);
    }

    public GrpcSettings withLongestCall(Duration limit) {
        return new GrpcSettings(
                port, reflection, maxMessageBytes, maxMetadataBytes, maxCallsPerConnection, limit, trustedHops);
    }

    public GrpcSettings withTrustedHops(int hops) {
        return new GrpcSettings(
                port, reflection, maxMessageBytes, maxMetadataBytes, maxCallsPerConnection, longestCall, hops);
    }
}
