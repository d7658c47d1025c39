package com.datifyy.adapters.rest.profile;

import com.datifyy.adapters.rest.json.Json;
import com.datifyy.adapters.rest.json.JsonInput;
import com.datifyy.domain.attribute.Changes;
import com.datifyy.domain.attribute.UpdateFields;
import com.datifyy.domain.profile.ProfileGroup;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/// What a request wants changed about somebody's profile.
final class ProfileChange {
    static final ProfileGroups GROUPS = new ProfileGroups(_ -> true);

    private ProfileChange() {}

    /// @param mayBeFlat whether a body without `update_fields` changes what stands in it, in groups or
    ///     without them
    /// @return refuses values that are not acceptable when the changes are made
    /// @throws InvalidInput when it is not said what to change
    static Changes of(JsonInput body, boolean mayBeFlat) {
        Changes changes = Changes.none();
        switch (UpdateFields.of(body.texts(UpdateFields.KEY), ProfileGroup::attributeNamed, ProfileGroup.TOLD_ONLY)) {
            case UpdateFields.Named named -> GROUPS.readNamed(body, named.attributes()::contains, changes);
            case UpdateFields.AllThatIsSent _ -> GROUPS.readSent(body, changes);
            case UpdateFields.Missing _
            when mayBeFlat -> {
                GROUPS.readSent(body, changes);
                GROUPS.readFlat(
                        body.understanding("occupation", "occupations", ProfileChange::asList)
                                .understanding("education", "education", ProfileChange::asList),
                        changes);
                if (changes.isEmpty()) {
                    throw nothingNamed();
                }
            }
            case UpdateFields.Missing _ -> throw nothingNamed();
        }
        return changes;
    }

    private static JsonNode asList(JsonNode value) {
        return value.isArray() ? value : Json.list(List.of(value));
    }

    private static InvalidInput nothingNamed() {
        return new InvalidInput(UpdateFields.KEY, "must name the fields to change, or * for all that are sent");
    }
}
