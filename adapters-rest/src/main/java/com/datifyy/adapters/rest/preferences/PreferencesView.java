package com.datifyy.adapters.rest.preferences;

import com.datifyy.adapters.rest.json.Json;
import com.datifyy.adapters.rest.json.JsonAttributes;
import com.datifyy.adapters.rest.json.Names;
import com.datifyy.adapters.rest.json.Vocabulary;
import com.datifyy.domain.attribute.Attribute;
import com.datifyy.domain.preferences.MatchStrength;
import com.datifyy.domain.preferences.PartnerPreferences;
import com.datifyy.domain.preferences.PreferenceGroup;
import com.datifyy.domain.preferences.Strengths;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;

/// Partner preferences as their owner gets them: all sixty-four, and how strongly each is meant.
public final class PreferencesView {
    static final List<Attribute<?>> ALL = PreferenceGroup.everyAttribute().toList();
    static final JsonAttributes FIELDS = new JsonAttributes(ALL);
    static final Vocabulary<MatchStrength> STRENGTHS = Vocabulary.of(MatchStrength.class);

    /// The preferences that have a strength, with the keys it is told under.
    private static final List<Strength> STRONG = ALL.stream()
            .filter(Strengths::canBeSetFor)
            .map(preference -> new Strength(preference, new SerializedString(Names.camel(preference.name()))))
            .toList();

    private record Strength(Attribute<?> preference, SerializableString key) {}

    private PreferencesView() {}

    public static JsonNode of(PartnerPreferences preferences) {
        return Json.object(out -> write(preferences, out));
    }

    /// Writes the fields of their object.
    public static void write(PartnerPreferences preferences, JsonGenerator out) throws IOException {
        FIELDS.write(preferences.wishes(), out);
        out.writeObjectFieldStart("matchStrengths");
        for (Strength strong : STRONG) {
            out.writeFieldName(strong.key());
            out.writeString(STRENGTHS.written(preferences.strengths().of(strong.preference())));
        }
        out.writeEndObject();
    }
}
