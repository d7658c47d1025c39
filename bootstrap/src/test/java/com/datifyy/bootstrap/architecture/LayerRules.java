package com.datifyy.bootstrap.architecture;

import static com.datifyy.bootstrap.architecture.Homes.ACTIVITIES;
import static com.datifyy.bootstrap.architecture.Homes.ADAPTERS;
import static com.datifyy.bootstrap.architecture.Homes.APPLICATION;
import static com.datifyy.bootstrap.architecture.Homes.BOOTSTRAP;
import static com.datifyy.bootstrap.architecture.Homes.DOMAIN;
import static com.datifyy.bootstrap.architecture.Homes.DRIVEN;
import static com.datifyy.bootstrap.architecture.Homes.DRIVING;
import static com.datifyy.bootstrap.architecture.Homes.PORTS;
import static com.datifyy.bootstrap.architecture.Homes.WATCHING;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.List;

/// What may see what.
final class LayerRules {

    private static final String AN_ADAPTER = "package com.datifyy.adapters.slack; public class Webhook {}";
    private static final String AN_ACTIVITY = "package com.datifyy.application.gossip; public final class Telling {}";
    private static final String A_PORT = "package com.datifyy.application.gossip.port; public interface Ear {}";

    private LayerRules() {}

    static List<Rule> all() {
        return List.of(
                Rule.that(
                                "the domain sees only the JDK and JSpecify",
                                classes()
                                        .that()
                                        .resideInAPackage(DOMAIN)
                                        .should()
                                        .onlyDependOnClassesThat()
                                        .resideInAnyPackage(DOMAIN, "java..", "javax.crypto..", "org.jspecify.."))
                        .isBrokenBy("""
                                package com.datifyy.domain.gossip;
                                class Talkative { org.slf4j.Logger log; }
                                """)
                        .isBrokenBy(AN_ACTIVITY, """
                                package com.datifyy.domain.gossip;
                                class Upward { com.datifyy.application.gossip.Telling telling; }
                                """),
                Rule.that(
                                "the application adds only the domain and slf4j-api",
                                classes()
                                        .that()
                                        .resideInAPackage(APPLICATION)
                                        .should()
                                        .onlyDependOnClassesThat()
                                        .resideInAnyPackage(
                                                APPLICATION, DOMAIN, "java..", "org.jspecify..", "org.slf4j.."))
                        .isBrokenBy("""
                                package com.datifyy.application.gossip;
                                class Parsing { com.fasterxml.jackson.databind.JsonNode body; }
                                """)
                        .isBrokenBy(AN_ADAPTER, """
                                package com.datifyy.application.gossip;
                                class Outward { Object hook = new com.datifyy.adapters.slack.Webhook(); }
                                """),
                Rule.that(
                                "what is told about work sees only the JDK",
                                classes()
                                        .that()
                                        .resideInAPackage(WATCHING)
                                        .should()
                                        .onlyDependOnClassesThat()
                                        .resideInAnyPackage(WATCHING, "java..", "org.jspecify.."))
                        .isBrokenBy("""
                                package com.datifyy.application.watching;
                                class Talkative { org.slf4j.Logger log; }
                                """),
                Rule.that(
                                "nobody but bootstrap constructs or sees adapters",
                                noClasses()
                                        .that()
                                        .resideOutsideOfPackages(ADAPTERS, BOOTSTRAP)
                                        .should()
                                        .dependOnClassesThat()
                                        .resideInAPackage(ADAPTERS))
                        .isBrokenBy(AN_ADAPTER, """
                                package com.datifyy.migrations;
                                class Announcing { Object hook = new com.datifyy.adapters.slack.Webhook(); }
                                """),
                Rule.that(
                                "adapters do not see one another",
                                slices().matching("com.datifyy.adapters.(*)..")
                                        .should()
                                        .notDependOnEachOther())
                        .isBrokenBy(AN_ADAPTER, """
                                package com.datifyy.adapters.mail;
                                class Copying { com.datifyy.adapters.slack.Webhook hook; }
                                """),
                Rule.that(
                                "driven adapters see ports and the domain, not activities",
                                noClasses().that(DRIVEN).should().dependOnClassesThat(ACTIVITIES))
                        .isBrokenBy(AN_ACTIVITY, """
                                package com.datifyy.adapters.postgres.gossip;
                                class CallingBack { com.datifyy.application.gossip.Telling telling; }
                                """),
                Rule.that(
                                "driving adapters see activities and the domain, not ports",
                                noClasses()
                                        .that(DRIVING)
                                        .should()
                                        .dependOnClassesThat()
                                        .resideInAPackage(PORTS))
                        .isBrokenBy(A_PORT, """
                                package com.datifyy.adapters.rest.gossip;
                                class ShortCut { com.datifyy.application.gossip.port.Ear ear; }
                                """)
                        .isBrokenBy(A_PORT, """
                                package com.datifyy.adapters.grpc.gossip;
                                class ShortCut { com.datifyy.application.gossip.port.Ear ear; }
                                """),
                Rule.that(
                                "contexts of the domain are free of cycles",
                                slices().matching("com.datifyy.domain.(*)..")
                                        .should()
                                        .beFreeOfCycles())
                        .isBrokenBy(cycleIn("domain")),
                Rule.that(
                                "contexts of the application are free of cycles",
                                slices().matching("com.datifyy.application.(*)..")
                                        .should()
                                        .beFreeOfCycles())
                        .isBrokenBy(cycleIn("application"))
                        .except(Departure.cyclesAmong(
                                List.of(
                                        "admin",
                                        "availability",
                                        "curation",
                                        "dates",
                                        "identity",
                                        "matching",
                                        "preferences",
                                        "profile",
                                        "safety",
                                        "settings"),
                                "an account, its profile, its preferences, its settings and its match card are made and"
                                        + " changed in one unit of work, blocks decide who is shown to whom, and dates end when"
                                        + " an hour is taken back, somebody is blocked or leaves, so these use each other's"
                                        + " ports")),
                Rule.that(
                                "activities of the application are free of cycles between contexts",
                                slices().assignedFrom(CONTEXTS_WITHOUT_THEIR_PORTS)
                                        .should()
                                        .beFreeOfCycles())
                        .isBrokenBy(cycleIn("application")),
                Rule.that("shared of the domain depends on no context", sharedIsFirst("domain"))
                        .isBrokenBy(dependenceOfSharedIn("domain")),
                Rule.that("shared of the application depends on no context", sharedIsFirst("application"))
                        .isBrokenBy(dependenceOfSharedIn("application")));
    }

    private static final SliceAssignment CONTEXTS_WITHOUT_THEIR_PORTS = new SliceAssignment() {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return ACTIVITIES.test(type)
                    ? SliceIdentifier.of(type.getPackageName().split("\\.", -1)[3])
                    : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "contexts of the application without their ports";
        }
    };

    private static ArchRule sharedIsFirst(String layer) {
        var all = "com.datifyy." + layer + "..";
        var shared = "com.datifyy." + layer + ".shared..";
        return noClasses()
                .that()
                .resideInAPackage(shared)
                .should()
                .dependOnClassesThat(resideInAPackage(all).and(resideOutsideOfPackage(shared)));
    }

    private static String[] cycleIn(String layer) {
        return new String[] {
            "package com.datifyy.%1$s.hen; public class Hen { com.datifyy.%1$s.egg.Egg next; }".formatted(layer),
            "package com.datifyy.%1$s.egg; public class Egg { com.datifyy.%1$s.hen.Hen next; }".formatted(layer)
        };
    }

    private static String[] dependenceOfSharedIn(String layer) {
        return new String[] {
            "package com.datifyy.%s.gossip; public class Rumour {}".formatted(layer),
            "package com.datifyy.%1$s.shared; class Base { com.datifyy.%1$s.gossip.Rumour rumour; }".formatted(layer)
        };
    }
}
