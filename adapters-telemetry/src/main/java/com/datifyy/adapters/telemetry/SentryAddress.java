package com.datifyy.adapters.telemetry;

import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where faults are reported: a project at Sentry or a service that speaks like it.
///
/// @param envelopes the address that takes reports
/// @param key the project's public key
public record SentryAddress(URI envelopes, String key) {
    private static final Pattern PATH = Pattern.compile("(/(?:[A-Za-z0-9._-]+/)*)(\\d{1,20})");
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9]{1,64}");

    /// Reads a DSN, like `https://key@host/project`.
    ///
    /// @throws IllegalArgumentException when it is none; the message does not repeat it
    public static SentryAddress parse(String dsn) {
        URI address;
        try {
            address = URI.create(dsn);
        } catch (IllegalArgumentException _) {
            throw new IllegalArgumentException("a DSN is an address");
        }
        Matcher path = PATH.matcher(String.valueOf(address.getPath()));
        if (!(isHttp(address.getScheme()) && address.getHost() != null)
                || address.getUserInfo() == null
                || !KEY.matcher(address.getUserInfo()).matches()
                || !path.matches()) {
            throw new IllegalArgumentException("a DSN has a key, a host and the number of a project");
        }
        String port = address.getPort() < 0 ? "" : ":" + address.getPort();
        return new SentryAddress(
                URI.create(address.getScheme() + "://" + address.getHost() + port + path.group(1) + "api/"
                        + path.group(2) + "/envelope/"),
                address.getUserInfo());
    }

    private static boolean isHttp(@Nullable String scheme) {
        return "https".equals(scheme) || "http".equals(scheme);
    }

    /// Without the key.
    @Override
    public String toString() {
        return "SentryAddress[" + envelopes + "]";
    }
}
