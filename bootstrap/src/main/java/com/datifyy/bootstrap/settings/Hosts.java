package com.datifyy.bootstrap.settings;

import java.util.Locale;
import java.util.regex.Pattern;

/// Tells hosts that are plainly on this machine or a private network from the others, by their names alone:
/// nothing is looked up.
final class Hosts {

    private static final Pattern IPV4 = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");

    private Hosts() {}

    /// Loopback and private addresses, names without a dot (containers, internal names of hosting platforms),
    /// `.internal`, `.local` and `.localhost`. `host` is without brackets.
    static boolean isPlainlyPrivate(String host) {
        var name = host.toLowerCase(Locale.ROOT);
        if (name.contains(":")) {
            return name.equals("::1") || name.matches("(fc|fd|fe[89ab])[0-9a-f]*:.*");
        }
        var ipv4 = IPV4.matcher(name);
        if (ipv4.matches()) {
            var first = Integer.parseInt(ipv4.group(1));
            var second = Integer.parseInt(ipv4.group(2));
            return first == 127
                    || first == 10
                    || (first == 172 && second >= 16 && second <= 31)
                    || (first == 192 && second == 168);
        }
        return !name.contains(".")
                || name.endsWith(".internal")
                || name.endsWith(".local")
                || name.endsWith(".localhost");
    }
}
