package com.datifyy.adapters.grpc.user;

import com.datifyy.adapters.grpc.translation.ProtoAttributes;
import com.datifyy.domain.attribute.Answers;
import com.datifyy.domain.attribute.Attribute;
import com.datifyy.domain.attribute.Changes;
import com.datifyy.domain.profile.ProfileGroup;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Where the groups of a profile stand in a message that carries one: most in a message of their own, the story in the
/// message itself.
final class ProfileParts {
    private record Part(ProfileGroup group, FieldDescriptor field, ProtoAttributes attributes) {
        boolean isAnsweredIn(Answers answers) {
            return group.attributes().stream().anyMatch(answers::has);
        }
    }

    private final List<Part> parts;
    private final ProtoAttributes story;

    ProfileParts(Descriptor message) {
        this.parts = Stream.of(ProfileGroup.values())
                .flatMap(group -> fieldOf(group).stream().map(name -> part(group, message.findFieldByName(name))))
                .toList();
        this.story = new ProtoAttributes(ProfileGroup.STORY.attributes(), message);
    }

    private static Part part(ProfileGroup group, FieldDescriptor field) {
        return new Part(group, field, new ProtoAttributes(group.attributes(), field.getMessageType()));
    }

    private static Optional<String> fieldOf(ProfileGroup group) {
        return switch (group) {
            case BASICS -> Optional.of("basic_info");
            case DETAILS -> Optional.of("profile_details");
            case LIFESTYLE -> Optional.of("lifestyle_info");
            case BACKGROUND -> Optional.of("cultural_info");
            case LOOKS -> Optional.of("appearance_info");
            case WORK -> Optional.of("professional_info");
            case FAMILY -> Optional.of("family_info");
            case STORY -> Optional.empty();
        };
    }

    void readSent(Message from, Changes into) {
        parts.forEach(part -> part.attributes().readSent((Message) from.getField(part.field()), into));
        story.readSent(from, into);
    }

    void readNamed(Message from, Set<Attribute<?>> named, Changes into) {
        parts.forEach(part -> part.attributes().readNamed((Message) from.getField(part.field()), named, into));
        story.readNamed(from, named, into);
    }

    /// Fills the groups in which something is answered.
    void write(Answers from, Message.Builder into) {
        for (Part part : parts) {
            if (part.isAnsweredIn(from)) {
                part.attributes().write(from, into.getFieldBuilder(part.field()));
            }
        }
        story.write(from, into);
    }
}
