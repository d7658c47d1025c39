package com.datifyy.bootstrap.walkthrough;

import com.datifyy.bootstrap.service.Grpc;
import com.datifyy.bootstrap.service.Http;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import io.grpc.Channel;
import io.grpc.Status;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A `grpcurl` command: `-plaintext`, `-H` and `-d`, an address, and the full name of a method.
///
/// @param headers names and values in turns
record Grpcurl(List<String> headers, String body, String method) {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /// What came back: a message, or how the call was refused, as grpcurl prints them.
    sealed interface Answer {
        record Told(JsonNode json) implements Answer {}

        record Refused(String printed) implements Answer {}
    }

    /// @param server the address that is served
    static Grpcurl of(List<String> arguments, String server) {
        List<String> headers = new ArrayList<>();
        String body = "{}";
        List<String> others = new ArrayList<>();
        Iterator<String> left = arguments.iterator();
        while (left.hasNext()) {
            String argument = left.next();
            switch (argument) {
                case "-plaintext" -> {
                    // Nothing else is spoken here.
                }
                case "-d" -> body = left.next();
                case "-H" -> headers.addAll(List.of(left.next().split(": ", 2)));
                default -> others.add(argument);
            }
        }
        if (others.size() != 2 || !others.getFirst().equals(server)) {
            throw new IllegalArgumentException("grpcurl needs " + server + " and a method, not " + others);
        }
        return new Grpcurl(List.copyOf(headers), body, others.getLast());
    }

    /// @param methods the contract, by full method name
    Answer send(Channel server, Map<String, MethodDescriptor> methods) {
        MethodDescriptor called = methods.get(method);
        if (called == null) {
            throw new IllegalArgumentException("There is no method " + method + " in " + methods.keySet());
        }
        var outcome = new Grpc(server, "192.0.2.1", null)
                .call(
                        method,
                        message(called.getInputType(), Http.read(body)).toByteArray(),
                        headers.toArray(String[]::new));
        if (outcome.status() != Status.Code.OK) {
            return new Answer.Refused(
                    "ERROR:\n  Code: " + words(outcome.status().name()) + "\n  Message: " + outcome.said());
        }
        try {
            return new Answer.Told(json(DynamicMessage.parseFrom(called.getOutputType(), outcome.answer())));
        } catch (InvalidProtocolBufferException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// `NOT_FOUND` as `NotFound`.
    private static String words(String code) {
        StringBuilder words = new StringBuilder();
        for (String word : code.split("_", -1)) {
            words.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
        }
        return words.toString();
    }

    private static Message message(Descriptor type, JsonNode json) {
        DynamicMessage.Builder message = DynamicMessage.newBuilder(type);
        json.properties().forEach(property -> {
            FieldDescriptor field = type.getFields().stream()
                    .filter(one -> one.getJsonName().equals(property.getKey())
                            || one.getName().equals(property.getKey()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(type.getFullName() + " has no " + property));
            if (field.isRepeated()) {
                property.getValue().forEach(element -> message.addRepeatedField(field, value(field, element)));
            } else {
                message.setField(field, value(field, property.getValue()));
            }
        });
        return message.build();
    }

    private static Object value(FieldDescriptor field, JsonNode json) {
        return switch (field.getJavaType()) {
            case INT -> json.intValue();
            case LONG -> json.asLong();
            case FLOAT -> json.floatValue();
            case DOUBLE -> json.doubleValue();
            case BOOLEAN -> json.booleanValue();
            case STRING -> json.textValue();
            case BYTE_STRING -> ByteString.copyFromUtf8(json.textValue());
            case MESSAGE -> message(field.getMessageType(), json);
            case ENUM -> constant(field, json.textValue());
        };
    }

    private static EnumValueDescriptor constant(FieldDescriptor field, String name) {
        EnumValueDescriptor constant = field.getEnumType().findValueByName(name);
        if (constant == null) {
            throw new IllegalArgumentException(field.getFullName() + " does not know " + name);
        }
        return constant;
    }

    private static ObjectNode json(Message message) {
        ObjectNode json = JSON.objectNode();
        message.getAllFields().forEach((field, value) -> {
            if (value instanceof List<?> elements) {
                ArrayNode array = json.putArray(field.getJsonName());
                elements.forEach(element -> array.add(json(element)));
            } else {
                json.set(field.getJsonName(), json(value));
            }
        });
        return json;
    }

    private static JsonNode json(Object value) {
        return switch (value) {
            case Message message -> json(message);
            case EnumValueDescriptor constant -> JSON.textNode(constant.getName());
            case Integer number -> JSON.numberNode(number);
            case Long number -> JSON.textNode(number.toString());
            case Float number -> JSON.numberNode(number);
            case Double number -> JSON.numberNode(number);
            case Boolean flag -> JSON.booleanNode(flag);
            default -> JSON.textNode(value.toString());
        };
    }
}
