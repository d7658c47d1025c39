package com.datifyy.application.preferences.port;

import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.preferences.PartnerPreferences;
import java.util.Optional;

/// The partner preferences.
public interface PreferencesRepository {
    void add(PartnerPreferences preferences);

    Optional<PartnerPreferences> find(UserId owner);

    /// Replaces the preferences of the version before.
    ///
    /// @throws com.datifyy.domain.shared.Refusal.Stale when somebody else changed them in between
    void save(PartnerPreferences preferences);
}
