package com.datifyy.bench.load;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;

/// A service on this machine that may be put under load.
///
/// @param host what the `Host` header says
/// @param address where connections go; always a loopback address
public record Target(String host, InetSocketAddress address) {
    private static final int DEFAULT_PORT = 80;

    /// @throws IllegalArgumentException when the address is not `http` or not this machine's loopback
    public Target {
        if (address.getAddress() == null || !address.getAddress().isLoopbackAddress()) {
            throw new IllegalArgumentException("only a service on this machine (127.0.0.1) may be put under load");
        }
    }

    /// @param baseUrl like `http://127.0.0.1:8080`
    /// @throws IllegalArgumentException when it is anything but plain HTTP to this machine's loopback
    public static Target of(URI baseUrl) {
        if (!"http".equals(baseUrl.getScheme()) || baseUrl.getHost() == null) {
            throw new IllegalArgumentException("the base URL looks like http://127.0.0.1:8080");
        }
        int port = baseUrl.getPort() == -1 ? DEFAULT_PORT : baseUrl.getPort();
        try {
            InetAddress resolved = InetAddress.getByName(baseUrl.getHost());
            return new Target(baseUrl.getHost() + ":" + port, new InetSocketAddress(resolved, port));
        } catch (UnknownHostException unknown) {
            throw new IllegalArgumentException("nobody knows the host " + baseUrl.getHost(), unknown);
        }
    }

    /// A service on a port of 127.0.0.1.
    public static Target onPort(int port) {
        return of(URI.create("http://127.0.0.1:" + port));
    }
}
