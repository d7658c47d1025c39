package com.datifyy.application.profile.port;

import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.profile.Profile;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/// The profiles.
public interface ProfileRepository {
    void add(Profile profile);

    Optional<Profile> find(UserId owner);

    /// Several profiles in one query; people without one are left out.
    Map<UserId, Profile> findAll(Collection<UserId> owners);

    /// Replaces the profile of the version before. A telephone number that changes is no longer verified.
    ///
    /// @throws com.datifyy.domain.shared.Refusal.Stale when somebody else changed it in between
    /// @throws com.datifyy.domain.shared.Refusal.Conflict when the telephone number belongs to another account
    void save(Profile profile);
}
