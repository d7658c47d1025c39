package com.datifyy.application.settings.port;

import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.settings.UserSettings;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/// What people set about the app. Whoever never set anything has no entry.
public interface SettingsRepository {
    Optional<UserSettings> find(UserId owner);

    /// The settings of several people in one query; whoever has no entry is left out.
    Map<UserId, UserSettings> findAll(Collection<UserId> owners);

    /// Replaces the settings of the version before, which for version 1 are none.
    ///
    /// @throws com.datifyy.domain.shared.Refusal.Stale when somebody else changed them in between
    void save(UserSettings settings);
}
