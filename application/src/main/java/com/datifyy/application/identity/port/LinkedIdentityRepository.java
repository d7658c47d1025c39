package com.datifyy.application.identity.port;

import com.datifyy.domain.identity.IdentityProvider;
import com.datifyy.domain.identity.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Which account an identity at another provider belongs to.
public interface LinkedIdentityRepository {
    /// An identity that signs in to an account.
    record Link(IdentityProvider provider, String subject, UserId account, Instant linkedAt) {
        @Override
        public String toString() {
            return "Link[" + provider + "]";
        }
    }

    /// An identity that was taken off an account, and not added again.
    record Parting(IdentityProvider provider, String subject, UserId account, Instant partedAt) {
        @Override
        public String toString() {
            return "Parting[" + provider + "]";
        }
    }

    /// Lets nobody else link this identity until the unit of work ends.
    void reserve(IdentityProvider provider, String subject);

    Optional<UserId> find(IdentityProvider provider, String subject);

    /// From now on it was not taken off this account.
    ///
    /// @throws IllegalStateException when the identity belongs to an account already
    void add(Link link);

    /// Takes the identities of an account off it that were linked after an instant, and remembers that.
    ///
    /// @return how many there were
    int takeOffSince(UserId account, Instant since, Instant now);

    /// Takes the identities of an account at one provider off it, and remembers that.
    ///
    /// @return how many there were
    int takeOff(UserId account, IdentityProvider provider, Instant now);

    /// Whether an identity was taken off an account, and not added again.
    boolean wasTakenOff(IdentityProvider provider, String subject, UserId account);

    /// What was taken off an account, and not added again, by provider.
    List<Parting> takenOff(UserId account);

    /// The identities of an account, by provider.
    List<Link> of(UserId account);
}
