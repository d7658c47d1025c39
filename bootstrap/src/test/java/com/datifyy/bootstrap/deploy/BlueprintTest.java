package com.datifyy.bootstrap.deploy;

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
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlueprintTest {
    private static final Blueprint BLUEPRINT = Blueprint.ofThisRepository();
    private static final SecureRandom RANDOM = new SecureRandom();

    @Test
    void it_is_a_blueprint_as_render_specifies_it() {
        assertThat(BLUEPRINT.offences()).isEmpty();
    }

    /// The check can fail: each of these is a mistake that is made.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "runtime: docker | env: docker",
                "autoDeployTrigger: checksPass | autoDeploy: true",
                "autoDeployTrigger: checksPass | autoDeployTrigger: always",
                "type: keyvalue | type: redis",
                "maxShutdownDelaySeconds: 40 | maxShutdownDelaySeconds: 301",
                "plan: basic-1gb | plan: starter",
                "property: connectionString | property: connectionUrl",
                "generateValue: true | generateValue: false",
                "key: ENV | name: ENV",
                "ipAllowList: [] | ipAllowlist: []"
            })
    void a_blueprint_with_a_mistake_is_refused(String right, String wrong) throws IOException {
        String text = BLUEPRINT.text().replace(right, wrong);

        assertThat(text).isNotEqualTo(BLUEPRINT.text());
        assertThat(Blueprint.of(text).offences()).isNotEmpty();
    }

    @Test
    void every_variable_it_sets_is_one_this_release_reads_and_is_set_once() {
        assertThat(BLUEPRINT.variables())
                .extracting(variable -> variable.path("key").asText())
                .doesNotHaveDuplicates()
                .isSubsetOf(Arrays.stream(Variable.values()).map(Enum::name).toList());
    }

    @Test
    void every_variable_without_a_default_is_set_or_said_to_be_left_out() {
        assertThat(Arrays.stream(Variable.values())
                        .filter(variable -> variable.fallback() == null)
                        .map(Enum::name))
                .as("render.yaml sets these or names them among those left out")
                .allSatisfy(name -> assertThat(BLUEPRINT.text()).containsPattern("\\b" + name + "\\b"));
    }

    @Test
    void no_secret_stands_in_it() {
        assertThat(BLUEPRINT.variables())
                .filteredOn(variable -> variable.has("value"))
                .extracting(variable ->
                        Variable.valueOf(variable.path("key").asText()).secret())
                .containsOnly(false);
    }

    @Test
    void with_what_render_gives_and_nothing_typed_in_production_starts() {
        Settings settings = Settings.from(environment(""));

        assertThat(settings.mode()).isEqualTo(Mode.PRODUCTION);
        assertThat(settings.redis()).isNotNull();
        assertThat(settings.keys().data()).isNotNull();
        assertThat(settings.database().address().plainlyPrivate()).isTrue();
    }

    @Test
    void whatever_it_refers_to_is_in_it_and_lies_in_the_same_region() {
        Set<String> databases = Set.copyOf(names(BLUEPRINT.all("databases")));
        Set<String> services = Set.copyOf(names(BLUEPRINT.all("services")));

        for (JsonNode variable : BLUEPRINT.variables()) {
            if (variable.has("fromDatabase")) {
                assertThat(databases).contains(variable.at("/fromDatabase/name").asText());
            }
            if (variable.has("fromService")) {
                assertThat(services).contains(variable.at("/fromService/name").asText());
            }
        }
        assertThat(List.of(
                        BLUEPRINT.service("web").path("region"),
                        BLUEPRINT.service("keyvalue").path("region"),
                        BLUEPRINT.all("databases").getFirst().path("region")))
                .containsOnly(BLUEPRINT.service("web").path("region"));
    }

    @Test
    void neither_the_database_nor_the_store_can_be_reached_from_outside() {
        assertThat(BLUEPRINT.service("keyvalue").path("ipAllowList")).isEmpty();
        assertThat(BLUEPRINT.all("databases"))
                .allSatisfy(database -> assertThat(database.path("ipAllowList")).isEmpty());
    }

    @Test
    void render_waits_longer_than_the_service_takes_to_stop() {
        Settings settings = Settings.from(environment(""));

        assertThat(BLUEPRINT.service("web").path("maxShutdownDelaySeconds").asInt())
                .isGreaterThan((int)
                        settings.shutdownNotice().plus(settings.shutdown()).toSeconds());
    }

    /// These Render keeps for itself: <https://render.com/docs/private-network>.
    @Test
    void the_private_network_reaches_each_instance_where_metrics_are_read() throws IOException {
        int port = Settings.from(environment("")).http().port();

        assertThat(port).isNotIn(10_000, 18_012, 18_013, 19_099);
        assertThat(Files.readString(Path.of("..", "docs", "deploy.md"))).contains("type: A, port: " + port + ",");
    }

    /// What the service finds in its environment.
    ///
    /// @param typed what the operator answers to every question
    private static Map<String, String> environment(String typed) {
        Map<String, String> environment = new HashMap<>(Map.of("PORT", "10000", "RENDER", "true"));
        for (JsonNode variable : BLUEPRINT.variables()) {
            environment.put(variable.path("key").asText(), value(variable, typed));
        }
        return environment;
    }

    private static String value(JsonNode variable, String typed) {
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
        return variable.has("fromService") ? "redis://red-0example:6379" : typed;
    }

    private static List<String> names(List<JsonNode> entries) {
        return entries.stream().map(entry -> entry.path("name").asText()).toList();
    }
}
