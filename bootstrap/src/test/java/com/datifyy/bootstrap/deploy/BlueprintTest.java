package com.datifyy.bootstrap.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.bootstrap.settings.Mode;
import com.datifyy.bootstrap.settings.Settings;
import com.datifyy.bootstrap.settings.Variable;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// `render.yaml` and its variants in `ops/render`, as an operator may have edited them: nothing here asks for what
/// `docs/deploy.md` leaves to the operator. What the checks object to is shown with files of the tests' own.
class BlueprintTest {
    private static final SecureRandom RANDOM = new SecureRandom();

    /// What an operator answers to the questions that cannot be left blank.
    private static final Map<String, String> ANSWERS = Map.of(
            "DATABASE_URL",
            "postgresql://postgres.abcdefghijklmnop:made-up@aws-0-eu-central-1.pooler.supabase.com:5432/postgres",
            "REDIS_URL",
            "rediss://default:made-up@example-made-up.upstash.io:6379");

    static List<Blueprint> blueprints() {
        return Blueprint.ofThisRepository();
    }

    @Test
    void there_is_one_for_each_place_that_the_database_and_the_cache_may_be_at() {
        assertThat(blueprints())
                .extracting(Blueprint::name)
                .contains("render.yaml", "supabase.yaml", "upstash.yaml", "supabase-upstash.yaml");
    }

    @ParameterizedTest
    @MethodSource("blueprints")
    void it_is_a_blueprint_as_render_specifies_it(Blueprint blueprint) {
        assertThat(blueprint.offences()).isEmpty();
    }

    /// The check can fail: each of these is a mistake that is made.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "runtime: docker | env: docker",
                "autoDeployTrigger: commit | autoDeploy: true",
                "autoDeployTrigger: commit | autoDeployTrigger: always",
                "type: keyvalue | type: redis",
                "maxShutdownDelaySeconds: 40 | maxShutdownDelaySeconds: 301",
                "plan: basic-1gb | plan: starter",
                "plan: standard | plan: free",
                "property: connectionString | property: connectionUrl",
                "generateValue: true | generateValue: false",
                "key: ENV | name: ENV",
                "ipAllowList: [] | ipAllowlist: []"
            })
    void a_blueprint_with_a_mistake_is_refused(String right, String wrong) throws IOException {
        assertThat(edited(right, wrong).offences()).isNotEmpty();
    }

    /// What `docs/deploy.md` and the remarks leave to the operator.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "autoDeployTrigger: commit | autoDeployTrigger: checksPass",
                "autoDeployTrigger: commit | autoDeployTrigger: \"off\"",
                "plan: standard | plan: starter",
                "plan: basic-1gb | plan: pro-4gb",
                "plan: basic-1gb | plan: free",
                "numInstances: 1 | numInstances: 3",
                "region: frankfurt | region: singapore",
                "ipAllowList: [] | ipAllowList: [{source: 203.0.113.7/32, description: me}]"
            })
    void a_blueprint_that_was_edited_as_documented_is_one(String before, String after) throws IOException {
        assertThat(edited(before, after).offences()).isEmpty();
    }

    @Test
    void remarks_say_what_holds_where_a_variable_is_not_set_and_why() throws IOException {
        assertThat(sample().leftOut())
                .isEqualTo(Map.of(
                        "LOG_LEVEL", new Blueprint.Remark(Optional.of("info"), ""),
                        "DB_HOST", new Blueprint.Remark(Optional.empty(), "in place of DATABASE_URL"),
                        "DB_PORT", new Blueprint.Remark(Optional.of("5432"), "in place of DATABASE_URL")));
    }

    @ParameterizedTest
    @MethodSource("blueprints")
    void every_variable_it_sets_is_one_this_release_reads_and_is_set_once(Blueprint blueprint) {
        assertThat(blueprint.variables())
                .extracting(variable -> variable.path("key").asText())
                .doesNotHaveDuplicates()
                .isSubsetOf(Arrays.stream(Variable.values()).map(Enum::name).toList());
    }

    @ParameterizedTest
    @MethodSource("blueprints")
    void every_variable_of_this_release_is_set_or_said_to_be_left_out(Blueprint blueprint) {
        Set<String> named = new HashSet<>(blueprint.leftOut().keySet());
        blueprint.variables().forEach(variable -> named.add(variable.path("key").asText()));

        assertThat(named)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Variable.values()).map(Enum::name).toList());
    }

    @ParameterizedTest
    @MethodSource("blueprints")
    void of_what_is_left_out_the_default_is_named_or_why_there_is_none(Blueprint blueprint) {
        assertThat(blueprint.leftOut()).allSatisfy((name, remark) -> {
            String fallback = Variable.valueOf(name).fallback();
            assertThat(remark.value().orElse(null)).isEqualTo(fallback);
            assertThat(fallback == null && remark.why().isEmpty())
                    .as("nothing is said of %s", name)
                    .isFalse();
        });
    }

    @ParameterizedTest
    @MethodSource("blueprints")
    void no_secret_stands_in_it(Blueprint blueprint) {
        assertThat(blueprint.variables())
                .filteredOn(variable -> variable.has("value"))
                .extracting(variable ->
                        Variable.valueOf(variable.path("key").asText()).secret())
                .doesNotContain(true);
    }

    @ParameterizedTest
    @MethodSource("blueprints")
    void with_what_render_gives_and_the_addresses_typed_in_production_starts(Blueprint blueprint) {
        Settings settings = Settings.from(environment(blueprint));

        assertThat(settings.mode()).isEqualTo(Mode.PRODUCTION);
        assertThat(settings.redis()).isNotNull();
        assertThat(settings.keys().data()).isNotNull();
        assertThat(settings.database().address().plainlyPrivate())
                .isEqualTo(!blueprint.all("databases").isEmpty());
    }

    @ParameterizedTest
    @MethodSource("blueprints")
    void whatever_it_refers_to_is_in_it_and_lies_in_the_same_region(Blueprint blueprint) {
        List<String> databases = names(blueprint.all("databases"));
        List<String> services = names(blueprint.all("services"));

        for (JsonNode variable : blueprint.variables()) {
            if (variable.has("fromDatabase")) {
                assertThat(databases).contains(variable.at("/fromDatabase/name").asText());
            }
            if (variable.has("fromService")) {
                assertThat(services).contains(variable.at("/fromService/name").asText());
            }
        }
        assertThat(blueprint.everything())
                .extracting(each -> each.path("region"))
                .containsOnly(blueprint.web().path("region"));
    }

    /// An operator's own address may be let in for a while.
    @ParameterizedTest
    @MethodSource("blueprints")
    void neither_the_database_nor_the_store_is_open_to_everybody(Blueprint blueprint) {
        assertThat(blueprint.everything())
                .flatExtracting(each -> each.path("ipAllowList").findValuesAsText("source"))
                .noneMatch(source -> source.endsWith("/0"));
    }

    @ParameterizedTest
    @MethodSource("blueprints")
    void render_waits_longer_than_the_service_takes_to_stop(Blueprint blueprint) {
        Settings settings = Settings.from(environment(blueprint));

        assertThat(blueprint.web().path("maxShutdownDelaySeconds").asInt()).isGreaterThan((int)
                settings.shutdownNotice().plus(settings.shutdown()).toSeconds());
    }

    /// These Render keeps for itself: <https://render.com/docs/private-network>.
    @ParameterizedTest
    @MethodSource("blueprints")
    void the_private_network_reaches_each_instance_where_metrics_are_read(Blueprint blueprint) throws IOException {
        int port = Settings.from(environment(blueprint)).http().port();

        assertThat(port).isNotIn(10_000, 18_012, 18_013, 19_099);
        assertThat(Files.readString(Path.of("..", "docs", "deploy.md"))).contains("type: A, port: " + port + ",");
    }

    private static Blueprint sample() throws IOException {
        try (var sample = BlueprintTest.class.getResourceAsStream("/deploy/blueprint.yaml")) {
            assertThat(sample).isNotNull();
            return Blueprint.of("blueprint.yaml", new String(sample.readAllBytes(), UTF_8));
        }
    }

    /// The sample with something else wherever a text stands.
    private static Blueprint edited(String before, String after) throws IOException {
        String text = sample().text();
        assertThat(text).contains(before);
        return Blueprint.of("edited", text.replace(before, after));
    }

    /// What the service finds in its environment when nothing is typed in but what it cannot do without.
    private static Map<String, String> environment(Blueprint blueprint) {
        Map<String, String> environment = new HashMap<>(Map.of("PORT", "10000", "RENDER", "true"));
        for (JsonNode variable : blueprint.variables()) {
            environment.put(variable.path("key").asText(), value(variable));
        }
        return environment;
    }

    private static String value(JsonNode variable) {
        if (variable.has("value")) {
            return variable.path("value").asText();
        }
        if (variable.has("generateValue")) {
            byte[] random = new byte[32];
            RANDOM.nextBytes(random);
            return Base64.getEncoder().encodeToString(random);
        }
        if (variable.has("fromDatabase")) {
            return "postgres://datifyy:made-up@dpg-0example-a/datifyy";
        }
        return variable.has("fromService")
                ? "redis://red-0example:6379"
                : ANSWERS.getOrDefault(variable.path("key").asText(), "");
    }

    private static List<String> names(List<JsonNode> entries) {
        return entries.stream().map(entry -> entry.path("name").asText()).toList();
    }
}
