package com.datifyy.application.shared;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/// Where a request comes from, as far as one party controls it: an IPv4 address, or the 64-bit prefix of an
/// IPv6 address.
///
/// @param name what limits are counted by
/// @param site what limits are counted by as well, more generously: the 48-bit prefix of an IPv6 address, since one
///     customer may be given all of it; of an IPv4 address the same as `name`
/// @param coarse what is kept and shown: about the size of a provider's customers in one town, the first 24
///     bits of an IPv4 and the first 48 of an IPv6 address; empty for what has no address
public record Network(String name, String site, String coarse) {
    private static final int PREFIX_BYTES = 8;
    private static final int COARSE_BYTES = 6;

    /// Where everything counts together that has no address, such as an in-process channel.
    public static final Network NONE = new Network("other", "other", "");

    /// The network of an address; [#NONE] for a text that is no address.
    public static Network of(String address) {
        try {
            return of(InetAddress.ofLiteral(address));
        } catch (IllegalArgumentException notAnAddress) {
            return NONE;
        }
    }

    /// Whether it is as large as its site.
    public boolean isItsSite() {
        return name.equals(site);
    }

    private static Network of(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (address instanceof Inet6Address) {
            HexFormat hex = HexFormat.of();
            String site = hex.formatHex(Arrays.copyOf(bytes, COARSE_BYTES));
            return new Network(
                    hex.formatHex(Arrays.copyOf(bytes, PREFIX_BYTES)) + "/64",
                    site + "/48",
                    site.replaceAll("(....)(?=.)", "$1:") + "::/48");
        }
        return new Network(
                address.getHostAddress(),
                address.getHostAddress(),
                (bytes[0] & 0xff) + "." + (bytes[1] & 0xff) + "." + (bytes[2] & 0xff) + ".0/24");
    }
}
