package com.datifyy.bootstrap.architecture;

import static com.datifyy.bootstrap.architecture.Homes.APPLICATION;
import static com.datifyy.bootstrap.architecture.Homes.COMMAND_LINE;
import static com.datifyy.bootstrap.architecture.Homes.DOMAIN;
import static com.datifyy.bootstrap.architecture.Homes.PORTS;
import static com.datifyy.bootstrap.architecture.Homes.SETTINGS;
import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.util.Calendar;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/// What nobody does.
final class HabitRules {

    private static final String UNIT_OF_WORK = "com.datifyy.application.shared.port.UnitOfWork";

    private HabitRules() {}

    static List<Rule> all() {
        return List.of(
                Rule.that(
                                "no wall clock in the domain and the application",
                                noClasses()
                                        .that()
                                        .resideInAnyPackage(DOMAIN, APPLICATION)
                                        .should()
                                        .accessTargetWhere(target("the wall clock", HabitRules::isWallClock))
                                        .orShould()
                                        .dependOnClassesThat(
                                                assignableTo(Date.class).or(assignableTo(Calendar.class))))
                        .isBrokenBy(statement("domain.gossip", "java.time.Instant.now();"))
                        .isBrokenBy(statement("domain.gossip", "java.time.LocalDate.now(java.time.ZoneOffset.UTC);"))
                        .isBrokenBy(statement("application.gossip", "System.currentTimeMillis();"))
                        .isBrokenBy(statement("application.gossip", "System.nanoTime();"))
                        .isBrokenBy(statement("application.gossip", "java.time.Clock.systemUTC();"))
                        .isBrokenBy(statement("application.gossip", "java.time.InstantSource.system();"))
                        .isBrokenBy(statement("application.gossip", "java.time.ZoneId.systemDefault();"))
                        .isBrokenBy(statement("application.gossip", "new java.util.Date();"))
                        .isBrokenBy(statement(
                                "domain.gossip",
                                "java.util.function.Supplier<java.time.Instant> now = java.time.Instant::now;")),
                Rule.that(
                                "no randomness in the domain and the application",
                                noClasses()
                                        .that()
                                        .resideInAnyPackage(DOMAIN, APPLICATION)
                                        .should()
                                        .accessTargetWhere(target("chance", HabitRules::isChance))
                                        .orShould()
                                        .dependOnClassesThat(assignableTo(RandomGenerator.class)))
                        .isBrokenBy(statement("domain.gossip", "new java.util.Random(7).nextInt();"))
                        .isBrokenBy("package com.datifyy.domain.gossip; class Rolling { java.util.Random dice; }")
                        .isBrokenBy(statement("domain.gossip", "Math.random();"))
                        .isBrokenBy(statement("application.gossip", "java.util.UUID.randomUUID();"))
                        .isBrokenBy(statement("application.gossip", "new java.security.SecureRandom();"))
                        .isBrokenBy(statement(
                                "application.gossip", "java.util.concurrent.ThreadLocalRandom.current().nextInt();"))
                        .isBrokenBy(statement(
                                "domain.gossip", "java.util.Collections.shuffle(new java.util.ArrayList<String>());"))
                        .isBrokenBy(statement(
                                "domain.gossip",
                                "java.util.function.Supplier<java.util.UUID> id = java.util.UUID::randomUUID;")),
                Rule.that(
                                "no ThreadLocal",
                                noClasses().should().dependOnClassesThat().areAssignableTo(ThreadLocal.class))
                        .isBrokenBy(statement("adapters.rest", "new ThreadLocal<String>();"))
                        .isBrokenBy(statement("application.gossip", "new InheritableThreadLocal<String>();"))
                        .isBrokenBy(
                                "package com.datifyy.domain.gossip; class Keeping { InheritableThreadLocal<String> kept; }"),
                Rule.that(
                                "no System.out outside the command line",
                                noClasses()
                                        .that()
                                        .resideOutsideOfPackage(COMMAND_LINE)
                                        .should()
                                        .accessField(System.class, "out"))
                        .isBrokenBy(statement("bootstrap.dev", "System.out.println();")),
                Rule.that(
                                "the environment is read only in bootstrap's settings",
                                noClasses()
                                        .that()
                                        .resideOutsideOfPackage(SETTINGS)
                                        .should()
                                        .accessTargetWhere(target("the environment", HabitRules::isEnvironment)))
                        .isBrokenBy(statement("bootstrap.wiring", "System.getenv(\"PORT\");"))
                        .isBrokenBy(statement("bootstrap.cli", "System.getenv();"))
                        .isBrokenBy(statement(
                                "adapters.redis",
                                "java.util.function.UnaryOperator<String> variable = System::getenv;")),
                Rule.that(
                                "units of work are opened only by the application",
                                noClasses()
                                        .that()
                                        .resideOutsideOfPackage(APPLICATION)
                                        .and(not(assignableTo(UNIT_OF_WORK)))
                                        .should()
                                        .accessTargetWhere(target("a unit of work", HabitRules::opensUnitOfWork)))
                        .isBrokenBy("""
                                package com.datifyy.adapters.rest.gossip;
                                class Handling {
                                    void handle(com.datifyy.application.shared.port.UnitOfWork work) {
                                        work.run(() -> {});
                                    }
                                }
                                """)
                        .isBrokenBy("""
                                package com.datifyy.bootstrap.demo;
                                class Filling {
                                    java.util.function.Consumer<Runnable> with(
                                            com.datifyy.application.shared.port.UnitOfWork work) {
                                        return work::run;
                                    }
                                }
                                """)
                        .except(Departure.in(
                                "com.datifyy.adapters.postgres.bulk.BulkPeople",
                                "inventing a demo population is no activity of the product"))
                        .except(Departure.in(
                                "com.datifyy.bootstrap.dev.DemoData",
                                "letting the demo's visitor in is no activity of the product")),
                Rule.that(
                                "no mocking library",
                                noClasses()
                                        .should()
                                        .dependOnClassesThat()
                                        .resideInAnyPackage(
                                                "org.mockito..",
                                                "org.easymock..",
                                                "org.powermock..",
                                                "org.jmock..",
                                                "mockit..",
                                                "io.mockk.."))
                        .alsoForTests()
                        .isBrokenBy("package org.mockito; public class Mockito {}", """
                                package com.datifyy.application.gossip;
                                class TellingTest { org.mockito.Mockito pretender; }
                                """),
                Rule.that(
                                "every repository port has a contract",
                                classes()
                                        .that()
                                        .resideInAPackage(PORTS)
                                        .and()
                                        .areInterfaces()
                                        .and()
                                        .haveSimpleNameEndingWith("Repository")
                                        .should(HAVE_A_CONTRACT))
                        .alsoForTests()
                        .isBrokenBy("""
                                package com.datifyy.application.gossip.port;
                                interface RumourRepository {}
                                """));
    }

    private static boolean isWallClock(AccessTarget target) {
        var name = target.getName();
        return switch (target.getOwner().getName()) {
            case "java.lang.System" -> Set.of("currentTimeMillis", "nanoTime").contains(name);
            case "java.time.Clock" ->
                name.startsWith("system") || (name.startsWith("tick") && !takes(target, Clock.class));
            case "java.time.InstantSource" -> name.equals("system");
            case "java.time.ZoneId" -> name.equals("systemDefault");
            case "java.util.TimeZone" -> name.equals("getDefault");
            default ->
                target.getOwner().getPackageName().startsWith("java.time")
                        && name.equals("now")
                        && !takes(target, Clock.class);
        };
    }

    private static boolean isChance(AccessTarget target) {
        var name = target.getName();
        return switch (target.getOwner().getName()) {
            case "java.lang.Math", "java.lang.StrictMath" -> name.equals("random");
            case "java.util.UUID" -> name.equals("randomUUID");
            case "java.util.Collections" -> name.equals("shuffle");
            default -> false;
        };
    }

    private static boolean isEnvironment(AccessTarget target) {
        return target.getOwner().isEquivalentTo(System.class)
                && target.getName().equals("getenv");
    }

    private static boolean opensUnitOfWork(AccessTarget target) {
        return target.getOwner().isAssignableTo(UNIT_OF_WORK)
                && Set.of("execute", "run").contains(target.getName());
    }

    private static boolean takes(AccessTarget target, Class<?> parameter) {
        return target instanceof CodeUnitAccessTarget method
                && method.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(parameter));
    }

    /// Calls, and references such as `Instant::now`.
    private static DescribedPredicate<JavaAccess<?>> target(String what, Predicate<AccessTarget> kind) {
        return describe("target is " + what, access -> kind.test(access.getTarget()));
    }

    private static final ArchCondition<JavaClass> HAVE_A_CONTRACT = new ArchCondition<>("have a contract beside them") {
        @Override
        public void check(JavaClass port, ConditionEvents events) {
            if (!port.getPackage().containsClassWithSimpleName(port.getSimpleName() + "Contract")) {
                events.add(SimpleConditionEvent.violated(
                        port, port.getDescription() + " has no " + port.getSimpleName() + "Contract"));
            }
        }
    };

    private static String statement(String part, String statement) {
        return "package com.datifyy.%s; class Doing { void something() { %s } }".formatted(part, statement);
    }
}
