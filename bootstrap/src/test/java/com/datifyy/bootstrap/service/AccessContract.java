package com.datifyy.bootstrap.service;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// What everybody is answered by an interface, whichever it is.
interface AccessContract {
    /// What the interface is called on the page about authorization.
    String protocol();

    Cast cast();

    /// Every operation, with whom it was called by and what that must be answered.
    AuthorizationMatrix matrix();

    @TestFactory
    default Stream<DynamicTest> c3_c4_c8_every_operation_answers_everybody_as_its_rule_says() {
        return matrix().lines().stream().map(line -> dynamicTest(line.operation(), () -> matrix().check(line)));
    }

    @Test
    default void c3_the_page_shows_what_every_operation_answers_everybody() {
        new AuthorizationPage(protocol()).shows(matrix().table());
    }

    @Test
    default void c4_nothing_of_somebody_elses_was_touched() {
        cast().victimIsUnharmed();
    }
}
