package com.datifyy.adapters.grpc.user;

import com.datifyy.adapters.grpc.translation.ProtoAttributes;
import com.datifyy.adapters.grpc.wire.user.v1.DiscoveryPreferences;
import com.datifyy.adapters.grpc.wire.user.v1.NotificationPreferences;
import com.datifyy.adapters.grpc.wire.user.v1.PrivacyPreferences;
import com.datifyy.adapters.grpc.wire.user.v1.UpdateUserPreferencesRequest;
import com.datifyy.adapters.grpc.wire.user.v1.UserPreferences;
import com.datifyy.domain.attribute.Answers;
import com.datifyy.domain.attribute.Attribute;
import com.datifyy.domain.attribute.Attribute.Flag;
import com.datifyy.domain.attribute.Changes;
import com.datifyy.domain.attribute.UpdateFields;
import com.datifyy.domain.settings.SettingsGroup;
import com.datifyy.domain.settings.UserSettings;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Message;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Settings as messages.
final class SettingsMessages {
    private static final ProtoAttributes NOTIFICATIONS =
            fields(SettingsGroup.NOTIFICATIONS, NotificationPreferences.getDescriptor());
    private static final ProtoAttributes PRIVACY = fields(SettingsGroup.PRIVACY, PrivacyPreferences.getDescriptor());
    private static final ProtoAttributes DISCOVERY =
            fields(SettingsGroup.DISCOVERY, DiscoveryPreferences.getDescriptor());
    private static final ProtoAttributes APP = fields(SettingsGroup.APP, UserPreferences.getDescriptor());

    private static final Set<String> GROUPS = Set.of("notifications", "privacy", "discovery");

    private SettingsMessages() {}

    static UserPreferences preferences(UserSettings settings) {
        Answers values = settings.values();
        var notifications = NotificationPreferences.newBuilder();
        NOTIFICATIONS.write(values, notifications);
        var privacy = PrivacyPreferences.newBuilder();
        PRIVACY.write(values, privacy);
        var discovery = DiscoveryPreferences.newBuilder();
        DISCOVERY.write(values, discovery);
        var message = UserPreferences.newBuilder()
                .setNotifications(notifications)
                .setPrivacy(privacy)
                .setDiscovery(discovery);
        APP.write(values, message);
        return message.build();
    }

    /// A group that is not there stays as it is. One that is there says all of its flags, since a flag that
    /// is off cannot be told from one that is missing; its numbers change where they are not zero. The name
    /// of a group stands for all of its settings.
    ///
    /// @return refuses values that break their limits when the changes are made
    /// @throws InvalidInput when there are no preferences, or a name is unknown
    static Changes changes(UpdateUserPreferencesRequest request) {
        if (!request.hasPreferences()) {
            throw new InvalidInput("preferences", "is required");
        }
        UserPreferences sent = request.getPreferences();
        Changes changes = Changes.none();
        switch (UpdateFields.of(request.getUpdateFieldsList(), SettingsGroup::attributeNamed, GROUPS)) {
            case UpdateFields.Missing(), UpdateFields.AllThatIsSent() -> readSent(sent, changes);
            case UpdateFields.Named(var attributes, var groups) -> {
                Set<Attribute<?>> named = new HashSet<>(attributes);
                groups.forEach(name -> groupNamed(name).ifPresent(group -> named.addAll(group.attributes())));
                NOTIFICATIONS.readNamed(sent.getNotifications(), named, changes);
                PRIVACY.readNamed(sent.getPrivacy(), named, changes);
                DISCOVERY.readNamed(sent.getDiscovery(), named, changes);
                APP.readNamed(sent, named, changes);
            }
        }
        return changes;
    }

    private static void readSent(UserPreferences sent, Changes changes) {
        if (sent.hasNotifications()) {
            readGroup(SettingsGroup.NOTIFICATIONS, NOTIFICATIONS, sent.getNotifications(), changes);
        }
        if (sent.hasPrivacy()) {
            readGroup(SettingsGroup.PRIVACY, PRIVACY, sent.getPrivacy(), changes);
        }
        if (sent.hasDiscovery()) {
            readGroup(SettingsGroup.DISCOVERY, DISCOVERY, sent.getDiscovery(), changes);
        }
        APP.readSent(sent, changes);
    }

    private static void readGroup(SettingsGroup group, ProtoAttributes fields, Message sent, Changes changes) {
        fields.readSent(sent, changes);
        fields.readNamed(
                sent,
                group.attributes().stream().filter(Flag.class::isInstance).collect(Collectors.toUnmodifiableSet()),
                changes);
    }

    private static Optional<SettingsGroup> groupNamed(String name) {
        return Arrays.stream(SettingsGroup.values())
                .filter(group -> switch (group) {
                    case NOTIFICATIONS -> name.equals("notifications");
                    case PRIVACY -> name.equals("privacy");
                    case DISCOVERY -> name.equals("discovery");
                    case APP -> false;
                })
                .findFirst();
    }

    private static ProtoAttributes fields(SettingsGroup group, Descriptor message) {
        return new ProtoAttributes(group.attributes(), message);
    }
}
