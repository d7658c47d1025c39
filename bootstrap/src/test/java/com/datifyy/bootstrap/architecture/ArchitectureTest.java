package com.datifyy.bootstrap.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArchitectureTest {

    @ParameterizedTest
    @MethodSource("rules")
    void the_product_keeps(Rule rule) {
        assertThat(violations(rule))
                .as(rule.name())
                .filteredOn(violation -> rule.departures().stream().noneMatch(known -> known.covers(violation)))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}, except: {1}")
    @MethodSource("departures")
    void a_departure_is_still_made(Rule rule, Departure departure) {
        assertThat(violations(rule)).as("%s, except: %s", rule, departure).anyMatch(departure::covers);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "domain",
                "application",
                "migrations",
                "adapters.rest",
                "adapters.grpc",
                "adapters.postgres",
                "adapters.redis",
                "adapters.memory",
                "adapters.index",
                "adapters.security",
                "adapters.mail",
                "adapters.slack",
                "adapters.sms",
                "adapters.oidc",
                "adapters.images",
                "adapters.s3",
                "adapters.gemini",
                "adapters.telemetry",
                "adapters.embedded",
                "bootstrap"
            })
    void the_rules_look_at(String module) {
        var home = "com.datifyy." + module + ".";

        assertThat(Product.classes(Rule.Scope.PRODUCT).stream()
                        .filter(type -> !type.getSimpleName().equals("package-info"))
                        .map(JavaClass::getName))
                .as(module)
                .filteredOn(name -> name.startsWith(home))
                .isNotEmpty();
    }

    private static List<String> violations(Rule rule) {
        return rule.demand()
                .evaluate(Product.classes(rule.scope()))
                .getFailureReport()
                .getDetails();
    }

    static Stream<Rule> rules() {
        return Rule.all().stream();
    }

    static Stream<Arguments> departures() {
        return rules().flatMap(rule -> rule.departures().stream().map(known -> Arguments.of(rule, known)));
    }
}
