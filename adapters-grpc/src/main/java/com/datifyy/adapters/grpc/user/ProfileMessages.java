package com.datifyy.adapters.grpc.user;

import com.datifyy.adapters.grpc.translation.ProtoEnum;
import com.datifyy.adapters.grpc.translation.ProtoIdentity;
import com.datifyy.adapters.grpc.translation.ProtoTime;
import com.datifyy.adapters.grpc.wire.user.v1.AccountMetadata;
import com.datifyy.adapters.grpc.wire.user.v1.UpdateProfileRequest;
import com.datifyy.adapters.grpc.wire.user.v1.UserProfile;
import com.datifyy.application.matching.Introduction;
import com.datifyy.application.profile.OwnProfile;
import com.datifyy.domain.attribute.Changes;
import com.datifyy.domain.attribute.UpdateFields;
import com.datifyy.domain.identity.User;
import com.datifyy.domain.matching.Presence;
import com.datifyy.domain.profile.Profile;
import com.datifyy.domain.profile.ProfileGroup;
import com.datifyy.domain.profile.PublishedProfile;
import com.datifyy.domain.profile.traits.ZodiacSign;
import com.datifyy.domain.shared.DistanceBucket;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// Profiles as messages: a person's own, with everything, and somebody else's, with what that person publishes.
final class ProfileMessages {
    private static final ProfileParts TOLD = new ProfileParts(UserProfile.getDescriptor());
    private static final ProfileParts ASKED = new ProfileParts(UpdateProfileRequest.getDescriptor());
    private static final ProtoEnum<ZodiacSign> SIGNS =
            new ProtoEnum<>(ZodiacSign.class, com.datifyy.adapters.grpc.wire.user.v1.ZodiacSign.getDescriptor());
    private static final ProtoEnum<DistanceBucket> DISTANCES = new ProtoEnum<>(
            DistanceBucket.class, com.datifyy.adapters.grpc.wire.user.v1.DistanceBucket.getDescriptor());

    private ProfileMessages() {}

    /// What a request changes.
    ///
    /// @return refuses values that break their limits when the changes are made
    /// @throws InvalidInput when it names no field, or names an unknown one
    static Changes changes(UpdateProfileRequest request) {
        Changes changes = Changes.none();
        switch (UpdateFields.of(request.getUpdateFieldsList(), ProfileGroup::attributeNamed, ProfileGroup.TOLD_ONLY)) {
            case UpdateFields.Missing() ->
                throw new InvalidInput(UpdateFields.KEY, "must name the fields to change, or * for all that are sent");
            case UpdateFields.AllThatIsSent() -> ASKED.readSent(request, changes);
            case UpdateFields.Named named -> ASKED.readNamed(request, named.attributes(), changes);
        }
        return changes;
    }

    /// @param at when it is told
    static UserProfile own(OwnProfile own, Instant at) {
        User user = own.user();
        Profile profile = own.profile();
        var message = UserProfile.newBuilder()
                .setUserId(user.id().toString())
                .setMetadata(metadata(user, profile))
                .setPartnerPreferences(PreferenceMessages.preferences(own.preferences()))
                .setUserPreferences(SettingsMessages.preferences(own.settings()))
                .setCompletionPercentage(profile.completion())
                .setIsPublic(own.isPublic())
                .setIsVerified(user.isVerified())
                .setVersion(profile.version())
                .addAllPhotos(PhotoMessages.photos(own.photos()));
        put(own.presence(at), message);
        TOLD.write(profile.answers(), message);
        Integer age = profile.ageOn(LocalDate.ofInstant(at, ZoneOffset.UTC));
        message.getBasicInfoBuilder()
                .setEmail(ProtoIdentity.address(user))
                .setAge(age == null ? 0 : age)
                .setZodiacSignValue(SIGNS.number(profile.zodiacSign()));
        return message.build();
    }

    private static void put(Presence presence, UserProfile.Builder message) {
        message.setIsOnline(presence.online());
        Instant lastSeen = presence.lastSeen();
        if (lastSeen != null) {
            message.setLastSeenAt(ProtoTime.of(lastSeen));
        }
    }

    private static AccountMetadata metadata(User user, Profile profile) {
        var metadata = AccountMetadata.newBuilder()
                .setStatusValue(ProtoIdentity.statusNumber(user.status()))
                .setEmailVerified(ProtoIdentity.verified(user.emailVerifiedAt()))
                .setPhoneVerified(ProtoIdentity.verified(user.phoneVerifiedAt()))
                .setIsVerified(user.isVerified())
                .setCreatedAt(ProtoTime.of(user.createdAt()))
                .setUpdatedAt(ProtoTime.of(profile.updatedAt()));
        if (user.lastLoginAt() != null) {
            metadata.setLastLoginAt(ProtoTime.of(user.lastLoginAt()));
        }
        return metadata.build();
    }

    /// Somebody else, with nothing that person does not publish.
    static UserProfile introduced(Introduction introduction) {
        PublishedProfile published = introduction.profile();
        var message = UserProfile.newBuilder()
                .setUserId(published.owner().toString())
                .setIsPublic(introduction.open())
                .setIsVerified(published.verified())
                .setCompatibilityScore(introduction.score())
                .setDistanceBucketValue(DISTANCES.number(published.distance()))
                .addAllMatchReasons(introduction.reasons().stream()
                        .map(PreferenceMessages::reason)
                        .toList())
                .addAllMatchMisses(introduction.misses().stream()
                        .map(PreferenceMessages::reason)
                        .toList())
                .addAllPhotos(PhotoMessages.photos(introduction.photos()));
        put(introduction.presence(), message);
        TOLD.write(published.answers(), message);
        message.getBasicInfoBuilder()
                .setName(published.firstName())
                .setAge(published.age())
                .setZodiacSignValue(SIGNS.number(published.zodiacSign()));
        return message.build();
    }
}
