package com.datifyy.domain.matching;

import com.datifyy.domain.identity.User;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.preferences.PartnerPreferences;
import com.datifyy.domain.profile.Profile;
import com.datifyy.domain.settings.UserSettings;
import java.util.List;

/// Everything matching needs to know of one person, derived from account, profile and preferences.
///
/// @param wishes in the order of their criteria; wishes that do not matter are left out
public record MatchCard(UserId owner, Standing standing, Visibility visibility, Traits traits, List<Wish> wishes) {
    public MatchCard {
        wishes = List.copyOf(wishes);
    }

    /// The card of somebody who set nothing.
    public static MatchCard of(User user, Profile profile, PartnerPreferences preferences) {
        return of(user, profile, preferences, Visibility.FULL);
    }

    public static MatchCard of(User user, Profile profile, PartnerPreferences preferences, Visibility visibility) {
        return new MatchCard(
                user.id(),
                Standing.of(user),
                visibility,
                TraitsOf.profile(profile),
                WishesOf.preferences(preferences, profile));
    }

    /// The card as it is compared with others' when they look for people: without the place, if they must not
    /// learn the distance. Then neither who is found nor in which order tells anything about it.
    public MatchCard asSeenByOthers() {
        return visibility.showsDistance()
                ? this
                : new MatchCard(owner, standing, visibility, traits.without(Criterion.DISTANCE), wishes);
    }

    /// The card of this person while they have others recommended to them: with what their settings ask
    /// besides.
    public MatchCard seekingBy(UserSettings settings) {
        return new MatchCard(owner, standing, visibility, traits, SettingsWishes.addedTo(wishes, settings));
    }
}
