package com.datifyy.bootstrap.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// A rule that cannot fail protects nothing: each one is broken, and must say so.
class ArchitectureRulesObjectTest {

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("counterExamples")
    void a_rule_objects_to_what_breaks_it(Rule rule, CounterExample example, @TempDir Path folder) {
        var verdict = rule.demand().evaluate(example.compiledInto(folder));

        assertThat(verdict.hasViolation())
                .as("%s objects to %s", rule, example.units())
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void a_rule_has_something_that_breaks_it(Rule rule) {
        assertThat(rule.counterExamples()).isNotEmpty();
    }

    /// Otherwise a rule about a package that was renamed would hold for ever.
    @ParameterizedTest
    @MethodSource("rules")
    void a_rule_that_finds_nothing_to_look_at_fails(Rule rule) {
        var nothing = new ClassFileImporter().importClasses(List.of());

        assertThatThrownBy(() -> rule.demand().evaluate(nothing))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("failed to check any classes");
    }

    @Test
    void rules_have_names_of_their_own() {
        assertThat(rules().map(Rule::name)).doesNotHaveDuplicates().isNotEmpty();
    }

    static Stream<Rule> rules() {
        return Rule.all().stream();
    }

    static Stream<Arguments> counterExamples() {
        return rules().flatMap(rule -> rule.counterExamples().stream().map(example -> Arguments.of(rule, example)));
    }
}
