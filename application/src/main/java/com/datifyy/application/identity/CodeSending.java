package com.datifyy.application.identity;

import com.datifyy.application.identity.Codes.Asker;
import com.datifyy.application.notification.MessageCaps;
import com.datifyy.application.notification.MessageCaps.AskedBy;
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
/// strangers from one for each place, which they are told of when it is used up. Of what strangers have in all
/// they are told nothing: others who are known would be sent something, and that must not show. It is never
/// used up for longer than the last secret of a kind works, which went to the recipient whoever asked for it.
///
/// A device is whatever its client says, and many may say the same: it keeps nobody who is known, nor whoever is
/// signed in, from getting a secret. Strangers on a device that has asked too often get none, and are not told.
public final class CodeSending {
    private static final Logger LOG = LoggerFactory.getLogger(CodeSending.class);

    private final RequestLimits limits;
    private final MessageCaps caps;
    private final Notifications notifications;
    private final IdGenerator ids;

    public CodeSending(RequestLimits limits, MessageCaps caps, Notifications notifications, IdGenerator ids) {
        this.limits = limits;
        this.caps = caps;
        this.notifications = notifications;
        this.ids = ids;
    }

    /// A code is about to be sent to somebody who is not signed in.
    ///
    /// @param recipient an address or number, not readable
    /// @param known what the account of the recipient's owner knows the visitor by
    /// @return whose allowance it took
    /// @throws com.datifyy.domain.shared.Refusal.TooManyRequests when one was sent too short a time ago, or
    ///     too many went there, or were asked for from the network
    Asker admitCode(CodePurpose purpose, String recipient, KnownBy known, Visitor visitor) {
        boolean few = limits.admits(Flow.CODE_DEVICE, visitor.device());
        limits.admit(Flow.CODE_NETWORK, visitor.network());
        return toWhom(Flow.CODE_TO_RECIPIENT, purpose, recipient, known, few, visitor);
    }

    /// The same for a link that resets a password.
    Asker admitReset(String recipient, KnownBy known, Visitor visitor) {
        boolean few = limits.admits(Flow.RESET_DEVICE, visitor.device());
        limits.admit(Flow.CODE_NETWORK, visitor.network());
        return toWhom(Flow.RESET_TO_ADDRESS, CodePurpose.RESET_PASSWORD, recipient, known, few, visitor);
    }

    /// A code that proves what an account claims is asked for by somebody who is not signed in. What is not
    /// proven has no owner who could be known.
    ///
    /// @param recipient an address or number, not readable
    /// @param sends whether it will be sent; if not, nothing is taken from what may be
    /// @return whose allowance it took
    /// @throws com.datifyy.domain.shared.Refusal.TooManyRequests as for others, or when too many were asked for
    ///     from the device: nobody is known here, so it tells nothing
    Asker admitProof(CodePurpose purpose, String recipient, boolean sends, Visitor visitor) {
        limits.admit(Flow.CODE_DEVICE, visitor.device(), visitor.network());
        limits.admit(Flow.CODE_NETWORK, visitor.network());
        toStranger(Flow.CODE_TO_RECIPIENT, purpose, recipient, visitor);
        return together(sends, ofStrangers(purpose, recipient), Asker.STRANGER);
    }

    /// The same by whoever is signed in to an account that merely claims the recipient, as any number may:
    /// besides their own allowance they have one together in each place, and one in all.
    ///
    /// @param recipient an address or number, not readable
    /// @param sends whether it will be sent; if not, nothing is taken from what may be
    /// @return whose allowance it took
    /// @throws com.datifyy.domain.shared.Refusal.TooManyRequests as for others
    Asker admitProofOf(CodePurpose purpose, Caller claimant, String recipient, boolean sends, Visitor visitor) {
        admitClaimOf(purpose, claimant, recipient, visitor);
        limits.admit(
                Flow.CODE_TO_RECIPIENT,
                recipient + " of accounts from " + visitor.network().coarse());
        return together(sends, ofClaimants(purpose, recipient), Asker.MEMBER);
    }

    /// A code that proves something is asked for by whoever is signed in, whether or not their account claims it.
    /// Who corrects a mistyped number waits for no minute, since the last code went elsewhere; how many codes
    /// there are in all is counted for the account, whatever they prove.
    ///
    /// @param recipient an address or number, not readable
    /// @throws com.datifyy.domain.shared.Refusal.TooManyRequests as for others
    void admitClaimOf(CodePurpose purpose, Caller claimant, String recipient, Visitor visitor) {
        limits.admit(Flow.CODE_NETWORK, visitor.network());
        String account = "account " + claimant.id();
        limits.admit(Flow.ANOTHER_TO_RECIPIENT, purpose + " " + account + " to " + recipient);
        limits.admit(Flow.CODE_TO_RECIPIENT, account);
    }

    /// A code is about to be sent to what an account has proven, asked for by whoever is signed in to it.
    ///
    /// @throws com.datifyy.domain.shared.Refusal.TooManyRequests as for others
    void admitCodeOf(CodePurpose purpose, Caller owner, Visitor visitor) {
        limits.admit(Flow.CODE_NETWORK, visitor.network());
        toTaker(Flow.CODE_TO_RECIPIENT, purpose, "account " + owner.id());
    }

    /// What is refused to one place of strangers is not counted for all of them. What is refused to a device
    /// is as if it were not known: others may know its id.
    ///
    /// @param few whether the device, as far as it tells itself apart, has not asked too often
    private Asker toWhom(
            Flow toRecipient, CodePurpose purpose, String recipient, KnownBy known, boolean few, Visitor visitor) {
        return switch (known) {
            case KnownBy.ItsDevice(String id, KnownBy otherwise) -> {
                String taker = recipient + " on device " + id;
                // The minute is the device's in its place alone: elsewhere others may ask by its id.
                limits.admit(
                        Flow.ANOTHER_TO_RECIPIENT,
                        purpose + " " + taker + " from " + visitor.network().coarse());
                yield limits.admits(toRecipient, taker)
                        ? Asker.DEVICE
                        : toWhom(toRecipient, purpose, recipient, otherwise, few, visitor);
            }
            case KnownBy.ItsPlace(String network) -> {
                toTaker(toRecipient, purpose, recipient + " from " + network);
                yield Asker.PLACE;
            }
            case KnownBy.Nothing _ -> {
                toStranger(toRecipient, purpose, recipient, visitor);
                Asker asker = together(few, ofStrangers(purpose, recipient), Asker.STRANGER);
                yield few ? asker : Asker.ONE_TOO_MANY;
            }
        };
    }

    private void toStranger(Flow toRecipient, CodePurpose purpose, String recipient, Visitor visitor) {
        toTaker(
                toRecipient,
                purpose,
                recipient + " by strangers from " + visitor.network().coarse());
    }

    /// Takes from what several have together. It is asked, for nothing, where nothing is sent as well, so
    /// that it takes as long.
    private Asker together(boolean sends, String takers, Asker asker) {
        return limits.admits(Flow.STRANGERS_TO_RECIPIENT, sends ? takers : "nothing to " + takers)
                ? asker
                : Asker.ONE_TOO_MANY;
    }

    private void toTaker(Flow toRecipient, CodePurpose purpose, String taker) {
        limits.admit(Flow.ANOTHER_TO_RECIPIENT, purpose + " " + taker);
        limits.admit(toRecipient, taker);
    }

    /// Texts cost money and ring, so all kinds of them are counted together.
    private static String ofStrangers(CodePurpose purpose, String recipient) {
        return switch (purpose) {
            case SIGN_IN_BY_PHONE, PROVE_PHONE -> "texts " + recipient;
            case PROVE_EMAIL, RESET_PASSWORD, CLOSE_ACCOUNT -> purpose + " " + recipient;
        };
    }

    private static String ofClaimants(CodePurpose purpose, String recipient) {
        return switch (purpose) {
            case SIGN_IN_BY_PHONE, PROVE_PHONE -> ofStrangers(purpose, recipient);
            case PROVE_EMAIL, RESET_PASSWORD, CLOSE_ACCOUNT -> ofStrangers(purpose, recipient) + " of accounts";
        };
    }

    /// Sends it, or takes as long over sending nothing; inside a unit of work. Only what really goes to
    /// somebody counts against the cap of all messages, of which a part is kept for those whom the recipient's
    /// account knows. Beyond it nothing is sent, and the answer is the same, so that a flood tells nobody who has
    /// an account. Of that part one recipient has a little: whoever has an account can make it know many devices.
    ///
    /// @param asker whose allowance was taken; one too many is sent nothing
    /// @param recipient an address or number, not readable
    void send(Asker asker, String recipient, Notice notice) {
        switch (asker) {
            case DEVICE, PLACE ->
                tell(
                        notice,
                        limits.admits(Flow.KNOWN_TO_RECIPIENT, recipient)
                                ? AskedBy.ONE_WHO_IS_KNOWN
                                : AskedBy.A_STRANGER);
            case MEMBER, STRANGER -> tell(notice, AskedBy.A_STRANGER);
            case ONE_TOO_MANY -> tell(new Notice.Silence(), AskedBy.A_STRANGER);
        }
    }

    /// The same to what an account has proven, for whoever is signed in to it.
    void sendToOwner(Notice notice) {
        tell(notice, AskedBy.ONE_WHO_IS_KNOWN);
    }

    private void tell(Notice notice, AskedBy asker) {
        boolean leaves = caps.allow(notice, asker);
        if (!leaves) {
            LOG.warn("A {} was not sent: more messages were asked for than the service sends in all", notice.kind());
        }
        notifications.tell("code/" + ids.salt(), leaves ? notice : new Notice.Silence());
    }
}
