package com.datifyy.application.curation;

import com.datifyy.domain.identity.User;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.matching.Moment;
import com.datifyy.domain.profile.Profile;
import com.datifyy.domain.profile.ProfileSummary;
import com.datifyy.domain.profile.traits.Gender;
import org.jspecify.annotations.Nullable;

/// Somebody in the few words that curating needs; for the staff alone.
///
/// @param email empty when there is none
/// @param phone empty when there is none
/// @param age completed years, or 0 when it is not known
/// @param gender null when it is not known
/// @param city empty when it is not known
/// @param occupation empty when it is not known
/// @param completion how much of the profile is filled in, 0 to 100
public record StaffPerson(
        UserId id,
        String name,
        String email,
        String phone,
        int age,
        @Nullable Gender gender,
        String city,
        String occupation,
        int completion,
        boolean emailVerified) {

    static StaffPerson of(User user, @Nullable Profile profile, Moment at) {
        var email = user.email();
        var phone = user.phone();
        ProfileSummary told = profile == null
                ? new ProfileSummary(user.name(), 0, null, "", "")
                : ProfileSummary.of(profile, at.today());
        return new StaffPerson(
                user.id(),
                told.name(),
                email == null ? "" : email.value(),
                phone == null ? "" : phone.value(),
                told.age(),
                told.gender(),
                told.city(),
                told.occupation(),
                profile == null ? 0 : profile.completion(),
                user.emailVerifiedAt() != null);
    }

    /// Only what is neither personal nor content.
    @Override
    public String toString() {
        return "StaffPerson[" + id + "]";
    }
}
