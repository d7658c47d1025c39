package com.datifyy.application.profile;

import com.datifyy.domain.identity.User;
import com.datifyy.domain.preferences.PartnerPreferences;
import com.datifyy.domain.profile.Profile;

/// Everything a person sees of themselves.
public record OwnProfile(User user, Profile profile, PartnerPreferences preferences) {}
