package com.datifyy.bootstrap.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.INTERFACES;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.conditions.ArchConditions.have;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.datifyy.application.shared.port.UnitOfWork;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.MethodCallTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import org.jspecify.annotations.NullMarked;

/// The rules of the architecture by name. [ArchitectureTest] holds the program to them, [BrokenRulesTest] sees
/// each of them object.
final class Rules {

    private static final String DOMAIN = "com.datifyy.domain..";
    private static final String APPLICATION = "com.datifyy.application..";
    private static final String PORTS = "com.datifyy.application..port..";
    private static final String ADAPTERS = "com.datifyy.adapters..";
    private static final String BOOTSTRAP = "com.datifyy.bootstrap..";
    private static final String MIGRATIONS = "com.datifyy.migrations..";
    private static final String POSTGRES = "com.datifyy.adapters.postgres..";
    private static final String EMBEDDED = "com.datifyy.adapters.embedded..";
    private static final String REST = "com.datifyy.adapters.rest..";
    private static final String GRPC = "com.datifyy.adapters.grpc..";

    /// What generators write: table classes, and the messages and stubs of the wire contract.
    private static final String[] GENERATED = {"com.datifyy.adapters.postgres.schema..", "com.datifyy.adapters.grpc.wire.."};

    private static final DescribedPredicate<JavaClass> ACTIVITIES =
            resideInAPackage(APPLICATION).and(not(resideInAPackage(PORTS))).as("activities");

    private Rules() {}

    static Map<String, ArchRule> all() {
        var rules = new LinkedHashMap<String, ArchRule>();
        layers(rules);
        technology(rules);
        forms(rules);
        habits(rules);
        return rules;
    }

    private static void layers(Map<String, ArchRule> rules) {
        rules.put(
                "the_domain_sees_only_the_jdk",
                classes()
                        .that()
                        .resideInAPackage(DOMAIN)
                        .should()
                        .onlyDependOnClassesThat()
                        .resideInAnyPackage(DOMAIN, "java..", "org.jspecify.."));
        rules.put(
                "the_application_adds_only_the_domain_and_logging",
                classes()
                        .that()
                        .resideInAPackage(APPLICATION)
                        .should()
                        .onlyDependOnClassesThat()
                        .resideInAnyPackage(DOMAIN, APPLICATION, "java..", "org.jspecify..", "org.slf4j"));
        rules.put(
                "only_bootstrap_sees_adapters",
                noClasses()
                        .that()
                        .resideOutsideOfPackages(ADAPTERS, BOOTSTRAP)
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(ADAPTERS));
        rules.put(
                "adapters_do_not_see_one_another",
                slices().matching("com.datifyy.adapters.(*)..").should().notDependOnEachOther());
        rules.put(
                "driven_adapters_see_ports_and_not_activities",
                noClasses()
                        .that(resideInAPackage(ADAPTERS).and(not(resideInAnyPackage(REST, GRPC))))
                        .should()
                        .dependOnClassesThat(ACTIVITIES));
        rules.put(
                "driving_adapters_see_activities_and_not_ports",
                noClasses()
                        .that()
                        .resideInAnyPackage(REST, GRPC)
                        .should()
                        .dependOnClassesThat(resideInAPackage(PORTS).and(INTERFACES)));
        rules.put(
                "contexts_of_the_domain_are_free_of_cycles",
                slices().matching("com.datifyy.domain.(*)..").should().beFreeOfCycles());
        rules.put(
                "contexts_of_the_application_are_free_of_cycles",
                slices().assignedFrom(CONTEXTS_AND_THEIR_PORTS).should().beFreeOfCycles());
        rules.put(
                "shared_depends_on_no_context",
                noClasses()
                        .that()
                        .resideInAPackage("com.datifyy.domain.shared..")
                        .should()
                        .dependOnClassesThat(resideInAPackage(DOMAIN).and(not(resideInAPackage("com.datifyy.domain.shared..")))));
    }

    private static void technology(Map<String, ArchRule> rules) {
        rules.put("jooq_and_hikari_stay_in_the_postgres_adapter", only(POSTGRES, "org.jooq..", "com.zaxxer.hikari.."));
        rules.put(
                "jdbc_stays_with_those_who_start_fill_and_migrate_a_database",
                noClasses()
                        .that()
                        .resideOutsideOfPackages(POSTGRES, EMBEDDED, MIGRATIONS)
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("java.sql..", "javax.sql..", "org.postgresql.."));
        rules.put("flyway_stays_in_migrations", only(MIGRATIONS, "org.flywaydb.."));
        rules.put("lettuce_stays_in_the_redis_adapter", only("com.datifyy.adapters.redis..", "io.lettuce.."));
        rules.put("javalin_stays_in_the_rest_adapter", only(REST, "io.javalin..", "org.eclipse.jetty..", "jakarta.servlet.."));
        rules.put(
                "grpc_and_protobuf_stay_in_the_grpc_adapter",
                noClasses()
                        .that()
                        .resideOutsideOfPackage(GRPC)
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("io.grpc..", "com.google.protobuf.."));
        rules.put("picocli_stays_in_the_command_line", only("com.datifyy.bootstrap.cli..", "picocli.."));
        rules.put(
                "the_embedded_database_is_for_development",
                noClasses()
                        .that()
                        .resideOutsideOfPackages(EMBEDDED, "com.datifyy.bootstrap.dev..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(EMBEDDED, "io.zonky.."));
        rules.put(
                "ports_speak_no_library_and_wait_for_their_answer",
                noClasses()
                        .that()
                        .resideInAPackage(PORTS)
                        .should()
                        .dependOnClassesThat(not(resideInAnyPackage(DOMAIN, PORTS, "java.lang..", "java.util", "java.util.function",
                                        "java.time..", "org.jspecify.."))
                                .or(assignableTo(Future.class))
                                .or(assignableTo(CompletionStage.class))));
        rules.put(
                "nobody_uses_a_mocking_library",
                noClasses()
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("org.mockito..", "org.easymock..", "org.powermock..", "io.mockk.."));
    }

    private static void forms(Map<String, ArchRule> rules) {
        rules.put(
                "port_types_are_interfaces_or_values",
                classes()
                        .that()
                        .resideInAPackage(PORTS)
                        .and()
                        .doNotHaveSimpleName("package-info")
                        .should()
                        .beInterfaces()
                        .orShould()
                        .beRecords()
                        .orShould()
                        .beEnums());
        rules.put(
                "activities_are_final",
                classes()
                        .that(ACTIVITIES)
                        .and()
                        .areTopLevelClasses()
                        .and()
                        .areNotInterfaces()
                        .should()
                        .haveModifier(JavaModifier.FINAL));
        rules.put(
                "names_come_from_the_domain_and_not_from_the_pattern",
                noClasses()
                        .that(not(resideInAnyPackage(GENERATED)))
                        .and()
                        .haveSimpleNameNotEndingWith("GrpcService")
                        .should(have(nameMatching(".*(Impl|Service|Manager|Helper|Utils?|UseCase|Port|DTO|Dto)"))));
        rules.put(
                "ids_are_records",
                classes()
                        .that()
                        .resideInAPackage(DOMAIN)
                        .and()
                        .haveSimpleNameEndingWith("Id")
                        .should()
                        .beRecords());
        rules.put(
                "the_domain_has_no_setters",
                noMethods()
                        .that()
                        .areDeclaredInClassesThat()
                        .resideInAPackage(DOMAIN)
                        .should()
                        .haveNameMatching("set[A-Z].*"));
        rules.put(
                "fields_of_the_domain_are_final",
                fields()
                        .that()
                        .areDeclaredInClassesThat()
                        .resideInAPackage(DOMAIN)
                        .should()
                        .beFinal());
        rules.put(
                "shapes_of_the_wire_and_the_tables_stay_in_their_package",
                classes()
                        .that()
                        .resideInAPackage(ADAPTERS)
                        .and(not(resideInAnyPackage(GENERATED)))
                        .and()
                        .haveNameMatching(".*[a-z](Json|Rows|Messages)")
                        .should()
                        .notBePublic());
        rules.put("every_package_is_null_marked", classes().that(not(resideInAnyPackage(GENERATED))).should(BE_NULL_MARKED));
    }

    private static void habits(Map<String, ArchRule> rules) {
        rules.put(
                "the_core_asks_neither_the_clock_nor_chance",
                noClasses()
                        .that()
                        .resideInAnyPackage(DOMAIN, APPLICATION)
                        .should()
                        .callMethodWhere(target(nameMatching("now|currentTimeMillis|nanoTime|systemUTC|systemDefaultZone|system"))
                                .and(target(owner(resideInAnyPackage("java.time..", "java.lang")))
                                        .and(DescribedPredicate.describe(
                                                "without an argument", call -> call.getTarget().getName().equals("system")
                                                        || ((MethodCallTarget)
                                                                        call.getTarget())
                                                                .getRawParameterTypes()
                                                                .isEmpty()))))
                        .orShould()
                        .dependOnClassesThat()
                        .haveNameMatching(
                                "java\\.util\\.Random|java\\.util\\.SplittableRandom|java\\.security\\.SecureRandom|java\\.util\\.concurrent\\.ThreadLocalRandom")
                        .orShould()
                        .callMethodWhere(target(nameMatching("randomUUID|random"))));
        rules.put(
                "nobody_keeps_things_in_a_thread",
                noClasses().that(not(resideInAnyPackage(GENERATED))).should().dependOnClassesThat().areAssignableTo(ThreadLocal.class));
        rules.put(
                "only_the_command_line_prints",
                noClasses()
                        .that()
                        .resideOutsideOfPackage("com.datifyy.bootstrap.cli..")
                        .should()
                        .accessField(System.class, "out"));
        rules.put(
                "only_the_settings_read_the_environment",
                noClasses()
                        .that()
                        .resideOutsideOfPackage("com.datifyy.bootstrap.settings..")
                        .should()
                        .callMethod(System.class, "getenv")
                        .orShould()
                        .callMethod(System.class, "getenv", String.class));
        rules.put(
                // and those who fill a database for demonstrations
                "only_the_application_opens_units_of_work",
                noClasses()
                        .that()
                        .resideOutsideOfPackages(
                                APPLICATION, "com.datifyy.adapters.postgres.bulk..", "com.datifyy.bootstrap.dev..")
                        .should()
                        .callMethodWhere(target(owner(assignableTo(UnitOfWork.class)))));
    }

    private static ArchRule only(String home, String... libraries) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(home)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(libraries);
    }

    /// Ports of a context are a part of their own: other contexts may use them without using the context.
    private static final SliceAssignment CONTEXTS_AND_THEIR_PORTS = new SliceAssignment() {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            var prefix = "com.datifyy.application.";
            if (!type.getPackageName().startsWith(prefix)) {
                return SliceIdentifier.ignore();
            }
            return SliceIdentifier.of(type.getPackageName().substring(prefix.length()));
        }

        @Override
        public String getDescription() {
            return "contexts of the application and their ports";
        }
    };

    private static final ArchCondition<JavaClass> BE_NULL_MARKED = new ArchCondition<>("be in a @NullMarked package") {
        @Override
        public void check(JavaClass type, ConditionEvents events) {
            if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                events.add(SimpleConditionEvent.violated(type, type.getPackageName() + " is not @NullMarked"));
            }
        }
    };
}
