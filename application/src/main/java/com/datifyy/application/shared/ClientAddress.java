package com.datifyy.application.shared;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The network address a request came from, as far as it can be trusted.
///
/// Each proxy appends the address it was called from to `X-Forwarded-For`. Only the entries our own proxies appended
/// are believed: with `n` of them, the `n`-th from the right. Whatever the client wrote itself stands further left.
public final class ClientAddress {
    private static final Pattern ADDRESS =
            Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");
    private static final Pattern PORT = Pattern.compile(":[0-9]{1,5}$");

    private ClientAddress() {}

    /// @param connection the address of the connection
    /// @param forwarded the values of all `X-Forwarded-For` headers, in order
    /// @param trustedHops how many proxies of our own stand in front
    public static String of(String connection, List<String> forwarded, int trustedHops) {
        if (trustedHops == 0) {
            return connection;
        }
        List<String> entries = new ArrayList<>();
        forwarded.forEach(value -> entries.addAll(List.of(value.split(",", -1))));
        if (entries.size() < trustedHops) {
            return connection;
        }
        String entry = bare(entries.get(entries.size() - trustedHops).strip());
        return ADDRESS.matcher(entry).matches() ? entry : connection;
    }

    private static String bare(String entry) {
        if (entry.startsWith("[")) {
            int end = entry.indexOf(']');
            return end < 0 ? entry : entry.substring(1, end);
        }
        return entry.indexOf(':') == entry.lastIndexOf(':')
                ? PORT.matcher(entry).replaceFirst("")
                : entry;
    }
}
