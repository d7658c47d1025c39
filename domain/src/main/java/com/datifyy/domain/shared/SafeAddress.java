package com.datifyy.domain.shared;

import java.net.URI;
import java.util.regex.Pattern;

/// Addresses that secrets and people's words may be sent to: nobody on the way can read along, since it is over TLS
/// or does not leave this machine.
public final class SafeAddress {
    private static final Pattern THIS_MACHINE = Pattern.compile("localhost|127\\.0\\.0\\.1");

    private SafeAddress() {}

    /// Whether it is https, or http on this machine, and names a host and no user.
    public static boolean isSafe(URI address) {
        String host = address.getHost();
        return host != null
                && address.getRawUserInfo() == null
                && ("https".equals(address.getScheme())
                        || ("http".equals(address.getScheme())
                                && THIS_MACHINE.matcher(host).matches()));
    }

    /// Whether it is safe and says no more than where somebody is: scheme, host and perhaps a port.
    public static boolean isSafeOrigin(URI address) {
        String path = address.getRawPath();
        return isSafe(address)
                && address.getRawQuery() == null
                && address.getRawFragment() == null
                && (path == null || path.isEmpty() || path.equals("/"));
    }
}
