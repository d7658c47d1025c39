package com.datifyy.domain.profile;

import com.datifyy.domain.attribute.Attribute;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The groups a profile's attributes are arranged in, here and in the contract.
public enum ProfileGroup {
    BASICS(Basics.ALL),
    DETAILS(Details.ALL),
    LIFESTYLE(Lifestyle.ALL),
    BACKGROUND(Background.ALL),
    LOOKS(Looks.ALL),
    WORK(Work.ALL),
    FAMILY(Family.ALL),
    STORY(Story.ALL);

    /// Names of what is told and never set. Clients that send back what they got name them too.
    public static final Set<String> TOLD_ONLY = Set.of("email", "age", "zodiac_sign", "financial_score");

    private static final Map<String, Attribute<?>> BY_NAME = Stream.of(values())
            .flatMap(group -> group.attributes.stream())
            .collect(Collectors.toUnmodifiableMap(Attribute::name, Function.identity()));

    private final List<Attribute<?>> attributes;

    ProfileGroup(List<Attribute<?>> attributes) {
        this.attributes = attributes;
    }

    public List<Attribute<?>> attributes() {
        return attributes;
    }

    /// Every attribute of a profile, group by group.
    public static Stream<Attribute<?>> everyAttribute() {
        return Stream.of(values()).flatMap(group -> group.attributes.stream());
    }

    /// The attribute with a contract name; `occupation`, which older clients send, means `occupations`.
    public static Optional<Attribute<?>> attributeNamed(String name) {
        return Optional.ofNullable(BY_NAME.get(name.equals("occupation") ? "occupations" : name));
    }
}
