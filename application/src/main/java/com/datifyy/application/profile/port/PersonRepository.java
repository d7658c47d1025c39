package com.datifyy.application.profile.port;

import com.datifyy.domain.identity.User;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.preferences.PartnerPreferences;
import com.datifyy.domain.profile.Profile;
import java.util.Optional;

/// The people with everything they told, read at once: what account, profile and preferences say when
/// they are asked one by one.
public interface PersonRepository {

    /// Account, profile and preferences of one person.
    record Person(User user, Profile profile, PartnerPreferences preferences) {}

    /// A person as they are now, inside a unit of work with what it has changed so far; empty when the
    /// account, the profile or the preferences are missing.
    Optional<Person> find(UserId id);
}
