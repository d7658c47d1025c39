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
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
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
    public static JsonNode of(OwnProfile own, Instant at) {
        return Json.object(out -> {
            write(own, at, out);
            out.writeObjectFieldStart("partnerPreferences");
            PreferencesView.write(own.preferences(), out);
            out.writeEndObject();
            out.writeObjectFieldStart("userPreferences");
            SettingsView.write(own.settings(), out);
            out.writeEndObject();
            writeMetadata(own.user(), own.profile(), out);
        });
    }

    /// The same without preferences and settings, for where those stand elsewhere.
    ///
    /// @param at when it is told
    public static JsonNode alone(OwnProfile own, Instant at) {
        return Json.object(out -> {
            write(own, at, out);
            writeMetadata(own.user(), own.profile(), out);
        });
    }

    private static void write(OwnProfile own, Instant at, JsonGenerator out) throws IOException {
        Profile profile = own.profile();
        User user = own.user();
        out.writeStringField("userId", user.id().toString());
        out.writeNumberField("completionPercentage", profile.completion());
        out.writeBooleanField("isPublic", own.isPublic());
        out.writeBooleanField("isVerified", user.isVerified());
        PresenceJson.write(own.presence(at), out);
        ProfileChange.GROUPS.write(profile.answers(), basics -> writeToldOnly(user, profile, at, basics), out);
        PhotoView.write("photos", own.photos(), out);
    }

    private static void writeToldOnly(User user, Profile profile, Instant at, JsonGenerator out) throws IOException {
        Email email = user.email();
        Integer age = profile.ageOn(LocalDate.ofInstant(at, ZoneOffset.UTC));
        ZodiacSign sign = profile.zodiacSign();
        out.writeStringField("email", email == null ? "" : email.value());
        out.writeNumberField("age", age == null ? 0 : age);
        if (sign != null) {
            out.writeStringField("zodiacSign", ZODIAC.nameOf(sign));
        }
    }

    /// How the account stands, and when it was made, changed and last signed in to.
    private static void writeMetadata(User user, Profile profile, JsonGenerator out) throws IOException {
        Instant lastLogin = user.lastLoginAt();
        out.writeObjectFieldStart("metadata");
        out.writeStringField("status", STATUSES.nameOf(user.status()));
        out.writeStringField("emailVerified", verification(user.emailVerifiedAt()));
        out.writeStringField("phoneVerified", verification(user.phoneVerifiedAt()));
        out.writeBooleanField("isVerified", user.isVerified());
        JsonTime.write("createdAt", user.createdAt(), out);
        JsonTime.write("updatedAt", profile.updatedAt(), out);
        if (lastLogin != null) {
            JsonTime.write("lastLoginAt", lastLogin, out);
        }
        out.writeEndObject();
    }

    private static String verification(@Nullable Instant verifiedAt) {
        return verifiedAt == null ? "VERIFICATION_STATUS_UNVERIFIED" : "VERIFICATION_STATUS_VERIFIED";
    }
}
