package com.datifyy.domain.shared;

import java.net.URI;
import java.util.regex.Pattern;

/// Addresses that secrets and people's words may be sent to: nobody on the way can read along, since it is over TLS
/// or does not leave this machine.
public final class SafeAddress {
    private static final Pattern THIS_MACHINE = Pattern.compile(
            "localhost|127(?:\\.(?:25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])){3}|::1|\\[::1]", Pattern.CASE_INSENSITIVE);

    private SafeAddress() {}

    /// Whether a host, with or without the brackets that an address of IPv6 has in a URI, is this very machine.
    public static boolean isThisMachine(String host) {
        return THIS_MACHINE.matcher(host).matches();
    }

    /// Whether it is https, or http on this machine, and names a host and no user.
    public static boolean isSafe(URI address) {
        String host = address.getHost();
        return host != null
                && address.getRawUserInfo() == null
                && ("https".equalsIgnoreCase(address.getScheme())
                        || ("http".equalsIgnoreCase(address.getScheme()) && isThisMachine(host)));
    }

    /// Whether it is safe and says no more than where somebody is: scheme, host and perhaps a port.
    public static boolean isSafeOrigin(URI address) {
        return isSafe(address)
                && address.getRawQuery() == null
                && address.getRawFragment() == null
                && (address.getRawPath().isEmpty() || address.getRawPath().equals("/"));
    }
}
