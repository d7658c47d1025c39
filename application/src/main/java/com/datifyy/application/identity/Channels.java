package com.datifyy.application.identity;

import com.datifyy.domain.shared.Refusal.NotConfigured;

/// By which ways the service can reach people, as the operator has set it up.
public record Channels(boolean mail, boolean text) {
    /// @throws NotConfigured when mails cannot be sent
    void requireMail() {
        if (!mail) {
            throw new NotConfigured("Mail");
        }
    }

    /// @throws NotConfigured when text messages cannot be sent
    void requireText() {
        if (!text) {
            throw new NotConfigured("Sending text messages");
        }
    }
}
