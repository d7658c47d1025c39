package com.datifyy.domain.preferences;

import com.datifyy.domain.attribute.Attribute;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The groups the sixty-four partner preferences are arranged in: those of a profile, and what stands above
/// them.
public enum PreferenceGroup {
    BASICS(PartnerBasics.ALL),
    DETAILS(PartnerDetails.ALL),
    LIFESTYLE(PartnerLifestyle.ALL),
    BACKGROUND(PartnerBackground.ALL),
    LOOKS(PartnerLooks.ALL),
    WORK(PartnerWork.ALL),
    FAMILY(PartnerFamily.ALL),
    STANDING(PartnerStanding.ALL),
    ABSOLUTES(Absolutes.ALL);

    private static final Map<String, Attribute<?>> BY_NAME =
            everyAttribute().collect(Collectors.toUnmodifiableMap(Attribute::name, Function.identity()));

    private final List<Attribute<?>> attributes;

    PreferenceGroup(List<Attribute<?>> attributes) {
        this.attributes = attributes;
    }

    public List<Attribute<?>> attributes() {
        return attributes;
    }

    /// Every preference, group by group.
    public static Stream<Attribute<?>> everyAttribute() {
        return Stream.of(values()).flatMap(group -> group.attributes.stream());
    }

    /// The preference with a contract name.
    public static Optional<Attribute<?>> attributeNamed(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }
}
