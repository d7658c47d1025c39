package com.datifyy.bootstrap.service;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// What can be sent over REST, as the running service describes it.
public final class RestContract {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(VersionFlag.V202012);
    private static final String CHANGED_FIELDS = "updateFields";

    private final JsonNode description;

    /// One operation with all it can be told.
    ///
    /// @param parameters the names in its query
    /// @param headers those that it looks at
    /// @param body every field there is, with an honest value; empty where none is described
    public record Operation(
            String method, String path, List<String> parameters, List<String> headers, ObjectNode body) {
        /// Where a text stands in the body.
        public List<JsonPointer> texts() {
            List<JsonPointer> found = new ArrayList<>();
            addTexts(body, JsonPointer.empty(), found);
            return found;
        }

        /// The body with another text at one place. Of a body that changes what it names, nothing else is
        /// named: that one field counts, whatever the others are worth.
        public ObjectNode with(JsonPointer place, String text) {
            ObjectNode copy = body.deepCopy();
            if (body.has(CHANGED_FIELDS)) {
                copy.retain(place.getMatchingProperty(), CHANGED_FIELDS);
                if (copy.get(place.getMatchingProperty()) instanceof ObjectNode group) {
                    group.retain(place.tail().getMatchingProperty());
                }
            }
            JsonNode owner = copy.at(place.head());
            JsonPointer last = place.last();
            if (owner instanceof ArrayNode list) {
                list.set(last.getMatchingIndex(), JSON.textNode(text));
            } else if (owner instanceof ObjectNode object) {
                object.put(last.getMatchingProperty(), text);
            } else {
                throw new IllegalArgumentException(place + " in " + body);
            }
            return copy;
        }

        /// The body with other values where fields of these names stand, without those whose value is empty.
        ///
        /// @param values by the names of fields in lower case, texts and numbers
        public ObjectNode saying(Map<String, Object> values) {
            ObjectNode copy = body.deepCopy();
            say(copy, values);
            return copy;
        }

        private static void say(JsonNode json, Map<String, Object> values) {
            if (json instanceof ObjectNode object) {
                for (String field : names(object)) {
                    Object value = values.get(HonestValues.plain(field));
                    if (value == null) {
                        say(object.path(field), values);
                    } else if (value.equals("")) {
                        object.remove(field);
                    } else {
                        JsonNode said = value instanceof Long number
                                ? JSON.numberNode(number)
                                : JSON.textNode(value.toString());
                        object.set(
                                field,
                                object.path(field).isArray() ? JSON.arrayNode().add(said) : said);
                    }
                }
            } else {
                each(json).forEach(one -> say(one, values));
            }
        }

        private static List<String> names(ObjectNode object) {
            return object.properties().stream().map(Map.Entry::getKey).toList();
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private RestContract(JsonNode description) {
        this.description = description;
    }

    public static RestContract of(RunningApp app) {
        return new RestContract(app.http().get("/openapi.json").json());
    }

    public List<Operation> operations() {
        return description.path("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .map(operation -> operation(path.getKey(), operation.getKey(), operation.getValue())))
                .toList();
    }

    /// What an answer that goes well says otherwise than the description, or that it did not go well.
    public List<String> deviations(Operation operation, Answer answer) {
        JsonNode response = resolved(description
                .path("paths")
                .path(operation.path())
                .path(operation.method().toLowerCase(Locale.ROOT))
                .path("responses")
                .path(Integer.toString(answer.status())));
        if (answer.status() >= 300 || response.isMissingNode()) {
            return List.of(answer.toString());
        }
        String type = answer.header("Content-Type").split(";", 2)[0];
        JsonNode content = response.path("content").path(type);
        if (content.isMissingNode()) {
            return List.of(type + " is not described");
        }
        if (!content.has("schema") || !type.contains("json")) {
            return List.of();
        }
        ObjectNode schema = content.path("schema").deepCopy();
        schema.set("components", description.path("components"));
        return SCHEMAS.getSchema(schema).validate(answer.json()).stream()
                .map(ValidationMessage::getMessage)
                .toList();
    }

    private Operation operation(String path, String method, JsonNode described) {
        JsonNode schema = described.at("/requestBody/content/application~1json/schema");
        ObjectNode body = example("", schema) instanceof ObjectNode object ? object : JSON.objectNode();
        return new Operation(
                method.toUpperCase(Locale.ROOT),
                path,
                parameters(described, "query"),
                parameters(described, "header"),
                body);
    }

    private List<String> parameters(JsonNode described, String place) {
        return each(described.path("parameters"))
                .map(this::resolved)
                .filter(parameter -> parameter.path("in").asText().equals(place))
                .map(parameter -> parameter.path("name").asText())
                .toList();
    }

    /// A value that the schema allows.
    private JsonNode example(String name, JsonNode schema) {
        JsonNode described = resolved(schema);
        for (String alternatives : List.of("oneOf", "anyOf")) {
            if (described.has(alternatives)) {
                List<JsonNode> all =
                        each(described.path(alternatives)).map(this::resolved).toList();
                return example(
                        name,
                        all.stream()
                                .filter(one -> type(one).equals("string"))
                                .findFirst()
                                .orElse(all.getFirst()));
            }
        }
        if (described.has("enum")) {
            return each(described.path("enum"))
                    .filter(word -> !word.isNull() && !word.asText().endsWith("_UNSPECIFIED"))
                    .findFirst()
                    .orElseThrow();
        }
        return switch (type(described)) {
            case "array" -> JSON.arrayNode().add(example(name, described.path("items")));
            case "integer", "number" -> {
                Long known = HonestValues.number(name);
                yield JSON.numberNode(known == null ? described.path("minimum").asLong(1) : known);
            }
            case "boolean" -> JSON.booleanNode(true);
            case "string" -> JSON.textNode(text(name, described));
            default -> {
                ObjectNode object = JSON.objectNode();
                for (Map.Entry<String, JsonNode> field :
                        described.path("properties").properties()) {
                    object.set(field.getKey(), example(field.getKey(), field.getValue()));
                }
                if (described.path("additionalProperties").isObject()) {
                    object.set("one", example(name, described.path("additionalProperties")));
                }
                yield object;
            }
        };
    }

    private static String text(String name, JsonNode described) {
        return switch (described.path("format").asText()) {
            case "date" -> "1994-05-06";
            case "date-time" -> HonestValues.time(name);
            case "email" -> HonestValues.text("email");
            default -> HonestValues.text(name);
        };
    }

    /// What it has to be, where it may also be null.
    private static String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        return type.isArray()
                ? each(type)
                        .map(JsonNode::asText)
                        .filter(word -> !word.equals("null"))
                        .reduce((first, second) -> second)
                        .orElseThrow()
                : type.asText();
    }

    private JsonNode resolved(JsonNode schema) {
        JsonNode found = schema;
        while (found.has("$ref")) {
            found = description.at(found.path("$ref").asText().substring(1));
        }
        return found;
    }

    private static void addTexts(JsonNode json, JsonPointer place, List<JsonPointer> found) {
        if (json.isTextual()) {
            found.add(place);
        }
        json.properties().forEach(field -> addTexts(field.getValue(), place.appendProperty(field.getKey()), found));
        for (int i = 0; json.isArray() && i < json.size(); i++) {
            addTexts(json.get(i), place.appendIndex(i), found);
        }
    }

    private static Stream<JsonNode> each(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
