package com.datifyy.domain.matching;

import com.datifyy.domain.identity.User;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.preferences.PartnerPreferences;
import com.datifyy.domain.profile.Profile;
import java.util.List;

/// Everything matching needs to know of one person, derived from account, profile and preferences.
///
/// @param wishes in the order of their criteria; wishes that do not matter are left out
public record MatchCard(UserId owner, Standing standing, Traits traits, List<Wish> wishes) {
    public MatchCard {
        wishes = List.copyOf(wishes);
    }

    public static MatchCard of(User user, Profile profile, PartnerPreferences preferences) {
        return new MatchCard(
                user.id(), Standing.of(user), TraitsOf.profile(profile), WishesOf.preferences(preferences, profile));
    }
}
