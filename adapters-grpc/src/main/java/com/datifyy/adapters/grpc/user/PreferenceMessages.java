package com.datifyy.adapters.grpc.user;

import com.datifyy.adapters.grpc.translation.ProtoAttributes;
import com.datifyy.adapters.grpc.translation.ProtoEnum;
import com.datifyy.adapters.grpc.wire.user.v1.MatchReason;
import com.datifyy.adapters.grpc.wire.user.v1.PartnerPreferences;
import com.datifyy.adapters.grpc.wire.user.v1.UpdatePartnerPreferencesRequest;
import com.datifyy.domain.attribute.Attribute;
import com.datifyy.domain.attribute.Changes;
import com.datifyy.domain.attribute.UpdateFields;
import com.datifyy.domain.preferences.MatchStrength;
import com.datifyy.domain.preferences.PreferenceGroup;
import com.datifyy.domain.preferences.Strengths;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/// Partner preferences as messages.
final class PreferenceMessages {
    private static final String STRENGTHS = "match_strengths";
    private static final ProtoAttributes WISHES =
            new ProtoAttributes(PreferenceGroup.everyAttribute().toList(), PartnerPreferences.getDescriptor());
    private static final ProtoEnum<MatchStrength> STRENGTH_WORDS =
            new ProtoEnum<>(MatchStrength.class, com.datifyy.adapters.grpc.wire.user.v1.MatchStrength.getDescriptor());

    private PreferenceMessages() {}

    /// What a request changes about the wishes, and about their strengths.
    record Edit(Changes changes, Map<Attribute<?>, MatchStrength> strengths) {}

    /// A named wish takes its strength along; the name of the strengths takes all of them.
    ///
    /// @return refuses values that break their limits when the changes are made
    /// @throws InvalidInput when there are no preferences, or a name is unknown
    static Edit edit(UpdatePartnerPreferencesRequest request) {
        if (!request.hasPreferences()) {
            throw new InvalidInput("preferences", "is required");
        }
        PartnerPreferences sent = request.getPreferences();
        Changes changes = Changes.none();
        return switch (UpdateFields.of(
                request.getUpdateFieldsList(), PreferenceGroup::attributeNamed, Set.of(STRENGTHS))) {
            case UpdateFields.Missing(), UpdateFields.AllThatIsSent() -> {
                WISHES.readSent(sent, changes);
                yield new Edit(changes, strengths(sent, _ -> true, changes));
            }
            case UpdateFields.Named(var attributes, var others) -> {
                WISHES.readNamed(sent, attributes, changes);
                boolean all = others.contains(STRENGTHS);
                yield new Edit(changes, strengths(sent, wish -> all || attributes.contains(wish), changes));
            }
        };
    }

    /// @param changes are told what is not acceptable
    private static Map<Attribute<?>, MatchStrength> strengths(
            PartnerPreferences sent, Predicate<Attribute<?>> wanted, Changes changes) {
        Map<Attribute<?>, MatchStrength> strengths = new LinkedHashMap<>();
        new TreeMap<>(sent.getMatchStrengthsValueMap())
                .forEach((name, number) -> changes.reading(() -> {
                    Attribute<?> preference =
                            PreferenceGroup.attributeNamed(name).orElseThrow(() -> unknown(name));
                    MatchStrength strength = STRENGTH_WORDS.toDomain(STRENGTHS + "." + name, number);
                    if (strength != null && wanted.test(preference)) {
                        strengths.put(preference, strength);
                    }
                }));
        return strengths;
    }

    private static InvalidInput unknown(String name) {
        return UpdateFields.mayBeTold(name)
                ? new InvalidInput(STRENGTHS + "." + name, "is not the name of a preference")
                : new InvalidInput(STRENGTHS, "names something that is not a preference");
    }

    static PartnerPreferences preferences(com.datifyy.domain.preferences.PartnerPreferences preferences) {
        var message = PartnerPreferences.newBuilder();
        WISHES.write(preferences.wishes(), message);
        PreferenceGroup.everyAttribute()
                .filter(Strengths::canBeSetFor)
                .forEach(wish -> message.putMatchStrengthsValue(
                        wish.name(),
                        STRENGTH_WORDS.number(preferences.strengths().of(wish))));
        return message.build();
    }

    static String wireName(Attribute<?> preference, Enum<?> word) {
        return WISHES.wireName(preference, word);
    }

    static MatchReason reason(com.datifyy.domain.matching.MatchReason reason) {
        return MatchReason.newBuilder()
                .setPreference(reason.preference().name())
                .setStrengthValue(STRENGTH_WORDS.number(reason.strength()))
                .addAllValues(reason.words().stream()
                        .map(word -> wireName(reason.preference(), word))
                        .toList())
                .addAllValues(reason.texts())
                .build();
    }
}
