package com.datifyy.adapters.grpc.user;

import com.datifyy.adapters.grpc.wire.user.v1.PartnerPreferences;
import com.datifyy.adapters.grpc.wire.user.v1.UserProfile;
import com.datifyy.application.profile.OwnProfile;
import java.time.Instant;

/// A profile with everything in it, for those who may read that besides its owner.
public final class WholeProfile {
    private WholeProfile() {}

    /// What they tell about themselves.
    ///
    /// @param at when it is told
    public static UserProfile told(OwnProfile profile, Instant at) {
        return ProfileMessages.own(profile, at).toBuilder()
                .clearPartnerPreferences()
                .clearUserPreferences()
                .build();
    }

    /// What they wish.
    public static PartnerPreferences wished(OwnProfile profile) {
        return PreferenceMessages.preferences(profile.preferences());
    }
}
