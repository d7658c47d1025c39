package com.datifyy.adapters.rest.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.rest.Answer;
import com.datifyy.adapters.rest.OpenApi;
import com.datifyy.adapters.rest.RestService;
import com.datifyy.adapters.rest.json.Vocabulary;
import com.datifyy.domain.profile.traits.Gender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class DocsRoutesTest {
    /// The keywords of JSON Schema that the description makes use of.
    private static final Set<String> KEYWORDS = Set.of(
            "$ref",
            "additionalProperties",
            "anyOf",
            "const",
            "default",
            "description",
            "enum",
            "format",
            "items",
            "maxItems",
            "maxLength",
            "maximum",
            "minItems",
            "minLength",
            "minimum",
            "oneOf",
            "pattern",
            "properties",
            "required",
            "type");

    @AutoClose
    private final RestService service = new RestService();

    @Test
    void the_description_is_served_as_yaml_and_the_same_as_json() throws Exception {
        Answer yaml = service.get("/openapi.yaml");
        Answer json = service.get("/openapi.json");

        assertThat(yaml.header("Content-Type")).startsWith("application/yaml");
        assertThat(json.body()).isEqualTo(YAMLMapper.builder().build().readTree(yaml.text()));
        assertThat(json.text("/openapi")).isEqualTo("3.1.0");
    }

    @Test
    void every_reference_of_the_description_leads_somewhere_and_every_schema_is_used() {
        JsonNode document = new OpenApi().document();
        Set<String> references = new HashSet<>(document.findValuesAsText("$ref"));

        assertThat(references)
                .allSatisfy(reference -> assertThat(
                                document.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse());
        List<String> schemas = new ArrayList<>();
        document.at("/components/schemas")
                .fieldNames()
                .forEachRemaining(name -> schemas.add("#/components/schemas/" + name));
        assertThat(references).containsAll(schemas);
    }

    @Test
    void every_operation_has_a_name_of_its_own() {
        List<String> names = new OpenApi().document().findValuesAsText("operationId");

        assertThat(names).doesNotHaveDuplicates().hasSizeGreaterThan(100);
    }

    @Test
    void the_words_of_the_description_are_those_that_go_out() {
        List<String> described = new ArrayList<>();
        new OpenApi().document().at("/components/schemas/Gender/enum").forEach(word -> described.add(word.textValue()));
        List<String> ours = new ArrayList<>(List.of(Vocabulary.of(Gender.class).nameOf(null)));
        Arrays.stream(Gender.values()).map(Vocabulary::nameOfAny).forEach(ours::add);

        assertThat(described).isEqualTo(ours);
    }

    /// In YAML a comma ends an unquoted description in braces, and what is behind it becomes a keyword without a value.
    @Test
    void schemas_are_made_of_keywords_that_there_are_each_with_a_value() {
        JsonNode document = new OpenApi().document();
        List<JsonNode> schemas = new ArrayList<>(document.findValues("schema"));
        document.at("/components/schemas").forEach(schemas::add);

        Set<String> wrong = new HashSet<>();
        schemas.forEach(schema -> addWrongKeywords(schema, wrong));

        assertThat(wrong).isEmpty();
        assertThat(schemas).hasSizeGreaterThan(300);
    }

    private static void addWrongKeywords(JsonNode schema, Set<String> wrong) {
        schema.properties().forEach(keyword -> {
            if (!KEYWORDS.contains(keyword.getKey()) || keyword.getValue().isNull()) {
                wrong.add(keyword.getKey());
            }
        });
        for (String several : List.of("properties", "oneOf", "anyOf")) {
            schema.path(several).forEach(inside -> addWrongKeywords(inside, wrong));
        }
        for (String one : List.of("items", "additionalProperties")) {
            if (schema.has(one)) {
                addWrongKeywords(schema.get(one), wrong);
            }
        }
    }

    @Test
    void every_group_of_operations_says_what_it_is_for() {
        JsonNode document = new OpenApi().document();
        List<String> described = new ArrayList<>();
        document.get("tags").forEach(tag -> {
            assertThat(tag.path("description").asText()).as(tag.toString()).endsWith(".");
            described.add(tag.get("name").textValue());
        });
        Set<String> used = new HashSet<>();
        document.findValues("tags").stream()
                .filter(tags -> tags.path(0).isTextual())
                .forEach(tags -> tags.forEach(tag -> used.add(tag.textValue())));

        assertThat(described).doesNotHaveDuplicates().hasSameElementsAs(used);
    }

    @Test
    void every_example_of_a_request_is_as_its_schema_wants_it() {
        assertThat(new OpenApi().exampleDeviations())
                .hasSizeGreaterThan(20)
                .allSatisfy((operation, deviations) ->
                        assertThat(deviations).as(operation).isEmpty());
    }

    @Test
    void the_examples_of_what_is_sent_most_are_accepted_as_they_stand() {
        OpenApi description = new OpenApi();
        RestService.Member maya = service.join("Maya Rao", "GENDER_FEMALE");
        for (String path : List.of("/api/v1/user/me", "/api/v1/partner-preferences")) {
            Answer answer = maya.put(path, description.example("put", path));
            assertThat(answer.status()).as(path + answer.text()).isEqualTo(200);
        }
    }

    @Test
    void the_example_of_free_hours_is_accepted_in_the_days_before_them() {
        service.application.clock.set(Instant.parse("2030-12-30T18:00:00Z"));
        OpenApi description = new OpenApi();
        RestService.Member maya = service.join("Maya Rao", "GENDER_FEMALE");

        Answer offered = maya.post("/api/v1/availability", description.example("post", "/api/v1/availability"));
        assertThat(offered.at("/createdCount").intValue()).as(offered.text()).isEqualTo(1);
        Answer changed = maya.put(
                "/api/v1/availability/" + offered.text("/createdSlots/0/slotId"),
                description.example("put", "/api/v1/availability/{id}"));
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
    }

    @Test
    void the_viewer_needs_nothing_from_elsewhere_and_runs_no_inline_script() {
        Answer page = service.get("/docs");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.header("Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self'", "connect-src 'self'")
                .doesNotContain("unsafe", "http");
        assertThat(page.text())
                .doesNotContain("http://", "https://", "onload=", "<style")
                .doesNotContainPattern("<script>");
        var parts = Pattern.compile("(?:src|href)=\"(/docs/[^\"]+)\"").matcher(page.text());
        int found = 0;
        while (parts.find()) {
            found++;
            Answer part = service.get(parts.group(1));
            assertThat(part.status()).as(parts.group(1)).isEqualTo(200);
            assertThat(part.text()).isNotEmpty();
        }
        assertThat(found).isEqualTo(4);
    }

    /// The viewer has a dark look, and nothing that asks for it.
    @Test
    void the_name_by_which_the_page_asks_for_the_dark_look_is_the_one_of_the_viewer() {
        assertThat(service.get("/docs/initializer.js").text())
                .contains("(prefers-color-scheme: dark)", "toggle(\"dark-mode\", dark.matches)");
        assertThat(service.get("/docs/swagger-ui.css").text()).contains("html.dark-mode{");
    }

    @Test
    void only_the_parts_of_the_viewer_are_served() {
        for (String name : List.of("pom.xml", "swagger-ui.js", "index.html", "..%2f..%2fopenapi.yaml", "%2e%2e")) {
            assertThat(service.get("/docs/" + name).status()).as(name).isIn(400, 404);
        }
    }
}
