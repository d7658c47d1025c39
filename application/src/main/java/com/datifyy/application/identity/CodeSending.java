package com.datifyy.application.identity;

import com.datifyy.application.notification.Notifications;
import com.datifyy.application.shared.Flow;
import com.datifyy.application.shared.RequestLimits;
import com.datifyy.application.shared.port.IdGenerator;
import com.datifyy.domain.identity.CodePurpose;
import com.datifyy.domain.notification.Notice;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What everything that sends a secret on request has in common: it is capped by who gets it, whether or not
/// there is an account, and in all.
public final class CodeSending {
    private static final Logger LOG = LoggerFactory.getLogger(CodeSending.class);

    private final RequestLimits limits;
    private final Notifications notifications;
    private final IdGenerator ids;

    public CodeSending(RequestLimits limits, Notifications notifications, IdGenerator ids) {
        this.limits = limits;
        this.notifications = notifications;
        this.ids = ids;
    }

    /// A code is about to be sent.
    ///
    /// @param recipient an address or number, not readable
    /// @throws com.datifyy.domain.shared.Refusal.TooManyRequests when one was sent too short a time ago, or
    ///     too many went there, or were asked for from the device or the network
    void admitCode(CodePurpose purpose, String recipient, Visitor visitor) {
        admit(Flow.CODE_DEVICE, Flow.CODE_TO_RECIPIENT, purpose, recipient, visitor);
    }

    /// A link that resets a password is about to be sent; otherwise like [#admitCode].
    void admitReset(String recipient, Visitor visitor) {
        admit(Flow.RESET_DEVICE, Flow.RESET_TO_ADDRESS, CodePurpose.RESET_PASSWORD, recipient, visitor);
    }

    private void admit(Flow fromDevice, Flow toRecipient, CodePurpose purpose, String recipient, Visitor visitor) {
        limits.admit(fromDevice, visitor.device(), visitor.network());
        limits.admit(Flow.CODE_NETWORK, visitor.network());
        limits.admit(Flow.ANOTHER_TO_RECIPIENT, purpose + " " + recipient);
        limits.admit(toRecipient, recipient);
    }

    /// Sends it, or takes as long over sending nothing; inside a unit of work. Only what really goes to
    /// somebody counts against the cap of all messages. Beyond that one nothing is sent, and the answer is the
    /// same, so that a flood tells nobody who has an account.
    void send(Notice notice) {
        notifications.tell("code/" + ids.salt(), isOneTooMany(notice) ? new Notice.Silence() : notice);
    }

    private boolean isOneTooMany(Notice notice) {
        boolean tooMany = switch (notice) {
            case Notice.Mail _ -> !limits.admits(Flow.MAILS_ALL, Flow.EVERYBODY);
            case Notice.Text _ -> !limits.admits(Flow.TEXTS_ALL, Flow.EVERYBODY);
            case Notice.Secret _, Notice.StaffNews _, Notice.Silence _ -> false;
        };
        if (tooMany) {
            LOG.warn(
                    "A {} was not sent: more messages were asked for than the service sends in an hour", notice.kind());
        }
        return tooMany;
    }
}
