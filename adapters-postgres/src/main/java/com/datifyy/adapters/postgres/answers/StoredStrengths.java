package com.datifyy.adapters.postgres.answers;

import com.datifyy.domain.attribute.Attribute;
import com.datifyy.domain.preferences.MatchStrength;
import com.datifyy.domain.preferences.PreferenceGroup;
import com.datifyy.domain.preferences.Strengths;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/// Match strengths as a JSON object: the preference's name, and how strongly it is meant.
public final class StoredStrengths {
    private StoredStrengths() {}

    public static String write(Strengths strengths) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        strengths.chosen().forEach((preference, strength) -> json.put(preference.name(), strength.name()));
        return json.toString();
    }

    /// Preferences and strengths this release does not know are left out.
    public static Strengths read(String json) {
        Map<Attribute<?>, MatchStrength> chosen = new LinkedHashMap<>();
        JsonRecords.parse(json).forEachEntry((name, word) -> {
            MatchStrength strength = Vocabulary.wordOf(MatchStrength.class, word.asText());
            if (strength != null) {
                PreferenceGroup.attributeNamed(name)
                        .filter(Strengths::canBeSetFor)
                        .ifPresent(preference -> chosen.put(preference, strength));
            }
        });
        return chosen.isEmpty() ? Strengths.DEFAULT : new Strengths(chosen);
    }
}
