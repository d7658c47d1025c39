package com.datifyy.application.profile;

import com.datifyy.domain.identity.User;
import com.datifyy.domain.matching.Visibility;
import com.datifyy.domain.preferences.PartnerPreferences;
import com.datifyy.domain.profile.Basics;
import com.datifyy.domain.profile.Profile;
import com.datifyy.domain.settings.UserSettings;

/// Everything a person sees of themselves.
public record OwnProfile(User user, Profile profile, PartnerPreferences preferences, UserSettings settings) {

    /// Whether others may see the profile: the account takes part, gender and birth date are told, and the person wants
    /// to be shown.
    public boolean isPublic() {
        return user.status().takesPart()
                && profile.birthDate() != null
                && profile.answers().has(Basics.GENDER)
                && Visibility.of(settings).shown();
    }
}
