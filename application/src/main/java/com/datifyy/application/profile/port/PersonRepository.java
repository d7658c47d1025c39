package com.datifyy.application.profile.port;

import com.datifyy.domain.identity.User;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.preferences.PartnerPreferences;
import com.datifyy.domain.profile.Profile;
import com.datifyy.domain.settings.UserSettings;
import java.util.Optional;

/// The people with everything they told, read at once: what account, profile, preferences and settings say when
/// they are asked one by one.
public interface PersonRepository {

    /// Account, profile, preferences and settings of one person; the initial settings, of the day they
    /// joined, where they set nothing.
    record Person(User user, Profile profile, PartnerPreferences preferences, UserSettings settings) {}

    /// A person as they are now, inside a unit of work with what it has changed so far; empty when the
    /// account, the profile or the preferences are missing.
    Optional<Person> find(UserId id);
}
