package com.datifyy.application.identity.port;

import com.datifyy.domain.identity.Email;
import com.datifyy.domain.identity.KnownDevice;
import com.datifyy.domain.identity.RefreshGrant;
import com.datifyy.domain.identity.Session;
import com.datifyy.domain.identity.SessionId;
import com.datifyy.domain.identity.User;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.shared.NumberedPage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Sessions, the devices they are on, and the refresh tokens that keep them alive.
public interface SessionRepository {
    /// A session together with its owner's account.
    record Held(Session session, User owner) {}

    /// A refresh token that somebody presents, as it is remembered, with its session and that session's owner.
    record Presented(RefreshGrant grant, Session session, User owner) {}

    /// A device that its owner calls theirs.
    record TrustedDevice(String deviceId, Instant trustedAt) {}

    /// What is known of the place a session was opened from.
    enum Familiarity {
        /// No earlier session is remembered.
        FIRST,
        /// An earlier session was on the same device or, where it brings no name of its own, had the same
        /// user agent and address.
        KNOWN,
        NEW
    }

    /// What somebody has left of themselves in their own sessions.
    ///
    /// @param onDevice whether one was on the device
    /// @param inPlace whether one was opened from the place
    record Traces(boolean onDevice, boolean inPlace) {}

    void add(Session session);

    Optional<Session> find(SessionId id);

    /// The session and its owner's account, as they were at one moment. A store may answer from what it remembers,
    /// with earlier times of activity: not once the unit of work is over, or the series that it is part of, that
    /// ended the session or stopped the account, on whichever instance, nor when by what is remembered the session
    /// is over or its activity worth noting.
    ///
    /// @param now when it is asked
    Optional<Held> findHeld(SessionId id, Instant now);

    /// Saves when a session was used, until when it lives and whether it was ended.
    void save(Session session);

    /// Notes when a session was last active.
    void touch(SessionId id, Instant lastActiveAt);

    /// A person's living sessions, the one used last first.
    NumberedPage<Session> living(UserId owner, Instant now, NumberedPage.Wanted wanted);

    /// All that is remembered of a person's sessions, those that ended included, the one used last first.
    List<Session> all(UserId owner, int atMost);

    /// Compares a session that is about to be added with the earlier ones of its owner.
    ///
    /// @param deviceId what the device calls itself; empty when it does not
    Familiarity familiarityOf(Session session, String deviceId);

    /// Of the accounts that claim this address without having proven it, and take part or were closed by their
    /// owner, the newest of which a session was opened from this coarse network address.
    Optional<User> claimantFrom(Email email, String address);

    /// Of the same accounts the newest of which a session was opened on this device.
    ///
    /// @param deviceId empty when it is not known; then no session was on it
    Optional<User> claimantOn(Email email, String deviceId);

    /// What a person has left of themselves before: a session on a device, one opened from a coarse
    /// address, each since then, whether or not it has ended.
    ///
    /// @param deviceId empty when it is not known; then no session was on it
    Traces tracesOf(UserId owner, String deviceId, String address, Instant since);

    /// Ends every living session of a person.
    ///
    /// @return how many there were
    int endAll(UserId owner, Instant now);

    /// Ends every living session of a person but one.
    ///
    /// @return how many there were
    int endOthers(UserId owner, SessionId kept, Instant now);

    /// Ends the living sessions of a person on one device.
    ///
    /// @return how many there were
    int endOn(UserId owner, String deviceId, Instant now);

    /// The devices that living sessions of a person are on, the one used last first.
    NumberedPage<KnownDevice> devices(UserId owner, Instant now, NumberedPage.Wanted wanted);

    /// Notes that the owner calls a device theirs.
    ///
    /// @return whether a living session is on it; else nothing is noted
    boolean trust(UserId owner, String deviceId, Instant now);

    /// The devices somebody calls theirs, signed in or not, by their ids.
    List<TrustedDevice> trusted(UserId owner);

    /// Forgets that the owner called a device theirs.
    void distrust(UserId owner, String deviceId);

    /// Forgets sessions that ended, or ran out, before an instant, with their tokens, and then whatever the store
    /// noted about them for itself; at most some thousands at a time.
    ///
    /// @return how many were forgotten; 0 when none is left
    int removeEnded(Instant before);

    void addGrant(RefreshGrant grant);

    /// The grant with this fingerprint, locked until the unit of work ends, so that two clients presenting
    /// one token come one after the other.
    Optional<Presented> findPresentedForUpdate(String fingerprint);

    /// Exchanges a token for its successor: marks the token as used, and the token before it as one whose
    /// successor was used; adds the successor; and saves until when the session lives now.
    void exchange(RefreshGrant grant, RefreshGrant successor, Session session, Instant now);
}
