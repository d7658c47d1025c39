package com.datifyy.bootstrap.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.datifyy.adapters.broken.AdapterOffender;
import com.datifyy.adapters.brokentoo.OffenderJson;
import com.datifyy.adapters.rest.broken.RestOffender;
import com.datifyy.application.broken.OffendingService;
import com.datifyy.application.broken.port.OffendingPort;
import com.datifyy.application.brokentoo.ApplicationAccomplice;
import com.datifyy.bootstrap.unmarked.UnmarkedOffender;
import com.datifyy.domain.broken.DomainOffender;
import com.datifyy.domain.brokentoo.DomainAccomplice;
import com.datifyy.domain.shared.broken.SharedOffender;
import com.datifyy.migrations.broken.LibraryOffender;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Each rule objects when somebody breaks it: a rule that cannot fail protects nothing.
class BrokenRulesTest {

    private static final JavaClasses OFFENDERS = new ClassFileImporter()
            .importClasses(
                    DomainOffender.class,
                    DomainOffender.OffenderId.class,
                    DomainAccomplice.class,
                    SharedOffender.class,
                    OffendingService.class,
                    ApplicationAccomplice.class,
                    OffendingPort.class,
                    AdapterOffender.class,
                    OffenderJson.class,
                    RestOffender.class,
                    LibraryOffender.class,
                    DatabaseOffender.class,
                    UnmarkedOffender.class);

    @TestFactory
    Stream<DynamicTest> each_rule_objects() {
        return Rules.all().entrySet().stream()
                .map(rule -> dynamicTest(rule.getKey(), () -> assertThat(
                                rule.getValue().evaluate(OFFENDERS).hasViolation())
                        .as(rule.getKey() + " objects")
                        .isTrue()));
    }
}
