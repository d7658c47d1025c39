package com.datifyy.application.identity;

import com.datifyy.application.notification.Notifications;
import com.datifyy.application.shared.Flow;
import com.datifyy.application.shared.RequestLimits;
import com.datifyy.application.shared.port.IdGenerator;
import com.datifyy.domain.identity.CodePurpose;
import com.datifyy.domain.notification.Notice;

/// What everything that sends a secret on request has in common: it is capped by who gets it and in all,
/// whether or not there is an account.
public final class CodeSending {
    private final RequestLimits limits;
    private final Notifications notifications;
    private final IdGenerator ids;

    public CodeSending(RequestLimits limits, Notifications notifications, IdGenerator ids) {
        this.limits = limits;
        this.notifications = notifications;
        this.ids = ids;
    }

    /// @param recipient an address or number, not readable
    /// @throws com.datifyy.domain.shared.Refusal.TooManyRequests when one was sent too short a time ago, or
    ///     too many
    void admit(Flow flow, CodePurpose purpose, String recipient) {
        limits.admit(Flow.ANOTHER_TO_RECIPIENT, purpose + " " + recipient);
        limits.admit(flow, recipient);
        limits.admit(Flow.MESSAGES_ALL, Flow.EVERYBODY);
    }

    /// Sends it, or takes as long over sending nothing; inside a unit of work.
    void send(Notice notice) {
        notifications.tell("code/" + ids.salt(), notice);
    }
}
