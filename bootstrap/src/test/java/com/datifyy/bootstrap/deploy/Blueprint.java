package com.datifyy.bootstrap.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;

/// Render's Blueprint of this repository, `render.yaml`.
///
/// @param text as it stands, with its remarks
/// @param document what it says
record Blueprint(String text, JsonNode document) {

    static Blueprint ofThisRepository() {
        try {
            return of(Files.readString(Path.of("..", "render.yaml")));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static Blueprint of(String text) throws IOException {
        return new Blueprint(text, YAMLMapper.builder().build().readTree(text));
    }

    /// What Render's specification forbids in it.
    List<String> offences() {
        try (var schema = Blueprint.class.getResourceAsStream("/deploy/render.schema.json")) {
            return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(schema).validate(document).stream()
                    .map(ValidationMessage::getMessage)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    JsonNode service(String type) {
        return all("services").stream()
                .filter(service -> service.path("type").asText().equals(type))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no service of type " + type));
    }

    List<JsonNode> all(String list) {
        return elements(document.path(list));
    }

    /// The variables of the web service.
    List<JsonNode> variables() {
        return elements(service("web").path("envVars"));
    }

    private static List<JsonNode> elements(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).toList();
    }
}
