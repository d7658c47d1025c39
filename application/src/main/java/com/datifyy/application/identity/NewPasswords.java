package com.datifyy.application.identity;

import com.datifyy.application.identity.port.PasswordHasher;
import com.datifyy.application.identity.port.UserRepository;
import com.datifyy.application.matching.MatchCards;
import com.datifyy.application.notification.Notifications;
import com.datifyy.domain.identity.Email;
import com.datifyy.domain.identity.Password;
import com.datifyy.domain.identity.PasswordHash;
import com.datifyy.domain.identity.SecurityEvent;
import com.datifyy.domain.identity.User;
import com.datifyy.domain.notification.Notice;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import java.time.Instant;

/// Gives members who have an account new passwords: however they proved that they may choose one, the same has to
/// hold of it and the same has to follow.
public final class NewPasswords {
    private final UserRepository users;
    private final MatchCards cards;
    private final PasswordRules rules;
    private final PasswordHasher hasher;
    private final Codes codes;
    private final Notifications notifications;
    private final SecurityEvents events;

    public NewPasswords(
            UserRepository users,
            MatchCards cards,
            PasswordRules rules,
            PasswordHasher hasher,
            Codes codes,
            Notifications notifications,
            SecurityEvents events) {
        this.users = users;
        this.cards = cards;
        this.rules = rules;
        this.hasher = hasher;
        this.codes = codes;
        this.notifications = notifications;
        this.events = events;
    }

    /// @throws InvalidInput when a password that somebody chose is easy to guess
    void requireUnguessable(Password chosen, User user) {
        rules.requireUnguessable("new_password", chosen, user.email(), user.name());
    }

    /// What is kept of a password that somebody chose; outside of any unit of work, since it takes its time.
    ///
    /// @throws InvalidInput when it is easy to guess
    PasswordHash hashed(Password chosen, User user) {
        requireUnguessable(chosen, user);
        return hasher.hash(chosen);
    }

    /// Stores the account with its new password, voids what could close it or set another one, tells its owner, and
    /// notes it; call it inside a unit of work.
    void set(User user, PasswordHash hash, SecurityEvent.Kind kind, Visitor visitor, Instant now) {
        users.save(user);
        users.changePassword(user.id(), hash);
        cards.accountChanged(user);
        codes.forget(codes.toClose(user.id()));
        Email mailbox = user.mailbox();
        if (mailbox != null) {
            codes.forgetResetsAt(mailbox);
            notifications.tell(
                    "password changed/" + user.id() + "/" + now,
                    new Notice.PasswordChanged(mailbox, user.name(), notifications.byClockOf(user.id(), now)));
        }
        events.record(kind, user.id(), visitor.network());
    }
}
