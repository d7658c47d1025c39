package com.datifyy.adapters.rest.preferences;

import com.datifyy.adapters.rest.json.Json;
import com.datifyy.adapters.rest.json.JsonInput;
import com.datifyy.domain.attribute.Attribute;
import com.datifyy.domain.attribute.Changes;
import com.datifyy.domain.attribute.UpdateFields;
import com.datifyy.domain.preferences.MatchStrength;
import com.datifyy.domain.preferences.PreferenceGroup;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.datifyy.domain.shared.Renaming;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What a request wants changed about somebody's partner preferences.
///
/// @param strengths laid over the present ones
record PreferencesChange(Changes changes, Map<Attribute<?>, MatchStrength> strengths) {
    private static final String STRENGTHS = "match_strengths";
    private static final Set<String> ALSO_NAMED = Set.of(STRENGTHS);

    /// @return refuses values that are not acceptable when the changes are made
    /// @throws InvalidInput when there is no `preferences` object, or a name is unknown
    static PreferencesChange of(JsonInput body) {
        JsonInput object = body.object("preferences");
        if (object == null) {
            throw new InvalidInput("preferences", "is required");
        }
        JsonInput sent = object.bare();
        UpdateFields fields =
                UpdateFields.of(body.texts(UpdateFields.KEY), PreferenceGroup::attributeNamed, ALSO_NAMED);
        Changes changes = Changes.none();
        return switch (fields) {
            case UpdateFields.Missing _, UpdateFields.AllThatIsSent _ -> sent(sent, changes);
            case UpdateFields.Named named -> {
                PreferencesView.FIELDS.readNamed(sent, named.attributes()::contains, changes);
                boolean all = named.others().contains(STRENGTHS);
                yield new PreferencesChange(
                        changes,
                        strengths(sent, name -> all || named.attributes().contains(name), changes));
            }
        };
    }

    /// An object that is the preferences itself, with some names that one older client has for them. What is
    /// there is changed.
    static PreferencesChange ofFlat(JsonInput body) {
        JsonInput sent = body.understanding("preferred_genders", "looking_for_gender", value -> value)
                .understanding("max_distance", "distance_preference", value -> value)
                .understanding("education", "education_levels", value -> value)
                .understanding("smoking", "smoking_preferences", value -> value)
                .understanding("drinking", "drinking_preferences", value -> value)
                .understanding("interests", "interest_preferences", value -> value);
        Changes changes = Changes.none();
        PreferencesView.FIELDS.readSent(range(body, "age_range", "age"), changes);
        PreferencesView.FIELDS.readSent(range(body, "height_range", "height"), changes);
        return sent(sent, changes);
    }

    private static PreferencesChange sent(JsonInput sent, Changes changes) {
        PreferencesView.FIELDS.readSent(sent, changes);
        return new PreferencesChange(changes, strengths(sent, _ -> true, changes));
    }

    /// `age_min` and `age_max` as the object `age_range`.
    private static @Nullable JsonInput range(JsonInput body, String name, String of) {
        JsonNode min = body.find(of + "_min");
        JsonNode max = body.find(of + "_max");
        if (min == null && max == null) {
            return null;
        }
        ObjectNode range = Json.object();
        if (min != null) {
            range.set("min_" + of, min);
        }
        if (max != null) {
            range.set("max_" + of, max);
        }
        return JsonInput.of("body", Json.object().set(name, range))
                .sentAs(Renaming.of(name + ".min_" + of, of + "_min")
                        .then(Renaming.of(name + ".max_" + of, of + "_max")));
    }

    /// @param changes are told what is not acceptable
    private static Map<Attribute<?>, MatchStrength> strengths(
            JsonInput sent, Predicate<Attribute<?>> wanted, Changes changes) {
        Map<Attribute<?>, MatchStrength> strengths = new HashMap<>();
        changes.reading(() -> {
            JsonInput given = sent.object(STRENGTHS);
            if (given != null) {
                given.names().forEach(name -> changes.reading(() -> read(given, name, wanted, strengths)));
            }
        });
        return strengths;
    }

    private static void read(
            JsonInput given, String name, Predicate<Attribute<?>> wanted, Map<Attribute<?>, MatchStrength> into) {
        Attribute<?> preference = PreferenceGroup.attributeNamed(name).orElseThrow(() -> unknown(given, name));
        JsonNode value = given.find(name);
        MatchStrength strength = value == null ? null : PreferencesView.STRENGTHS.read(given.pathOf(name), value);
        if (strength != null && wanted.test(preference)) {
            into.put(preference, strength);
        }
    }

    private static InvalidInput unknown(JsonInput given, String name) {
        return UpdateFields.mayBeTold(name)
                ? new InvalidInput(given.pathOf(name), "is not the name of a preference")
                : new InvalidInput(STRENGTHS, "names something that is not a preference");
    }
}
