package com.datifyy.adapters.rest.profile;

import com.datifyy.adapters.rest.json.Json;
import com.datifyy.adapters.rest.json.JsonTime;
import com.datifyy.adapters.rest.json.Vocabulary;
import com.datifyy.adapters.rest.preferences.PreferencesView;
import com.datifyy.adapters.rest.settings.SettingsView;
import com.datifyy.application.profile.OwnProfile;
import com.datifyy.domain.identity.AccountStatus;
import com.datifyy.domain.identity.Email;
import com.datifyy.domain.identity.User;
import com.datifyy.domain.profile.Profile;
import com.datifyy.domain.profile.traits.ZodiacSign;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// A profile as its owner gets it: everything, with the account, the partner preferences and the settings.
public final class OwnProfileView {
    private static final Vocabulary<AccountStatus> STATUSES = Vocabulary.of(AccountStatus.class);
    private static final Vocabulary<ZodiacSign> ZODIAC = Vocabulary.of(ZodiacSign.class);

    private OwnProfileView() {}

    /// @param at when it is told
    public static ObjectNode of(OwnProfile own, Instant at) {
        Profile profile = own.profile();
        User user = own.user();
        ObjectNode json = Json.object()
                .put("userId", user.id().toString())
                .put("completionPercentage", profile.completion())
                .put("isPublic", own.isPublic())
                .put("isVerified", user.isVerified());
        PresenceJson.put(own.presence(at), json);
        ProfileChange.GROUPS.write(profile.answers(), json);
        Integer age = profile.ageOn(LocalDate.ofInstant(at, ZoneOffset.UTC));
        Email email = user.email();
        ObjectNode basics = json.withObject("/basicInfo")
                .put("email", email == null ? "" : email.value())
                .put("age", age == null ? 0 : age);
        ZodiacSign sign = profile.zodiacSign();
        if (sign != null) {
            basics.put("zodiacSign", ZODIAC.nameOf(sign));
        }
        json.set("photos", PhotoView.of(own.photos()));
        json.set("partnerPreferences", PreferencesView.of(own.preferences()));
        json.set("userPreferences", SettingsView.of(own.settings()));
        json.set("metadata", metadata(user, profile));
        return json;
    }

    /// How the account stands, and when it was made, changed and last signed in to.
    private static ObjectNode metadata(User user, Profile profile) {
        ObjectNode json = Json.object()
                .put("status", STATUSES.nameOf(user.status()))
                .put("emailVerified", verification(user.emailVerifiedAt()))
                .put("phoneVerified", verification(user.phoneVerifiedAt()))
                .put("isVerified", user.isVerified());
        json.set("createdAt", JsonTime.secondsAndNanos(user.createdAt()));
        json.set("updatedAt", JsonTime.secondsAndNanos(profile.updatedAt()));
        if (user.lastLoginAt() != null) {
            json.set("lastLoginAt", JsonTime.secondsAndNanos(user.lastLoginAt()));
        }
        return json;
    }

    private static String verification(@Nullable Instant verifiedAt) {
        return verifiedAt == null ? "VERIFICATION_STATUS_UNVERIFIED" : "VERIFICATION_STATUS_VERIFIED";
    }
}
