package com.datifyy.adapters.rest.profile;

import com.datifyy.adapters.rest.json.Json;
import com.datifyy.adapters.rest.json.JsonAttributes;
import com.datifyy.adapters.rest.json.JsonInput;
import com.datifyy.adapters.rest.json.Names;
import com.datifyy.domain.attribute.Answers;
import com.datifyy.domain.attribute.Attribute;
import com.datifyy.domain.attribute.Changes;
import com.datifyy.domain.profile.ProfileGroup;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The groups of a profile as objects of its JSON; the story stands in the profile itself.
final class ProfileGroups {
    private record Part(@Nullable String name, JsonAttributes fields) {
        @Nullable
        JsonInput in(JsonInput profile) {
            return name == null ? profile : profile.object(name);
        }
    }

    private final List<Part> parts;

    /// @param shown which attributes are there at all
    ProfileGroups(Predicate<Attribute<?>> shown) {
        this.parts = Stream.of(ProfileGroup.values())
                .map(group -> new Part(
                        nameOf(group),
                        new JsonAttributes(
                                group.attributes().stream().filter(shown).toList())))
                .filter(part -> !part.fields().isEmpty())
                .toList();
    }

    private static @Nullable String nameOf(ProfileGroup group) {
        return switch (group) {
            case BASICS -> "basic_info";
            case DETAILS -> "profile_details";
            case LIFESTYLE -> "lifestyle_info";
            case BACKGROUND -> "cultural_info";
            case LOOKS -> "appearance_info";
            case WORK -> "professional_info";
            case FAMILY -> "family_info";
            case STORY -> null;
        };
    }

    void write(Answers from, ObjectNode into) {
        for (Part part : parts) {
            ObjectNode object = part.name() == null ? into : Json.object();
            part.fields().write(from, object);
            if (part.name() != null) {
                into.set(Names.camel(part.name()), object);
            }
        }
    }

    void readNamed(JsonInput from, Predicate<Attribute<?>> wanted, Changes into) {
        parts.forEach(part -> part.fields().readNamed(part.in(from), wanted, into));
    }

    void readSent(JsonInput from, Changes into) {
        parts.forEach(part -> part.fields().readSent(part.in(from), into));
    }

    /// Reads attributes of every group from one flat object.
    void readFlat(JsonInput from, Changes into) {
        parts.forEach(part -> part.fields().readSent(from, into));
    }
}
