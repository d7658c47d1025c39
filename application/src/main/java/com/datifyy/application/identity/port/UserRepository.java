package com.datifyy.application.identity.port;

import com.datifyy.domain.identity.Email;
import com.datifyy.domain.identity.PasswordHash;
import com.datifyy.domain.identity.PhoneNumber;
import com.datifyy.domain.identity.User;
import com.datifyy.domain.identity.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The accounts and their password hashes.
///
/// Any number of accounts may claim an address or a number, and one at most has proven it.
public interface UserRepository {

    /// What [#add] found.
    enum Addition {
        ADDED,
        /// The random number belongs to somebody: try another one.
        ID_TAKEN
    }

    /// Adds a new account, or changes nothing and says why not.
    ///
    /// @param password null for somebody who signs in without one
    /// @throws IllegalStateException when another account has proven the address or number that this
    ///     one has proven
    Addition add(User user, @Nullable PasswordHash password);

    Optional<User> find(UserId id);

    /// Which of several people take part, in one query.
    Set<UserId> takingPart(Collection<UserId> people);

    /// The account, locked until the unit of work ends, so that what is decided by it still holds when it is
    /// written, and changes of one person come one after the other.
    Optional<User> findForUpdate(UserId id);

    /// Lets nobody else claim or prove this address until the unit of work ends.
    void reserve(Email email);

    /// Lets nobody else claim or prove this number until the unit of work ends.
    void reserve(PhoneNumber phone);

    /// The account that has proven this address.
    Optional<User> ownerOf(Email email);

    /// The account that has proven this number.
    Optional<User> ownerOf(PhoneNumber phone);

    /// Of the accounts that claim this address without having proven it, and take part or were closed by
    /// their owner, the newest.
    Optional<User> newestClaimantOf(Email email);

    /// How many accounts that take part claim this address without having proven it.
    int claimantsOf(Email email);

    /// The hash of an account's password; empty when it has none.
    Optional<PasswordHash> passwordOf(UserId id);

    void changePassword(UserId id, PasswordHash password);

    /// Takes the password off an account, which signs in another way from then on; one without stays as it is.
    void forgetPassword(UserId id);

    /// Saves an account's address, status and times. Name and telephone number belong to the profile and are saved
    /// with it.
    ///
    /// @throws IllegalStateException when another account has proven the address or number that this
    ///     one has proven
    void save(User user);

    /// Notes that the staff put an account on hold, or lifted that.
    ///
    /// @param since null where it is not on hold any more
    void noteHold(UserId id, @Nullable Instant since);

    /// Whether the staff has an account on hold: one that waits, or that its owner closed meanwhile. What is left of
    /// a hold in an account that has become active since, or was stopped, counts for nothing.
    boolean isOnHold(UserId id);

    /// Notes when somebody was last active.
    void touch(UserId id, Instant lastActiveAt);
}
