package com.datifyy.application.shared;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/// Where a request comes from, as far as one party controls it: an IPv4 address, or the 64-bit prefix of an
/// IPv6 address.
public record Network(String name) {
    private static final int PREFIX_BYTES = 8;

    /// The network of an address. A text that is no address, such as an in-process channel's, is a network of
    /// its own.
    public static Network of(String address) {
        try {
            return of(InetAddress.ofLiteral(address));
        } catch (IllegalArgumentException notAnAddress) {
            return new Network("other");
        }
    }

    private static Network of(InetAddress address) {
        return address instanceof Inet6Address six
                ? new Network(HexFormat.of().formatHex(Arrays.copyOf(six.getAddress(), PREFIX_BYTES)) + "/64")
                : new Network(address.getHostAddress());
    }
}
