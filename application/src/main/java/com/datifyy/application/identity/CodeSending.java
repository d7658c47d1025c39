package com.datifyy.application.identity;

import com.datifyy.application.notification.Notifications;
import com.datifyy.application.shared.Flow;
import com.datifyy.application.shared.RequestLimits;
import com.datifyy.application.shared.port.IdGenerator;
import com.datifyy.domain.identity.Caller;
import com.datifyy.domain.identity.CodePurpose;
import com.datifyy.domain.notification.Notice;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What everything that sends a secret on request has in common: it is capped by who asks for it and who gets
/// it, whether or not there is an account, and in all.
///
/// Whoever is signed in, or is known to the recipient's account, takes from an allowance of their own, and
/// strangers from one for each place. Only what strangers have in all is theirs together, and that is never
/// used up for longer than the last secret works, which went to the recipient whoever asked for it.
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

    /// A code is about to be sent to somebody who is not signed in.
    ///
    /// @param recipient an address or number, not readable
    /// @param known what the account of the recipient's owner knows the visitor by
    /// @throws com.datifyy.domain.shared.Refusal.TooManyRequests when one was sent too short a time ago, or
    ///     too many went there, or were asked for from the device or the network
    void admitCode(CodePurpose purpose, String recipient, KnownBy known, Visitor visitor) {
        fromWhere(Flow.CODE_DEVICE, visitor);
        toWhom(Flow.CODE_TO_RECIPIENT, purpose, recipient, known, visitor);
    }

    /// The same for a link that resets a password.
    void admitReset(String recipient, KnownBy known, Visitor visitor) {
        fromWhere(Flow.RESET_DEVICE, visitor);
        toWhom(Flow.RESET_TO_ADDRESS, CodePurpose.RESET_PASSWORD, recipient, known, visitor);
    }

    /// A code is about to be sent to what an account has proven, asked for by whoever is signed in to it.
    ///
    /// @throws com.datifyy.domain.shared.Refusal.TooManyRequests as for others
    void admitCodeOf(CodePurpose purpose, Caller owner, Visitor visitor) {
        fromWhere(Flow.CODE_DEVICE, visitor);
        toTaker(Flow.CODE_TO_RECIPIENT, purpose, "account " + owner.id());
    }

    /// A code is about to be sent to what an account merely claims, as any number of accounts may.
    ///
    /// @param recipient an address or number, not readable
    /// @throws com.datifyy.domain.shared.Refusal.TooManyRequests as for others
    void admitCodeOf(CodePurpose purpose, Caller claimant, String recipient, Visitor visitor) {
        admitCodeOf(purpose, claimant, visitor);
        limits.admit(Flow.STRANGERS_TO_RECIPIENT, purpose + " " + recipient + " of accounts");
    }

    private void fromWhere(Flow fromDevice, Visitor visitor) {
        limits.admit(fromDevice, visitor.device(), visitor.network());
        limits.admit(Flow.CODE_NETWORK, visitor.network());
    }

    /// What is refused to one place of strangers is not counted for all of them.
    private void toWhom(Flow toRecipient, CodePurpose purpose, String recipient, KnownBy known, Visitor visitor) {
        switch (known) {
            case KnownBy.ItsDevice(String id) -> toTaker(toRecipient, purpose, recipient + " on device " + id);
            case KnownBy.ItsPlace(String network) -> toTaker(toRecipient, purpose, recipient + " from " + network);
            case KnownBy.Nothing _ -> {
                String place = visitor.network().coarse();
                toTaker(toRecipient, purpose, recipient + " by strangers from " + place);
                limits.admit(Flow.STRANGERS_TO_RECIPIENT, purpose + " " + recipient);
            }
        }
    }

    private void toTaker(Flow toRecipient, CodePurpose purpose, String taker) {
        limits.admit(Flow.ANOTHER_TO_RECIPIENT, purpose + " " + taker);
        limits.admit(toRecipient, taker);
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
