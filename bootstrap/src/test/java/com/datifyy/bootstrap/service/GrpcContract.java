package com.datifyy.bootstrap.service;

import com.datifyy.adapters.grpc.wire.admin.v1.AdminProto;
import com.datifyy.adapters.grpc.wire.auth.v1.AuthProto;
import com.datifyy.adapters.grpc.wire.availability.v1.AvailabilityProto;
import com.datifyy.adapters.grpc.wire.user.v1.UserProto;
import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Message;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What can be sent over gRPC, by protobuf's descriptors.
public final class GrpcContract {
    private static final String CHANGED_FIELDS = "update_fields";

    private GrpcContract() {}

    /// One rpc.
    ///
    /// @param name in full, with the service
    /// @param request every field there is, with an honest value; of alternatives the last
    /// @param answer what it answers with
    public record Rpc(String name, Message request, Descriptor answer) {
        /// The request with other values where fields of these names stand, without those whose value is empty.
        ///
        /// @param values by the names of fields in lower case without underscores, texts and numbers
        public Message saying(Map<String, Object> values) {
            return said(request, values);
        }

        /// Where a text stands in the request, by the fields that lead to it.
        public List<List<FieldDescriptor>> texts() {
            List<List<FieldDescriptor>> found = new ArrayList<>();
            addTexts(request.getDescriptorForType(), List.of(), found);
            return found;
        }

        /// The request with another text at one place. Of a request that changes what it names, nothing else
        /// is named: that one field counts, whatever the others are worth.
        public Message with(List<FieldDescriptor> place, String text) {
            Message alone = request;
            if (request.getDescriptorForType().findFieldByName(CHANGED_FIELDS) != null) {
                alone = only(request, place.getFirst());
                if (place.size() > 1 && !place.getFirst().isRepeated()) {
                    Message group = only((Message) alone.getField(place.getFirst()), place.get(1));
                    alone = alone.toBuilder().setField(place.getFirst(), group).build();
                }
            }
            return replaced(alone, place, text);
        }
    }

    public static List<Rpc> rpcs() {
        return Stream.of(
                        AuthProto.getDescriptor(),
                        UserProto.getDescriptor(),
                        AvailabilityProto.getDescriptor(),
                        AdminProto.getDescriptor())
                .flatMap(file -> file.getServices().stream())
                .flatMap(service -> service.getMethods().stream()
                        .map(method -> new Rpc(
                                service.getFullName() + "/" + method.getName(),
                                example(method.getInputType()),
                                method.getOutputType())))
                .toList();
    }

    private static Message said(Message message, Map<String, Object> values) {
        var changed = message.toBuilder();
        message.getAllFields().keySet().forEach(field -> {
            Object value = values.get(HonestValues.plain(field.getName()));
            if (value == null && field.getJavaType() == JavaType.MESSAGE) {
                value = said((Message) first(message, field), values);
            }
            if (value != null) {
                changed.clearField(field);
                if (!value.equals("")) {
                    Object told = told(field, value);
                    var _ = field.isRepeated() ? changed.addRepeatedField(field, told) : changed.setField(field, told);
                }
            }
        });
        return changed.build();
    }

    private static Object first(Message message, FieldDescriptor field) {
        return field.isRepeated() ? message.getRepeatedField(field, 0) : message.getField(field);
    }

    /// A value as the field takes it; a number where a time is told means its seconds.
    private static Object told(FieldDescriptor field, Object value) {
        return switch (field.getJavaType()) {
            case INT -> Integer.parseInt(value.toString());
            case LONG -> Long.parseLong(value.toString());
            case STRING -> value.toString();
            case ENUM -> field.getEnumType().findValueByName(value.toString());
            case BYTE_STRING -> ByteString.copyFrom(Base64.getDecoder().decode(value.toString()));
            case MESSAGE ->
                value instanceof Message whole
                        ? whole
                        : said(example(field.getMessageType()), Map.of("seconds", value));
            case FLOAT, DOUBLE, BOOLEAN -> throw new IllegalArgumentException(field + " is told nothing else");
        };
    }

    private static Message example(Descriptor type) {
        var message = DynamicMessage.newBuilder(type);
        for (FieldDescriptor field : type.getFields()) {
            if (field.isRepeated()) {
                message.addRepeatedField(field, value(field));
            } else {
                message.setField(field, value(field));
            }
        }
        return message.build();
    }

    private static Object value(FieldDescriptor field) {
        Long known = HonestValues.number(field.getName());
        long number = known == null ? 1 : known;
        return switch (field.getJavaType()) {
            case INT -> Math.toIntExact(number);
            case LONG -> number;
            case FLOAT -> (float) number;
            case DOUBLE -> (double) number;
            case BOOLEAN -> true;
            case STRING -> HonestValues.text(field.getName());
            case BYTE_STRING -> ByteString.copyFromUtf8("bytes");
            case ENUM -> word(field.getEnumType().getValues());
            case MESSAGE -> example(field.getMessageType());
        };
    }

    /// The first word that says something.
    private static EnumValueDescriptor word(List<EnumValueDescriptor> words) {
        return words.get(words.size() > 1 ? 1 : 0);
    }

    private static void addTexts(Descriptor type, List<FieldDescriptor> way, List<List<FieldDescriptor>> found) {
        for (FieldDescriptor field : type.getFields()) {
            List<FieldDescriptor> place =
                    Stream.concat(way.stream(), Stream.of(field)).toList();
            if (field.getJavaType() == JavaType.STRING) {
                found.add(place);
            } else if (field.getJavaType() == JavaType.MESSAGE) {
                addTexts(field.getMessageType(), place, found);
            }
        }
    }

    /// The message with one of its fields, and what says that all that is sent counts.
    private static Message only(Message message, FieldDescriptor field) {
        var alone = message.toBuilder();
        for (FieldDescriptor other : message.getDescriptorForType().getFields()) {
            if (!other.equals(field) && !other.getName().equals(CHANGED_FIELDS)) {
                alone.clearField(other);
            }
        }
        return alone.build();
    }

    private static Message replaced(Message message, List<FieldDescriptor> place, String text) {
        FieldDescriptor field = place.getFirst();
        var changed = message.toBuilder();
        Object value = text;
        if (place.size() > 1) {
            value = replaced((Message) first(message, field), place.subList(1, place.size()), text);
        }
        changed.clearField(field);
        return (field.isRepeated() ? changed.addRepeatedField(field, value) : changed.setField(field, value)).build();
    }
}
