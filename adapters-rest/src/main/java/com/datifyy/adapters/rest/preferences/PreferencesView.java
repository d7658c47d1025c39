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
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// Partner preferences as their owner gets them: all sixty-four, and how strongly each is meant.
public final class PreferencesView {
    static final List<Attribute<?>> ALL = PreferenceGroup.everyAttribute().toList();
    static final JsonAttributes FIELDS = new JsonAttributes(ALL);
    static final Vocabulary<MatchStrength> STRENGTHS = Vocabulary.of(MatchStrength.class);

    private PreferencesView() {}

    public static ObjectNode of(PartnerPreferences preferences) {
        ObjectNode json = Json.object();
        FIELDS.write(preferences.wishes(), json);
        ObjectNode strengths = json.putObject("matchStrengths");
        for (Attribute<?> preference : ALL) {
            if (Strengths.canBeSetFor(preference)) {
                strengths.put(
                        Names.camel(preference.name()),
                        STRENGTHS.nameOf(preferences.strengths().of(preference)));
            }
        }
        return json;
    }
}
