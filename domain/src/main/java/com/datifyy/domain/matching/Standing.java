package com.datifyy.domain.matching;

import com.datifyy.domain.identity.User;
import java.time.Instant;

/// How somebody stands as a member, beside what they tell.
///
/// @param takesPart whether the account's status lets them be shown
public record Standing(boolean takesPart, boolean verified, Instant lastActiveAt) {
    public static Standing of(User user) {
        return new Standing(user.status().takesPart(), user.isVerified(), user.lastActiveAt());
    }
}
