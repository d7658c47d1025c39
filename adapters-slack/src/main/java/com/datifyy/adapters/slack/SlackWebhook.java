package com.datifyy.adapters.slack;

import java.net.URI;
import java.util.regex.Pattern;

/// The address of an incoming webhook. Whoever knows it can write into the channel: it is a secret.
public record SlackWebhook(URI address) {
    private static final Pattern THIS_MACHINE = Pattern.compile("localhost|127\\.0\\.0\\.1");

    /// @throws IllegalArgumentException unless it is https with a host and a path, or on this machine; the message
    ///     does not repeat it
    public SlackWebhook {
        String host = address.getHost();
        boolean safe = host != null
                && address.getRawUserInfo() == null
                && address.getRawFragment() == null
                && address.getRawPath().length() > 1
                && ("https".equals(address.getScheme())
                        || ("http".equals(address.getScheme())
                                && THIS_MACHINE.matcher(host).matches()));
        if (!safe) {
            throw new IllegalArgumentException("a webhook is https:// with a host and a path");
        }
    }

    /// Without the secret.
    @Override
    public String toString() {
        return "SlackWebhook[…]";
    }
}
