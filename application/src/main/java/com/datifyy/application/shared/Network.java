package com.datifyy.application.shared;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/// Where a request comes from, as far as one party controls it: an IPv4 address, or the 64-bit prefix of an
/// IPv6 address.
///
/// @param name what limits are counted by
/// @param coarse what is kept and shown: about the size of a provider's customers in one town, the first 24
///     bits of an IPv4 and the first 48 of an IPv6 address; empty for what has no address
public record Network(String name, String coarse) {
    private static final int PREFIX_BYTES = 8;
    private static final int COARSE_BYTES = 6;

    /// Where everything counts together that has no address, such as an in-process channel.
    public static final Network NONE = new Network("other", "");

    /// The network of an address; [#NONE] for a text that is no address.
    public static Network of(String address) {
        try {
            return of(InetAddress.ofLiteral(address));
        } catch (IllegalArgumentException notAnAddress) {
            return NONE;
        }
    }

    private static Network of(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (address instanceof Inet6Address) {
            HexFormat hex = HexFormat.of();
            return new Network(
                    hex.formatHex(Arrays.copyOf(bytes, PREFIX_BYTES)) + "/64",
                    hex.formatHex(Arrays.copyOf(bytes, COARSE_BYTES)).replaceAll("(....)(?=.)", "$1:") + "::/48");
        }
        return new Network(
                address.getHostAddress(),
                (bytes[0] & 0xff) + "." + (bytes[1] & 0xff) + "." + (bytes[2] & 0xff) + ".0/24");
    }
}
