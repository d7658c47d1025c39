package com.datifyy.application.admin;

import com.datifyy.application.admin.port.VerificationRepository;
import com.datifyy.application.dates.DateCancelling;
import com.datifyy.application.identity.port.PersonalData;
import com.datifyy.application.identity.port.SecurityLog;
import com.datifyy.application.identity.port.SessionRepository;
import com.datifyy.application.identity.port.UserRepository;
import com.datifyy.application.matching.MatchCards;
import com.datifyy.application.notification.Notifications;
import com.datifyy.application.shared.port.UnitOfWork;
import com.datifyy.domain.admin.AdminCaller;
import com.datifyy.domain.admin.BulkAction;
import com.datifyy.domain.admin.Permission;
import com.datifyy.domain.admin.StaffDeed;
import com.datifyy.domain.admin.StaffVerification;
import com.datifyy.domain.identity.AccountStatus;
import com.datifyy.domain.identity.Email;
import com.datifyy.domain.identity.PhoneNumber;
import com.datifyy.domain.identity.SecurityEvent;
import com.datifyy.domain.identity.User;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.notification.Notice;
import com.datifyy.domain.shared.Faults;
import com.datifyy.domain.shared.Refusal;
import com.datifyy.domain.shared.Refusal.Conflict;
import com.datifyy.domain.shared.Refusal.Incomplete;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.datifyy.domain.shared.Refusal.Unavailable;
import com.datifyy.domain.shared.Texts;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Keeping people safe from each other: who may take part, and what is verified about them. Every change is
/// noted with its reason in the unit of work that makes it.
public final class Moderation {
    /// How many people one request may be about.
    public static final int MOST_AT_ONCE = 100;

    private final UserRepository users;
    private final SessionRepository sessions;
    private final PersonalData data;
    private final VerificationRepository verifications;
    private final MatchCards cards;
    private final UserLines lines;
    private final DateCancelling dates;
    private final SecurityLog events;
    private final Notifications notifications;
    private final Deeds deeds;
    private final UnitOfWork unitOfWork;
    private final InstantSource clock;

    public Moderation(
            UserRepository users,
            SessionRepository sessions,
            PersonalData data,
            VerificationRepository verifications,
            MatchCards cards,
            UserLines lines,
            DateCancelling dates,
            SecurityLog events,
            Notifications notifications,
            Deeds deeds,
            UnitOfWork unitOfWork,
            InstantSource clock) {
        this.users = users;
        this.sessions = sessions;
        this.data = data;
        this.verifications = verifications;
        this.cards = cards;
        this.lines = lines;
        this.dates = dates;
        this.events = events;
        this.notifications = notifications;
        this.deeds = deeds;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    /// What became of a request about several people.
    ///
    /// @param done for how many it was done
    /// @param failures for whom it was not
    public record Outcome(int done, List<Failure> failures) {
        public Outcome {
            failures = List.copyOf(failures);
        }
    }

    /// Somebody about whom something was verified.
    ///
    /// @param verified what the staff verified about them by now, besides their addresses
    public record Verified(ListedUser line, Set<StaffVerification> verified) {
        public Verified {
            verified = Set.copyOf(verified);
        }
    }

    /// Somebody for whom it was not done.
    ///
    /// @param id what the request called them
    /// @param why what stood in the way
    public record Failure(String id, String why) {}

    /// Puts an account somewhere else. Whoever is no longer active is signed out everywhere, and whoever does
    /// not take part any more is seen by nobody from now on, and their dates are cancelled. They are told so, and
    /// when they take part again, at their proven address or else at their proven number. Who is put on hold
    /// does not lift that by proving something, or by closing the account and opening it again; whoever waits by
    /// themselves can be put on hold too. An account that is there already stays as it is: nothing is noted, and
    /// nobody is told.
    ///
    /// @param reason why; may be empty, at most 500 characters
    /// @throws com.datifyy.domain.shared.Refusal.NotFound when nobody has the id
    /// @throws InvalidInput when the account would be deleted, for which there is [#bulk]
    /// @throws Conflict when it cannot go there from where it stands
    public ListedUser changeStatus(AdminCaller admin, UserId id, AccountStatus next, String reason) {
        admin.require(Permission.CHANGE_USERS);
        var wrong = new Faults();
        if (next == AccountStatus.DELETED) {
            wrong.in(() -> {
                throw noSuchStatus();
            });
        }
        String why = wrong.of(() -> reason(reason), "");
        wrong.tell();
        return unitOfWork.execute(() -> {
            move(admin, id, next, why);
            return lines.of(id, admin, clock.instant());
        });
    }

    /// What is told when an account is to be put where [#changeStatus] puts none.
    public static InvalidInput noSuchStatus() {
        return new InvalidInput("status", "must be PENDING, ACTIVE, SUSPENDED or BANNED");
    }

    /// Ends all sessions of a person on every device, as if they had signed out everywhere themselves. Their proven
    /// address, or else their proven number, is told if there were any, and they may sign in again.
    ///
    /// @param reason why; may be empty, at most 500 characters
    /// @return how many sessions there were
    /// @throws com.datifyy.domain.shared.Refusal.NotFound when nobody has the id
    /// @throws InvalidInput when the reason is too long
    public int endSessions(AdminCaller admin, UserId id, String reason) {
        admin.require(Permission.CHANGE_USERS);
        String why = reason(reason);
        return unitOfWork.execute(() -> {
            cards.lock(id);
            User user = requireUser(id);
            Instant now = clock.instant();
            int ended = sessions.endAll(id, now);
            String count = Integer.toString(ended);
            deeds.note(admin, StaffDeed.Kind.USER_SIGNED_OUT, id, why, Map.of("sessions", count));
            // Who of the staff did it, and where from, is not for the person's own record.
            events.append(new SecurityEvent(
                    SecurityEvent.Kind.ALL_SESSIONS_ENDED, id, null, "", now, Map.of("count", count, "by", "staff")));
            if (ended > 0) {
                tellOfSignOut(user, now);
            }
            return ended;
        });
    }

    private void tellOfSignOut(User user, Instant now) {
        String key = "signed out/" + user.id() + "/" + now;
        Email mailbox = user.mailbox();
        PhoneNumber number = user.provenNumber();
        if (mailbox != null) {
            notifications.tell(
                    key, new Notice.SignedOut(mailbox, user.name(), notifications.byClockOf(user.id(), now)));
        } else if (number != null) {
            notifications.tell(key, new Notice.AccountOfNumberSignedOut(number, now));
        }
    }

    /// Says that something about a person is verified; their status stays.
    ///
    /// @throws com.datifyy.domain.shared.Refusal.NotFound when nobody has the id
    /// @throws Incomplete when they have no address that could be verified
    /// @throws Conflict when the address was proven by somebody else
    public Verified verify(AdminCaller admin, UserId id, StaffVerification what) {
        admin.require(Permission.CHANGE_USERS);
        return unitOfWork.execute(() -> {
            Instant now = clock.instant();
            switch (what) {
                case EMAIL -> verifyEmail(admin, id, "", now);
                case AADHAR, WORK_EMAIL -> {
                    cards.lock(id);
                    requireUser(id);
                    verifications.add(id, what, admin.id(), now);
                    noteVerified(admin, StaffDeed.Kind.USER_VERIFIED, id, what, "");
                }
            }
            return new Verified(lines.of(id, admin, now), verifications.of(id));
        });
    }

    /// Does something to several people, to each by itself: one for whom it cannot be done does not keep the
    /// others.
    ///
    /// @param ids 1 to 100; whoever is named twice counts once
    /// @param reason why; may be empty, at most 500 characters
    /// @throws InvalidInput when nobody or more than 100 people are named, or the reason is too long
    public Outcome bulk(AdminCaller admin, List<String> ids, BulkAction action, String reason) {
        admin.require(Permission.CHANGE_USERS);
        requireAcceptable(ids, reason);
        // In one order, so that two who name the same people do not wait for each other.
        var named = new TreeSet<>(ids);
        String why = reason(reason);
        List<Failure> failures = unitOfWork.series(() -> named.stream()
                .flatMap(id -> failing(id, () -> act(admin, UserId.parse(id), action, why)).stream())
                .toList());
        return new Outcome(named.size() - failures.size(), failures);
    }

    private Optional<Failure> failing(String id, Runnable act) {
        try {
            unitOfWork.run(act);
            return Optional.empty();
        } catch (Unavailable away) {
            throw away;
        } catch (Refusal refused) {
            return Optional.of(new Failure(id, String.valueOf(refused.getMessage())));
        }
    }

    /// What is told about a request about several people has to be acceptable, whatever is to be done to them.
    ///
    /// @throws InvalidInput as for [#bulk]; all of it is told
    public static void requireAcceptable(List<String> ids, String reason) {
        var wrong = new Faults();
        if (ids.isEmpty()) {
            wrong.note("user_ids", "is required");
        }
        if (ids.size() > MOST_AT_ONCE) {
            wrong.note("user_ids", "has more than " + MOST_AT_ONCE + " entries");
        }
        wrong.in(() -> reason(reason));
        wrong.tell();
    }

    private void act(AdminCaller admin, UserId id, BulkAction action, String why) {
        switch (action) {
            case ACTIVATE -> move(admin, id, AccountStatus.ACTIVE, why);
            case SUSPEND -> move(admin, id, AccountStatus.SUSPENDED, why);
            case DELETE -> move(admin, id, AccountStatus.DELETED, why);
            case VERIFY -> verifyEmail(admin, id, why, clock.instant());
            case UNVERIFY -> unverifyEmail(admin, id, why);
        }
    }

    /// Locks the account before it is read, so of two who change it at once the second sees what the first did.
    private void move(AdminCaller admin, UserId id, AccountStatus next, String why) {
        cards.lock(id);
        User before = requireUser(id);
        boolean moves = before.status() != next || (next == AccountStatus.DELETED && before.isClosedByOwner());
        if (moves) {
            moved(before, before.movedByStaff(next));
            noteMoved(admin, before, next, why);
        } else if (next == AccountStatus.PENDING && !users.isOnHold(id)) {
            users.noteHold(id, clock.instant());
            noteMoved(admin, before, next, why);
        }
    }

    private void noteMoved(AdminCaller admin, User before, AccountStatus next, String why) {
        deeds.note(
                admin,
                deedOf(next),
                before.id(),
                why,
                Map.of("from", before.status().name(), "to", next.name()));
    }

    private void moved(User before, User after) {
        Instant now = clock.instant();
        users.save(after);
        users.noteHold(after.id(), before.isHeldBy(after.status()) ? now : null);
        cards.accountChanged(after);
        if (after.status() == AccountStatus.DELETED) {
            data.noteRemoval(after.id(), now);
        }
        if (after.status() != AccountStatus.ACTIVE) {
            sessions.endAll(after.id(), now);
        }
        if (!after.status().takesPart()) {
            dates.allOf(after.id());
        }
        // Who of the staff did it, and where from, is not for the person's own record.
        events.append(new SecurityEvent(
                SecurityEvent.Kind.STATUS_CHANGED_BY_STAFF,
                after.id(),
                null,
                "",
                now,
                Map.of("from", before.status().name(), "to", after.status().name())));
        if (before.status().takesPart() != after.status().takesPart() && !before.isClosedByOwner()) {
            tellOfStanding(after, now);
        }
    }

    private void tellOfStanding(User user, Instant now) {
        boolean restored = user.status().takesPart();
        String key = (restored ? "restored/" : "stopped/") + user.id() + "/" + now;
        Email mailbox = user.mailbox();
        PhoneNumber number = user.provenNumber();
        if (mailbox != null) {
            ZonedDateTime told = notifications.byClockOf(user.id(), now);
            notifications.tell(
                    key,
                    restored
                            ? new Notice.AccountRestored(mailbox, user.name(), told)
                            : new Notice.AccountStopped(mailbox, user.name(), told));
        } else if (number != null) {
            notifications.tell(
                    key,
                    restored
                            ? new Notice.AccountOfNumberRestored(number, now)
                            : new Notice.AccountOfNumberStopped(number, now));
        }
    }

    private static StaffDeed.Kind deedOf(AccountStatus next) {
        return switch (next) {
            case ACTIVE -> StaffDeed.Kind.USER_ACTIVATED;
            case PENDING -> StaffDeed.Kind.USER_PUT_ON_HOLD;
            case SUSPENDED -> StaffDeed.Kind.USER_SUSPENDED;
            case BANNED -> StaffDeed.Kind.USER_BANNED;
            case DELETED -> StaffDeed.Kind.USER_DELETED;
        };
    }

    private void verifyEmail(AdminCaller admin, UserId id, String why, Instant now) {
        Email email = requireUser(id).email();
        if (email == null) {
            throw new Incomplete("email", "This person has no e-mail address");
        }
        users.reserve(email);
        cards.lock(id);
        User user = requireUser(id);
        if (!email.equals(user.email())) {
            throw new Conflict("The e-mail address has changed in the meantime");
        }
        boolean taken =
                users.ownerOf(email).filter(owner -> !owner.id().equals(id)).isPresent();
        if (taken) {
            throw new Conflict("Somebody else has proven this e-mail address");
        }
        if (user.emailVerifiedAt() == null) {
            save(user.withEmailVerifiedAt(now));
        }
        noteVerified(admin, StaffDeed.Kind.USER_VERIFIED, id, StaffVerification.EMAIL, why);
    }

    private void unverifyEmail(AdminCaller admin, UserId id, String why) {
        cards.lock(id);
        User user = requireUser(id);
        if (user.emailVerifiedAt() != null) {
            save(user.withEmailVerifiedAt(null));
        }
        noteVerified(admin, StaffDeed.Kind.USER_UNVERIFIED, id, StaffVerification.EMAIL, why);
    }

    private void save(User user) {
        users.save(user);
        cards.accountChanged(user);
    }

    private void noteVerified(AdminCaller admin, StaffDeed.Kind kind, UserId id, StaffVerification what, String why) {
        deeds.note(admin, kind, id, why, Map.of("what", what.name()));
    }

    private User requireUser(UserId id) {
        return users.find(id).orElseThrow(UserLines::unknown);
    }

    /// Why something is done to somebody, as it is kept.
    ///
    /// @throws InvalidInput when it is too long
    public static String reason(String reason) {
        return Texts.clean("reason", reason, StaffDeed.LONGEST_REASON, true);
    }
}
