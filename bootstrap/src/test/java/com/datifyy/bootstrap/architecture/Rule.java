package com.datifyy.bootstrap.architecture;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;

/// One demand on the product, with programs that break it.
record Rule(
        String name, Scope scope, ArchRule demand, List<CounterExample> counterExamples, List<Departure> departures) {

    /// Which classes a rule looks at.
    enum Scope {
        /// What is shipped.
        PRODUCT,
        /// Also the twins, contracts and fixtures that the inner layers publish, and the tests of the whole service.
        PRODUCT_AND_TESTS
    }

    Rule {
        counterExamples = List.copyOf(counterExamples);
        departures = List.copyOf(departures);
    }

    static List<Rule> all() {
        return Stream.of(LayerRules.all(), TechnologyRules.all(), FormRules.all(), HabitRules.all(), KeyRules.all())
                .flatMap(List::stream)
                .toList();
    }

    static Rule that(String name, ArchRule demand) {
        return new Rule(name, Scope.PRODUCT, demand, List.of(), List.of());
    }

    Rule alsoForTests() {
        return new Rule(name, Scope.PRODUCT_AND_TESTS, demand, counterExamples, departures);
    }

    /// This rule with one more program that breaks it: compilation units.
    Rule isBrokenBy(String... units) {
        return isBrokenBy(new CounterExample(List.of(units), List.of()));
    }

    /// This rule with one more program that breaks it: compilation units, and one of a test, which is not shipped.
    Rule isBrokenBesideTest(String test, String... units) {
        return isBrokenBy(new CounterExample(List.of(units), List.of(test)));
    }

    private Rule isBrokenBy(CounterExample example) {
        return new Rule(name, scope, demand, and(counterExamples, example), departures);
    }

    Rule except(Departure departure) {
        return new Rule(name, scope, demand, counterExamples, and(departures, departure));
    }

    @Override
    public String toString() {
        return name;
    }

    private static <T> List<T> and(List<T> these, T another) {
        return Stream.concat(these.stream(), Stream.of(another)).toList();
    }
}
