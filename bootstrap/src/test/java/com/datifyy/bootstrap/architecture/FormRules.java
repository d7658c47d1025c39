package com.datifyy.bootstrap.architecture;

import static com.datifyy.bootstrap.architecture.Homes.ACTIVITIES;
import static com.datifyy.bootstrap.architecture.Homes.ADAPTERS;
import static com.datifyy.bootstrap.architecture.Homes.DOMAIN;
import static com.datifyy.bootstrap.architecture.Homes.PORTS;
import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import org.jspecify.annotations.NullMarked;

/// What types look like.
final class FormRules {

    private static final DescribedPredicate<JavaClass> PORT_TYPES = resideInAPackage(PORTS)
            .and(describe("are types", type -> !type.getSimpleName().equals("package-info")))
            .as("are port types");

    private FormRules() {}

    static List<Rule> all() {
        return List.of(
                Rule.that(
                                "port types are interfaces, or values used by them",
                                classes().that(PORT_TYPES).should(BE_INTERFACES_OR_THEIR_VALUES))
                        .isBrokenBy("""
                                package com.datifyy.application.gossip.port;
                                public final class Ear { void hear() {} }
                                """)
                        .isBrokenBy("""
                                package com.datifyy.application.gossip.port;
                                record Unheard(String words) {}
                                """)
                        .isBrokenBesideTest("""
                                package com.datifyy.application.gossip.port;
                                class DeafTwin implements Ears { Unheard last; }
                                """, """
                                package com.datifyy.application.gossip.port;
                                interface Ears {}
                                """, """
                                package com.datifyy.application.gossip.port;
                                record Unheard(String words) {}
                                """),
                Rule.that(
                                "activities are final",
                                classes()
                                        .that(ACTIVITIES)
                                        .and()
                                        .areNotInterfaces()
                                        .and()
                                        .areNotAnonymousClasses()
                                        .and()
                                        .doNotHaveSimpleName("package-info")
                                        .should()
                                        .haveModifier(JavaModifier.FINAL))
                        .isBrokenBy("package com.datifyy.application.gossip; public class Telling {}")
                        .isBrokenBy("package com.datifyy.application.gossip; abstract class Telling {}"),
                namesOfPatterns(),
                Rule.that(
                                "types named after an id are records",
                                classes()
                                        .that()
                                        .haveSimpleNameEndingWith("Id")
                                        .should()
                                        .beRecords())
                        .isBrokenBy("package com.datifyy.domain.gossip; final class RumourId { final int value = 1; }"),
                Rule.that(
                                "no setters in the domain",
                                noMethods()
                                        .that()
                                        .areDeclaredInClassesThat()
                                        .resideInAPackage(DOMAIN)
                                        .should()
                                        .haveNameMatching("set[A-Z].*"))
                        .isBrokenBy("""
                                package com.datifyy.domain.gossip;
                                interface Rumour { void setWords(String words); }
                                """),
                Rule.that(
                                "fields of the domain are final",
                                fields().that()
                                        .areDeclaredInClassesThat()
                                        .resideInAPackage(DOMAIN)
                                        .should()
                                        .beFinal())
                        .isBrokenBy("package com.datifyy.domain.gossip; class Rumour { private String words; }")
                        .isBrokenBy("package com.datifyy.domain.gossip; class Rumour { static int count; }"),
                Rule.that(
                                "the shapes of wires and tables are package-private",
                                classes()
                                        .that()
                                        .resideInAPackage(ADAPTERS)
                                        .and()
                                        .areTopLevelClasses()
                                        .and()
                                        .haveNameMatching(".*\\.\\w+(Json|Rows|Messages)")
                                        .should()
                                        .bePackagePrivate())
                        .isBrokenBy(
                                "package com.datifyy.adapters.rest.gossip; public record RumourJson(String words) {}")
                        .isBrokenBy("package com.datifyy.adapters.postgres.gossip; public final class RumourRows {}")
                        .isBrokenBy("package com.datifyy.adapters.grpc.gossip; public final class RumourMessages {}"),
                Rule.that("every package is @NullMarked", classes().should(BE_NULL_MARKED))
                        .isBrokenBy("package com.datifyy.domain.gossip; class Rumour {}")
                        .isBrokenBy("package com.datifyy.bootstrap.gossip; class Rumour {}"));
    }

    /// gRPC's own word for what implements a service of the contract is kept.
    private static Rule namesOfPatterns() {
        var rule = Rule.that(
                "names say what a type is, not which pattern it follows",
                noClasses()
                        .that()
                        .haveSimpleNameNotEndingWith("GrpcService")
                        .should()
                        .haveNameMatching(".*(Impl|Service|Manager|Helper|Utils?|UseCase|Port|DTO|Dto)"));
        for (var pattern : List.of("Impl", "Service", "Manager", "Helper", "Util", "UseCase", "Port", "DTO")) {
            rule = rule.isBrokenBy("package com.datifyy.application.gossip; final class Rumour" + pattern + " {}");
        }
        return rule.isBrokenBy("package com.datifyy.adapters.postgres.gossip; final class StringUtils {}");
    }

    /// A value is used by a port when an interface names it, or whoever implements the interface does.
    /// A twin does not count.
    private static final ArchCondition<JavaClass> BE_INTERFACES_OR_THEIR_VALUES =
            new ArchCondition<>("be interfaces, or records and enums used by them") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    if (type.isInterface()) {
                        return;
                    }
                    if (!type.isRecord() && !type.isEnum()) {
                        events.add(SimpleConditionEvent.violated(
                                type, type.getDescription() + " is no interface or value"));
                    } else if (type.getDirectDependenciesToSelf().stream()
                            .map(Dependency::getOriginClass)
                            .filter(Product::isShipped)
                            .noneMatch(user -> isPort(user)
                                    || user.getAllRawInterfaces().stream().anyMatch(FormRules::isPort))) {
                        events.add(SimpleConditionEvent.violated(type, type.getDescription() + " is used by no port"));
                    }
                }
            };

    private static boolean isPort(JavaClass type) {
        return type.isInterface() && resideInAPackage(PORTS).test(type);
    }

    private static final ArchCondition<JavaClass> BE_NULL_MARKED = new ArchCondition<>("be in a @NullMarked package") {
        @Override
        public void check(JavaClass type, ConditionEvents events) {
            if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                events.add(SimpleConditionEvent.violated(
                        type,
                        "Package <" + type.getPackageName() + "> of " + type.getSimpleName() + " is not @NullMarked"));
            }
        }
    };
}
