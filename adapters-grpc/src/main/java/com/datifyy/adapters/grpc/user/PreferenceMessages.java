package com.datifyy.adapters.grpc.user;

import com.datifyy.adapters.grpc.translation.ProtoAttributes;
import com.datifyy.adapters.grpc.translation.ProtoEnum;
import com.datifyy.adapters.grpc.wire.user.v1.MatchReason;
import com.datifyy.adapters.grpc.wire.user.v1.PartnerPreferences;
import com.datifyy.adapters.grpc.wire.user.v1.UpdatePartnerPreferencesRequest;
import com.datifyy.domain.attribute.Attribute;
import com.datifyy.domain.attribute.Changes;
import com.datifyy.domain.preferences.MatchStrength;
import com.datifyy.domain.preferences.PreferenceGroup;
import com.datifyy.domain.preferences.Strengths;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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

    /// @throws InvalidInput when a name is unknown or a value breaks its limits
    static Edit edit(UpdatePartnerPreferencesRequest request) {
        PartnerPreferences sent = request.getPreferences();
        List<String> names = request.getUpdateFieldsList();
        List<String> wishes =
                names.stream().filter(name -> !name.equals(STRENGTHS)).toList();
        Changes changes = Changes.none();
        boolean onlyStrengths = wishes.isEmpty() && !names.isEmpty();
        if (onlyStrengths) {
            return new Edit(changes, strengths(sent));
        }
        return switch (UpdateFields.of(wishes, PreferenceGroup::attributeNamed)) {
            case UpdateFields.AllThatIsSent() -> {
                WISHES.readSent(sent, changes);
                yield new Edit(changes, strengths(sent));
            }
            case UpdateFields.Named(var attributes) -> {
                WISHES.readNamed(sent, attributes, changes);
                yield new Edit(changes, names.contains(STRENGTHS) ? strengths(sent) : Map.of());
            }
        };
    }

    private static Map<Attribute<?>, MatchStrength> strengths(PartnerPreferences sent) {
        Map<Attribute<?>, MatchStrength> strengths = new LinkedHashMap<>();
        new TreeMap<>(sent.getMatchStrengthsValueMap()).forEach((name, number) -> {
            String field = STRENGTHS + "." + name;
            Attribute<?> preference = PreferenceGroup.attributeNamed(name)
                    .orElseThrow(() -> new InvalidInput(STRENGTHS, "names something that is not a preference"));
            MatchStrength strength = STRENGTH_WORDS.toDomain(field, number);
            if (strength == null) {
                throw new InvalidInput(field, "is required");
            }
            strengths.put(preference, strength);
        });
        return strengths;
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

    static MatchReason reason(com.datifyy.domain.matching.MatchReason reason) {
        return MatchReason.newBuilder()
                .setPreference(reason.preference().name())
                .setStrengthValue(STRENGTH_WORDS.number(reason.strength()))
                .addAllValues(reason.words().stream()
                        .map(word -> WISHES.wireName(reason.preference(), word))
                        .toList())
                .addAllValues(reason.texts())
                .build();
    }
}
