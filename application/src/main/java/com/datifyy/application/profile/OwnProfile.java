package com.datifyy.application.profile;

import com.datifyy.domain.identity.User;
import com.datifyy.domain.matching.Presence;
import com.datifyy.domain.matching.Visibility;
import com.datifyy.domain.preferences.PartnerPreferences;
import com.datifyy.domain.profile.Basics;
import com.datifyy.domain.profile.Profile;
import com.datifyy.domain.profile.ShownPhoto;
import com.datifyy.domain.settings.UserSettings;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everything a person sees of themselves.
///
/// @param photos with links for their owner
public record OwnProfile(
        User user, Profile profile, PartnerPreferences preferences, UserSettings settings, List<ShownPhoto> photos) {
    public OwnProfile {
        photos = List.copyOf(photos);
    }

    /// Whether others may see the profile: the account takes part, gender and birth date are told, and the
    /// person wants to be shown.
    public boolean isPublic() {
        return user.status().takesPart()
                && profile.birthDate() != null
                && profile.answers().has(Basics.GENDER)
                && Visibility.of(settings).shown();
    }

    /// The photo they show first; null without any.
    public @Nullable ShownPhoto primaryPhoto() {
        for (ShownPhoto photo : photos) {
            if (photo.primary()) {
                return photo;
            }
        }
        return null;
    }

    /// How lately they were there, as others are told it.
    public Presence presence(Instant now) {
        return Presence.of(Visibility.of(settings), user.lastActiveAt(), now);
    }
}
