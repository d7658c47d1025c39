package com.datifyy.adapters.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/// The API's own description, against which answers are held.
public final class OpenApi {
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(VersionFlag.V202012);

    private final JsonNode document;
    private final Map<String, JsonSchema> schemas = new ConcurrentHashMap<>();

    public OpenApi() {
        try (var file = OpenApi.class.getResourceAsStream("/openapi.yaml")) {
            document = YAMLMapper.builder().build().readTree(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    public JsonNode document() {
        return document;
    }

    /// Every described operation, as `METHOD path`.
    Set<String> operations() {
        Set<String> operations = new TreeSet<>();
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation ->
                                operations.add(operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey())));
        return operations;
    }

    /// What an answer says that the description does not, or the other way round.
    ///
    /// @param path the path asked for, with its variable parts filled in
    List<String> deviations(String method, String path, int status, String contentType, JsonNode body) {
        Optional<String> template = templateOf(method, path);
        if (template.isEmpty()) {
            return List.of();
        }
        JsonNode responses = document.get("paths")
                .get(template.get())
                .get(method.toLowerCase(Locale.ROOT))
                .get("responses");
        JsonNode response = responses.has(Integer.toString(status))
                ? responses.get(Integer.toString(status))
                : responses.get("default");
        if (!responses.has(Integer.toString(status)) && status < 400) {
            return List.of(status + " is not described for " + method + " " + template.get());
        }
        JsonNode content = resolved(response).path("content").path(contentType.split(";", 2)[0]);
        if (content.isMissingNode()) {
            return List.of(contentType + " is not described for " + method + " " + template.get() + " " + status);
        }
        if (!content.has("schema")) {
            return List.of();
        }
        JsonSchema schema = schemas.computeIfAbsent(
                method + " " + template.get() + " " + status, _ -> schema(content.get("schema")));
        return schema.validate(body).stream().map(ValidationMessage::getMessage).toList();
    }

    /// What is wrong with the example of each request body that has one, by its operation's name; empty where it is as
    /// its schema wants it.
    public Map<String, List<String>> exampleDeviations() {
        Map<String, List<String>> deviations = new TreeMap<>();
        for (JsonNode operations : document.get("paths")) {
            for (JsonNode operation : operations) {
                JsonNode body = operation.at("/requestBody/content/application~1json");
                if (body.has("example")) {
                    deviations.put(
                            operation.get("operationId").textValue(),
                            schema(body.get("schema")).validate(body.get("example")).stream()
                                    .map(ValidationMessage::getMessage)
                                    .toList());
                }
            }
        }
        return deviations;
    }

    /// The example of the request body of an operation, as it is offered.
    public String example(String method, String path) {
        return document.get("paths")
                .get(path)
                .get(method)
                .at("/requestBody/content/application~1json/example")
                .toString();
    }

    private JsonSchema schema(JsonNode described) {
        ObjectNode schema = described.deepCopy();
        schema.set("components", document.get("components"));
        return SCHEMAS.getSchema(schema);
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.get("$ref").textValue().substring(1)) : node;
    }

    /// A path without variable parts is the better match.
    private Optional<String> templateOf(String method, String path) {
        return document.get("paths").properties().stream()
                .filter(entry -> entry.getValue().has(method.toLowerCase(Locale.ROOT)))
                .map(Map.Entry::getKey)
                .filter(template -> path.matches(template.replaceAll("\\{[^}]+}", "[^/]+")))
                .min(Comparator.comparingInt(template -> template.split("\\{", -1).length));
    }
}
