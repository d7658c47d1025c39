package com.datifyy.adapters.slack;

import com.datifyy.domain.shared.SafeAddress;
import java.net.URI;

/// The address of an incoming webhook. Whoever knows it can write into the channel: it is a secret.
public record SlackWebhook(URI address) {
    /// @throws IllegalArgumentException unless it is https with a host and a path, or on this machine; the message
    ///     does not repeat it
    public SlackWebhook {
        boolean safe = SafeAddress.isSafe(address)
                && address.getRawFragment() == null
                && address.getRawPath().length() > 1;
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
