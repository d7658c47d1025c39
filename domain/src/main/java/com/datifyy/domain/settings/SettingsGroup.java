package com.datifyy.domain.settings;

import com.datifyy.domain.attribute.Attribute;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The groups the twenty-three settings are arranged in.
public enum SettingsGroup {
    NOTIFICATIONS(NotificationSettings.ALL),
    PRIVACY(PrivacySettings.ALL),
    DISCOVERY(DiscoverySettings.ALL),
    /// Stands beside the other groups on the wire, not in an object of its own.
    APP(AppSettings.ALL);

    private static final Map<String, Attribute<?>> BY_NAME =
            everyAttribute().collect(Collectors.toUnmodifiableMap(Attribute::name, Function.identity()));

    private final List<Attribute<?>> attributes;

    SettingsGroup(List<Attribute<?>> attributes) {
        this.attributes = attributes;
    }

    public List<Attribute<?>> attributes() {
        return attributes;
    }

    /// Every setting, group by group.
    public static Stream<Attribute<?>> everyAttribute() {
        return Stream.of(values()).flatMap(group -> group.attributes.stream());
    }

    /// The setting with a contract name.
    public static Optional<Attribute<?>> attributeNamed(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }
}
