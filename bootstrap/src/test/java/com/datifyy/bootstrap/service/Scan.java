package com.datifyy.bootstrap.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Every name and every value of an answer, however deep.
///
/// @param names in snake_case, of what is not empty
/// @param values as text
record Scan(List<String> names, List<String> values) {

    static Scan of(JsonNode json) {
        var scan = new Scan(new ArrayList<>(), new ArrayList<>());
        scan.add("", json);
        return scan;
    }

    static Scan of(Message message) {
        var scan = new Scan(new ArrayList<>(), new ArrayList<>());
        scan.add(message);
        return scan;
    }

    private void add(String name, JsonNode json) {
        if (json.isContainerNode()) {
            if (!json.isEmpty() && !name.isEmpty()) {
                names.add(name);
            }
            json.properties().forEach(field -> add(snake(field.getKey()), field.getValue()));
            if (json.isArray()) {
                json.forEach(item -> add("", item));
            }
        } else if (!isEmpty(json)) {
            if (!name.isEmpty()) {
                names.add(name);
            }
            values.add(json.asText());
        }
    }

    /// What the contract writes when there is nothing to tell.
    private static boolean isEmpty(JsonNode json) {
        return json.isNull()
                || json.asText().isEmpty()
                || json.asText().endsWith("_UNSPECIFIED")
                || (json.isBoolean() && !json.booleanValue())
                || (json.isNumber() && json.doubleValue() == 0);
    }

    private void add(Message message) {
        message.getAllFields().forEach((field, value) -> {
            names.add(field.getName());
            if (field.isRepeated()) {
                ((List<?>) value).forEach(item -> addValue(field, item));
            } else {
                addValue(field, value);
            }
        });
    }

    private void addValue(FieldDescriptor field, Object value) {
        if (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE) {
            add((Message) value);
        } else {
            values.add(value.toString());
        }
    }

    private static String snake(String camel) {
        return camel.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
