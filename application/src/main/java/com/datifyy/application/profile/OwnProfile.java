package com.datifyy.application.profile;

import com.datifyy.domain.identity.User;
import com.datifyy.domain.preferences.PartnerPreferences;
import com.datifyy.domain.profile.Basics;
import com.datifyy.domain.profile.Profile;
import com.datifyy.domain.profile.ShownPhoto;
import java.util.List;

/// Everything a person sees of themselves.
///
/// @param photos with links for their owner
public record OwnProfile(User user, Profile profile, PartnerPreferences preferences, List<ShownPhoto> photos) {
    public OwnProfile {
        photos = List.copyOf(photos);
    }

    /// Whether others may see the profile: the account takes part, and gender and birth date are told.
    public boolean isPublic() {
        return user.status().takesPart()
                && profile.birthDate() != null
                && profile.answers().has(Basics.GENDER);
    }
}
