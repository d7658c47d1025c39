package com.datifyy.adapters.rest.profile;

import com.datifyy.adapters.rest.json.JsonAttributes;
import com.datifyy.adapters.rest.json.JsonInput;
import com.datifyy.adapters.rest.json.JsonPart;
import com.datifyy.adapters.rest.json.Names;
import com.datifyy.domain.attribute.Answers;
import com.datifyy.domain.attribute.Attribute;
import com.datifyy.domain.attribute.Changes;
import com.datifyy.domain.profile.ProfileGroup;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The groups of a profile as objects of its JSON; the story stands in the profile itself.
final class ProfileGroups {
    /// @param name of the object, null for the profile itself
    /// @param key the same as it is written
    private record Part(
            ProfileGroup group,
            @Nullable String name,
            @Nullable String key,
            JsonAttributes fields) {
        static Part of(ProfileGroup group, JsonAttributes fields) {
            String name = nameOf(group);
            return new Part(group, name, name == null ? null : Names.camel(name), fields);
        }

        @Nullable
        JsonInput in(JsonInput profile) {
            return name == null ? profile : profile.object(name);
        }
    }

    private final List<Part> parts;

    /// @param shown which attributes are there at all
    ProfileGroups(Predicate<Attribute<?>> shown) {
        this.parts = Stream.of(ProfileGroup.values())
                .map(group -> Part.of(
                        group,
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

    /// @param toldOnly what the basics say beside what was answered
    void write(Answers from, JsonPart toldOnly, JsonGenerator out) throws IOException {
        for (Part part : parts) {
            if (part.key() == null) {
                part.fields().write(from, out);
            } else {
                out.writeObjectFieldStart(part.key());
                part.fields().write(from, out);
                (part.group() == ProfileGroup.BASICS ? toldOnly : JsonPart.NONE).writeTo(out);
                out.writeEndObject();
            }
        }
    }

    void readNamed(JsonInput from, Predicate<Attribute<?>> wanted, Changes into) {
        parts.forEach(part -> into.reading(() -> part.fields().readNamed(part.in(from), wanted, into)));
    }

    void readSent(JsonInput from, Changes into) {
        parts.forEach(part -> into.reading(() -> part.fields().readSent(part.in(from), into)));
    }

    /// Reads attributes of every group from one flat object.
    void readFlat(JsonInput from, Changes into) {
        parts.forEach(part -> part.fields().readSent(from, into));
    }
}
