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

    /// Lets nobody else link this identity until the unit of work ends.
    void reserve(IdentityProvider provider, String subject);

    Optional<UserId> find(IdentityProvider provider, String subject);

    /// @throws IllegalStateException when the identity belongs to an account already
    void add(Link link);

    /// Forgets the identities of an account that were linked after an instant.
    ///
    /// @return how many there were
    int removeSince(UserId account, Instant since);

    /// Forgets the identities of an account at one provider.
    ///
    /// @return how many there were
    int remove(UserId account, IdentityProvider provider);

    /// The identities of an account, by provider.
    List<Link> of(UserId account);
}
