package com.datifyy.bootstrap.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTest {

    private static final JavaClasses PROGRAM = new ClassFileImporter()
            .withImportOption(location -> !location.contains("test-classes") && !location.contains("-tests.jar"))
            .importPackages("com.datifyy");

    private static final JavaClasses WITH_TESTS = new ClassFileImporter()
            .withImportOption(location -> !location.contains("/architecture/"))
            .importPackages("com.datifyy.application");

    @TestFactory
    Stream<DynamicTest> the_program_keeps_its_rules() {
        return Rules.all().entrySet().stream()
                .map(rule -> dynamicTest(rule.getKey(), () -> rule.getValue().check(PROGRAM)));
    }

    @Test
    void every_module_is_looked_at() {
        for (var module : new String[] {
            "domain", "application", "migrations", "bootstrap", "adapters.rest", "adapters.grpc", "adapters.postgres",
            "adapters.redis", "adapters.memory", "adapters.security", "adapters.embedded"
        }) {
            assertThat(PROGRAM.stream().filter(type -> type.getPackageName().startsWith("com.datifyy." + module)))
                    .as(module)
                    .hasSizeGreaterThan(1);
        }
    }

    @Test
    void every_repository_has_a_contract_that_its_doubles_keep() {
        var repositories = PROGRAM.stream()
                .filter(type -> type.isInterface() && type.getSimpleName().endsWith("Repository"))
                .map(JavaClass::getName)
                .toList();

        assertThat(repositories).isNotEmpty().allSatisfy(name -> assertThat(WITH_TESTS.contain(name + "Contract"))
                .as(name + "Contract")
                .isTrue());
    }
}
