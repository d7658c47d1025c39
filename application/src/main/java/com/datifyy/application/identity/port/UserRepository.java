package com.datifyy.application.identity.port;

import com.datifyy.domain.identity.Email;
import com.datifyy.domain.identity.PasswordHash;
import com.datifyy.domain.identity.User;
import com.datifyy.domain.identity.UserId;
import java.time.Instant;
import java.util.Optional;

/// The accounts and their password hashes.
public interface UserRepository {

    /// What [#add] found.
    enum Addition {
        ADDED,
        EMAIL_TAKEN,
        /// The random number belongs to somebody: try another one.
        ID_TAKEN
    }

    /// Adds a new account, or changes nothing and says why not.
    Addition add(User user, PasswordHash password);

    Optional<User> find(UserId id);

    /// The account, locked until the unit of work ends, so that what is decided by it still holds when it is
    /// written, and changes of one person come one after the other.
    Optional<User> findForUpdate(UserId id);

    Optional<User> findByEmail(Email email);

    /// The hash of an account's password; empty when it has none.
    Optional<PasswordHash> passwordOf(UserId id);

    void changePassword(UserId id, PasswordHash password);

    /// Saves an account's status and times. Name and telephone number belong to the profile and are saved with
    /// it.
    void save(User user);

    /// Notes when somebody was last active.
    void touch(UserId id, Instant lastActiveAt);
}
