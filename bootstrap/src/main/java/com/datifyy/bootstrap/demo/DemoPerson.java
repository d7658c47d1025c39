package com.datifyy.bootstrap.demo;

import com.datifyy.domain.availability.Slot;
import com.datifyy.domain.identity.User;
import com.datifyy.domain.preferences.PartnerPreferences;
import com.datifyy.domain.profile.Profile;
import java.util.List;

/// One invented person with everything they have told the service. They have no password.
public record DemoPerson(User user, Profile profile, PartnerPreferences preferences, List<Slot> slots) {}
