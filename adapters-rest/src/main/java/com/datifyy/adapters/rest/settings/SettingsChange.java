package com.datifyy.adapters.rest.settings;

import com.datifyy.adapters.rest.json.JsonInput;
import com.datifyy.domain.attribute.Attribute;
import com.datifyy.domain.attribute.Changes;
import com.datifyy.domain.attribute.UpdateFields;
import com.datifyy.domain.settings.SettingsGroup;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import java.util.HashSet;
import java.util.Set;

/// What a request wants changed about somebody's settings.
final class SettingsChange {
    private static final Set<String> GROUPS = Set.of("notifications", "privacy", "discovery");

    private SettingsChange() {}

    /// A named field that is missing has its default again; the name of a group stands for all of its fields.
    ///
    /// @return refuses values that are not acceptable when the changes are made
    /// @throws InvalidInput when there is no `preferences` object, or a name is unknown
    static Changes of(JsonInput body) {
        JsonInput object = body.object("preferences");
        if (object == null) {
            throw new InvalidInput("preferences", "is required");
        }
        JsonInput sent = object.bare();
        Changes changes = Changes.none();
        switch (UpdateFields.of(body.texts(UpdateFields.KEY), SettingsGroup::attributeNamed, GROUPS)) {
            case UpdateFields.Missing _, UpdateFields.AllThatIsSent _ -> SettingsView.readSent(sent, changes);
            case UpdateFields.Named named -> {
                Set<Attribute<?>> wanted = new HashSet<>(named.attributes());
                named.others()
                        .forEach(name ->
                                SettingsView.groupNamed(name).ifPresent(group -> wanted.addAll(group.attributes())));
                SettingsView.readNamed(sent, wanted::contains, changes);
            }
        }
        return changes;
    }
}
