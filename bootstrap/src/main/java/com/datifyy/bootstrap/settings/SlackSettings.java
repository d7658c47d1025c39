package com.datifyy.bootstrap.settings;

import com.datifyy.adapters.slack.SlackWebhook;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/// Where the staff is told what happens.
final class SlackSettings {
    private SlackSettings() {}

    /// The webhook, or null when there is none.
    static @Nullable SlackWebhook read(Reading reading) {
        var address = reading.secret(Variable.SLACK_WEBHOOK_URL);
        if (address == null) {
            return null;
        }
        try {
            return new SlackWebhook(URI.create(address.value()));
        } catch (IllegalArgumentException _) {
            reading.problem(Variable.SLACK_WEBHOOK_URL, "must be https:// with a host and a path, as Slack shows it");
            return null;
        }
    }
}
