package com.datifyy.application.identity;

import com.datifyy.application.dates.DateCancelling;
import com.datifyy.application.identity.port.PersonalData;
import com.datifyy.application.identity.port.PersonalData.PurgeReport;
import com.datifyy.application.identity.port.SessionRepository;
import com.datifyy.application.identity.port.UserRepository;
import com.datifyy.application.matching.MatchCards;
import com.datifyy.application.notification.Notifications;
import com.datifyy.application.profile.port.LoosePictures;
import com.datifyy.application.profile.port.PhotoRepository;
import com.datifyy.application.shared.Network;
import com.datifyy.application.shared.port.UnitOfWork;
import com.datifyy.domain.identity.AccountStatus;
import com.datifyy.domain.identity.Caller;
import com.datifyy.domain.identity.CodePurpose;
import com.datifyy.domain.identity.Email;
import com.datifyy.domain.identity.OneTimeCode;
import com.datifyy.domain.identity.PasswordHash;
import com.datifyy.domain.identity.PhoneNumber;
import com.datifyy.domain.identity.SecurityEvent;
import com.datifyy.domain.identity.User;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.notification.Notice;
import com.datifyy.domain.shared.Faults;
import com.datifyy.domain.shared.Refusal.Forbidden;
import com.datifyy.domain.shared.Refusal.Incomplete;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.datifyy.domain.shared.Refusal.NotConfigured;
import com.datifyy.domain.shared.Refusal.NotFound;
import com.datifyy.domain.shared.Refusal.TooManyRequests;
import com.datifyy.domain.shared.Refusal.Unauthenticated;
import com.datifyy.domain.shared.Refusal.Unavailable;
import com.datifyy.domain.shared.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Leaving: an account is closed at once, can be opened again for a while, and is then deleted for good.
public final class AccountClosure {
    private static final Logger LOG = LoggerFactory.getLogger(AccountClosure.class);
    private static final int LONGEST_REASON = 500;
    private static final int AT_ONCE = 100;

    private final UserRepository users;
    private final SessionRepository sessions;
    private final PersonalData data;
    private final PhotoRepository photos;
    private final LoosePictures pictures;
    private final MatchCards cards;
    private final DateCancelling dates;
    private final Codes codes;
    private final CodeSending sending;
    private final Reauthentication reauthentication;
    private final Notifications notifications;
    private final Channels channels;
    private final SecurityEvents events;
    private final Duration grace;
    private final UnitOfWork unitOfWork;
    private final InstantSource clock;

    /// @param grace how long a closed account can be opened again
    public AccountClosure(
            UserRepository users,
            SessionRepository sessions,
            PersonalData data,
            PhotoRepository photos,
            LoosePictures pictures,
            MatchCards cards,
            DateCancelling dates,
            Codes codes,
            CodeSending sending,
            Reauthentication reauthentication,
            Notifications notifications,
            Channels channels,
            SecurityEvents events,
            Duration grace,
            UnitOfWork unitOfWork,
            InstantSource clock) {
        this.users = users;
        this.sessions = sessions;
        this.data = data;
        this.photos = photos;
        this.pictures = pictures;
        this.cards = cards;
        this.dates = dates;
        this.codes = codes;
        this.sending = sending;
        this.reauthentication = reauthentication;
        this.notifications = notifications;
        this.channels = channels;
        this.events = events;
        this.grace = grace;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    /// Sends the caller a code that can stand in for the password, to their proven address or else
    /// their proven number.
    ///
    /// @return until when it works
    /// @throws Incomplete when neither is proven
    /// @throws NotConfigured when the message cannot be sent
    /// @throws TooManyRequests when too many were asked for
    public Instant sendCode(Caller caller, Visitor visitor) {
        User user = users.find(caller.id()).orElseThrow(() -> new NotFound("Your account"));
        Instant now = clock.instant();
        Email mailbox = user.mailbox();
        PhoneNumber phone = user.phoneVerifiedAt() == null ? null : user.phone();
        if (mailbox != null) {
            channels.requireMail();
            sending.admitCodeOf(CodePurpose.CLOSE_ACCOUNT, caller, visitor);
        } else if (phone != null) {
            channels.requireText();
            sending.admitCodeOf(CodePurpose.CLOSE_ACCOUNT, caller, visitor);
        } else {
            throw new Incomplete("email", "Confirm your e-mail address or telephone number first");
        }
        Duration validity = CodePurpose.CLOSE_ACCOUNT.validity();
        unitOfWork.run(() -> {
            String code = codes.issue(codes.toClose(caller.id()), caller.id(), "", now);
            if (mailbox != null) {
                sending.sendToOwner(new Notice.ConfirmationCode(mailbox, user.name(), code, validity));
            } else if (phone != null) {
                sending.sendToOwner(new Notice.PhoneCode(phone, code, validity));
            }
        });
        return now.plus(validity);
    }

    /// Closes the caller's account: they are signed out everywhere, nobody sees them any more, and their
    /// dates are cancelled, of each of which they get a notice of its own, for their calendar.
    ///
    /// All that is wrong with what is read here is told at once, before the password or the code is tried.
    ///
    /// @param password is read here, and may refuse then, as a field of a form; empty when a code is given instead
    /// @param code what [#sendCode] sent, read here as well; empty when a password is given
    /// @param reason why they leave, read here as well; may be empty, at most 500 characters
    /// @return when everything is deleted for good, unless they open the account again before
    /// @throws Forbidden when the password is wrong, or the account has none and neither a code nor a fresh
    ///     session stands in for it
    /// @throws InvalidInput when the code is wrong, used, too old or was tried too often, or neither a code nor the
    ///     password of an account that has one was given
    /// @throws Unauthenticated when the password was changed, or the session ended, at the same moment
    public Instant close(
            Caller caller, Supplier<String> password, Supplier<String> code, Supplier<String> reason, Visitor visitor) {
        var wrong = new Faults();
        String given = wrong.of(password, "");
        String shown = wrong.of(code);
        if (shown != null && shown.isBlank()) {
            wrong.in(() -> reauthentication.requireGiven(caller, "password", given));
        }
        String why = wrong.of(() -> Texts.clean("reason", reason.get(), LONGEST_REASON, true), "");
        if (shown == null) {
            throw wrong.refusal();
        }
        wrong.tell();
        Consumer<User> still;
        if (shown.isBlank()) {
            Optional<PasswordHash> known = reauthentication.require(caller, "password", given, visitor);
            still = user -> reauthentication.requireStill(caller, user, known);
        } else {
            requireCode(caller, shown, visitor);
            still = _ -> reauthentication.requireStill(caller);
        }
        Instant now = clock.instant();
        Instant purgedAt = now.plus(grace);
        unitOfWork.run(() -> {
            cards.lock(caller.id());
            User open = users.find(caller.id())
                    .filter(found -> found.status().takesPart())
                    .orElseThrow(() -> new NotFound("Your account"));
            still.accept(open);
            if (open.status() == AccountStatus.ACTIVE) {
                // left by a release that knows no holds, it would count once the account is closed
                users.noteHold(open.id(), null);
            }
            User user = open.closedBy(now);
            users.save(user);
            data.noteReason(user.id(), why);
            sessions.endAll(user.id(), now);
            cards.accountChanged(user);
            dates.allOf(user.id());
            tellOfClosing(user, purgedAt, now);
            events.record(SecurityEvent.Kind.ACCOUNT_CLOSED, user.id(), visitor.network());
        });
        return purgedAt;
    }

    /// At the proven address, or else at the proven number: whoever closed it may be somebody else.
    private void tellOfClosing(User user, Instant purgedAt, Instant now) {
        String key = "closed/" + user.id() + "/" + now;
        Email mailbox = user.mailbox();
        PhoneNumber number = user.provenNumber();
        if (mailbox != null) {
            notifications.tell(
                    key, new Notice.AccountClosed(mailbox, user.name(), notifications.byClockOf(user.id(), purgedAt)));
        } else if (number != null) {
            // Once an hour: a text costs, and an account is opened and closed again without any code.
            String thisHour = "closed/" + user.id() + "/hour " + now.truncatedTo(ChronoUnit.HOURS);
            notifications.tell(
                    thisHour, new Notice.AccountOfNumberClosed(number, notifications.byClockOf(user.id(), purgedAt)));
        }
    }

    /// Deletes for good what was closed long enough ago, each account by itself and once in a run: one that
    /// cannot be deleted is passed by, however many there are, and tried again by the next run.
    ///
    /// @return how many accounts were deleted
    public int purgeDue() {
        Instant before = clock.instant().minus(grace);
        int purged = 0;
        int left = 0;
        for (List<UserId> due = data.due(before, null, AT_ONCE);
                !due.isEmpty();
                due = data.due(before, due.getLast(), AT_ONCE)) {
            for (UserId account : due) {
                switch (purgeAlone(account, before)) {
                    case DONE -> purged++;
                    case FAILED -> left++;
                    case CAME_BACK -> LOG.info("Account {} came back before it was deleted", account);
                }
            }
        }
        if (left > 0) {
            LOG.warn("{} closed accounts could not be deleted; they are tried again in the next run", left);
        }
        return purged;
    }

    private enum Purging {
        DONE,
        CAME_BACK,
        FAILED
    }

    /// One that cannot be deleted does not keep the others.
    private Purging purgeAlone(UserId account, Instant before) {
        try {
            return unitOfWork.execute(() -> purge(account, before)) ? Purging.DONE : Purging.CAME_BACK;
        } catch (Unavailable away) {
            throw away;
        } catch (RuntimeException left) {
            LOG.error("Account {} could not be deleted for good", account, left);
            return Purging.FAILED;
        }
    }

    /// What was true when the account was found is asked again with the account locked: its owner may have
    /// come back, or the staff have let them in again.
    private boolean isStillDue(User user, Instant before) {
        Instant closedAt = user.closedAt();
        if (user.status() == AccountStatus.DELETED) {
            return closedAt == null ? data.wasRemovedBefore(user.id(), before) : closedAt.isBefore(before);
        }
        return user.status() == AccountStatus.PENDING
                && !user.isVerified()
                && user.lastActiveAt().isBefore(before);
    }

    private boolean purge(UserId account, Instant before) {
        Optional<User> due = users.findForUpdate(account).filter(user -> isStillDue(user, before));
        due.ifPresent(_ -> {
            Instant now = clock.instant();
            // The pictures may be elsewhere: from now on they belong to no photo, and go within a minute.
            photos.of(account).photos().forEach(photo -> pictures.note(account, photo.id(), now));
            PurgeReport report = data.purge(account, now);
            Map<String, String> counts = new HashMap<>();
            report.removed().forEach((table, rows) -> counts.put(table, rows.toString()));
            events.record(SecurityEvent.Kind.ACCOUNT_PURGED, account, null, Network.NONE, counts);
            LOG.info("Account {} was deleted for good, nothing is left of it", account);
        });
        return due.isPresent();
    }

    private void requireCode(Caller caller, String code, Visitor visitor) {
        boolean right = unitOfWork.execute(() -> {
            Optional<OneTimeCode> sent = codes.check(codes.toClose(caller.id()), code, clock.instant());
            sent.ifPresentOrElse(
                    codes::use, () -> events.record(SecurityEvent.Kind.CODE_REFUSED, caller.id(), visitor.network()));
            return sent.isPresent();
        });
        if (!right) {
            throw new InvalidInput("code", "is wrong or does not work any more: ask for a new one");
        }
    }
}
