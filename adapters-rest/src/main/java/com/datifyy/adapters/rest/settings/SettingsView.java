package com.datifyy.adapters.rest.settings;

import com.datifyy.adapters.rest.json.Json;
import com.datifyy.adapters.rest.json.JsonAttributes;
import com.datifyy.adapters.rest.json.JsonInput;
import com.datifyy.domain.attribute.Answers;
import com.datifyy.domain.attribute.Attribute;
import com.datifyy.domain.attribute.Changes;
import com.datifyy.domain.settings.SettingsGroup;
import com.datifyy.domain.settings.UserSettings;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Settings as their owner gets them: all of them, with the value that holds. Those about the app stand
/// beside the other groups.
public final class SettingsView {
    /// @param name the object the group stands in, or null when it has none of its own
    private record Part(SettingsGroup group, @Nullable String name, JsonAttributes fields) {
        @Nullable
        JsonInput in(JsonInput settings) {
            return name == null ? settings : settings.object(name);
        }
    }

    private static final List<Part> PARTS = parts();

    private SettingsView() {}

    public static JsonNode of(UserSettings settings) {
        return Json.object(out -> write(settings, out));
    }

    /// Writes the fields of their object.
    public static void write(UserSettings settings, JsonGenerator out) throws IOException {
        Answers values = settings.values();
        for (Part part : PARTS) {
            if (part.name() == null) {
                part.fields().write(values, out);
            } else {
                out.writeObjectFieldStart(part.name());
                part.fields().write(values, out);
                out.writeEndObject();
            }
        }
    }

    /// The group that stands in an object of this name.
    static Optional<SettingsGroup> groupNamed(String name) {
        return PARTS.stream()
                .filter(part -> name.equals(part.name()))
                .map(Part::group)
                .findFirst();
    }

    static void readSent(JsonInput from, Changes into) {
        PARTS.forEach(part -> into.reading(() -> part.fields().readSent(part.in(from), into)));
    }

    static void readNamed(JsonInput from, Predicate<Attribute<?>> wanted, Changes into) {
        PARTS.forEach(part -> into.reading(() -> part.fields().readNamed(part.in(from), wanted, into)));
    }

    private static List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        for (SettingsGroup group : SettingsGroup.values()) {
            parts.add(new Part(group, nameOf(group), new JsonAttributes(group.attributes())));
        }
        return List.copyOf(parts);
    }

    private static @Nullable String nameOf(SettingsGroup group) {
        return switch (group) {
            case NOTIFICATIONS -> "notifications";
            case PRIVACY -> "privacy";
            case DISCOVERY -> "discovery";
            case APP -> null;
        };
    }
}
