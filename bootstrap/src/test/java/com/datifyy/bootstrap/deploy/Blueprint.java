package com.datifyy.bootstrap.deploy;

import static java.util.stream.Collectors.toMap;

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
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// A Blueprint of Render's, such as `render.yaml`.
///
/// @param name of its file
/// @param text as it stands, with its remarks
/// @param document what it says
record Blueprint(String name, String text, JsonNode document) {
    private static final Path ROOT = Path.of("..");

    /// A remark about variables that are not set: their names, with the value that holds then, and after some blanks
    /// why.
    private static final Pattern LEFT_OUT =
            Pattern.compile("^# {3}([A-Z][A-Z0-9_]*(?:=\\S+)?(?:, [A-Z][A-Z0-9_]*(?:=\\S+)?)*)(?: {2,}(\\S.*))?$");

    /// Those that an operator of this repository chooses from.
    static List<Blueprint> ofThisRepository() {
        try (Stream<Path> variants = Files.list(ROOT.resolve("ops/render"))) {
            return Stream.concat(Stream.of(ROOT.resolve("render.yaml")), variants.sorted())
                    .map(Blueprint::at)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Blueprint at(Path file) {
        try {
            return of(file.getFileName().toString(), Files.readString(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static Blueprint of(String name, String text) throws IOException {
        return new Blueprint(name, text, YAMLMapper.builder().build().readTree(text));
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

    JsonNode web() {
        return all("services").stream()
                .filter(service -> service.path("type").asText().equals("web"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no web service in " + name));
    }

    /// Services, or databases.
    List<JsonNode> all(String list) {
        return elements(document.path(list));
    }

    /// Whatever runs in a region.
    List<JsonNode> everything() {
        return Stream.concat(all("services").stream(), all("databases").stream())
                .toList();
    }

    /// The variables of the web service.
    List<JsonNode> variables() {
        return elements(web().path("envVars"));
    }

    /// What is said of a variable that is not set.
    ///
    /// @param value what holds then, where a value is named
    /// @param why empty where nothing is said but the value
    record Remark(Optional<String> value, String why) {}

    /// The variables that remarks name as not set.
    Map<String, Remark> leftOut() {
        return text.lines()
                .map(LEFT_OUT::matcher)
                .filter(matcher -> matcher.matches())
                .flatMap(matcher -> {
                    String why = Optional.ofNullable(matcher.group(2)).orElse("");
                    return Stream.of(matcher.group(1).split(", ", -1)).map(named -> {
                        String[] parts = named.split("=", 2);
                        return Map.entry(
                                parts[0],
                                new Remark(parts.length == 2 ? Optional.of(parts[1]) : Optional.empty(), why));
                    });
                })
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static List<JsonNode> elements(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).toList();
    }

    @Override
    public String toString() {
        return name;
    }
}
