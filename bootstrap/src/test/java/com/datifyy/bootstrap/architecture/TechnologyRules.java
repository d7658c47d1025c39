package com.datifyy.bootstrap.architecture;

import static com.datifyy.bootstrap.architecture.Homes.COMMAND_LINE;
import static com.datifyy.bootstrap.architecture.Homes.DEVELOPMENT;
import static com.datifyy.bootstrap.architecture.Homes.DOMAIN;
import static com.datifyy.bootstrap.architecture.Homes.EMBEDDED;
import static com.datifyy.bootstrap.architecture.Homes.GEMINI;
import static com.datifyy.bootstrap.architecture.Homes.GRPC;
import static com.datifyy.bootstrap.architecture.Homes.IMAGES;
import static com.datifyy.bootstrap.architecture.Homes.LOGGING;
import static com.datifyy.bootstrap.architecture.Homes.MAIL;
import static com.datifyy.bootstrap.architecture.Homes.MEMORY;
import static com.datifyy.bootstrap.architecture.Homes.MIGRATIONS;
import static com.datifyy.bootstrap.architecture.Homes.OIDC;
import static com.datifyy.bootstrap.architecture.Homes.PORTS;
import static com.datifyy.bootstrap.architecture.Homes.POSTGRES;
import static com.datifyy.bootstrap.architecture.Homes.REDIS;
import static com.datifyy.bootstrap.architecture.Homes.REST;
import static com.datifyy.bootstrap.architecture.Homes.S3;
import static com.datifyy.bootstrap.architecture.Homes.SECURITY;
import static com.datifyy.bootstrap.architecture.Homes.SLACK;
import static com.datifyy.bootstrap.architecture.Homes.SMS;
import static com.datifyy.bootstrap.architecture.Homes.TELEMETRY;
import static com.datifyy.bootstrap.architecture.Homes.WIRE;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/// Where each library lives.
final class TechnologyRules {

    private TechnologyRules() {}

    static List<Rule> all() {
        return List.of(
                Rule.that(
                                "jOOQ and HikariCP only in adapters-postgres",
                                only(List.of(POSTGRES), "org.jooq..", "com.zaxxer.hikari.."))
                        .isBrokenBy(use("bootstrap.wiring", "org.jooq.DSLContext"))
                        .isBrokenBy(use("bootstrap.wiring", "com.zaxxer.hikari.HikariDataSource")),
                Rule.that(
                                "JDBC only in adapters-postgres and migrations",
                                only(List.of(POSTGRES, MIGRATIONS), "java.sql..", "javax.sql..", "org.postgresql.."))
                        .isBrokenBy(use("domain.gossip", "java.sql.Connection"))
                        .isBrokenBy(use("bootstrap.wiring", "javax.sql.DataSource"))
                        .isBrokenBy(use("adapters.redis", "org.postgresql.copy.CopyManager"))
                        .except(Departure.in(
                                "com.datifyy.adapters.embedded.EmbeddedDatabase",
                                "it creates the database on the server that it has just started")),
                Rule.that("db-scheduler only in adapters-postgres", only(List.of(POSTGRES), "com.github.kagkarlsson.."))
                        .isBrokenBy(use("bootstrap.wiring", "com.github.kagkarlsson.scheduler.Scheduler")),
                Rule.that("Flyway only in migrations", only(List.of(MIGRATIONS), "org.flywaydb.."))
                        .isBrokenBy(use("bootstrap.cli", "org.flywaydb.core.Flyway")),
                Rule.that("Lettuce only in adapters-redis", only(List.of(REDIS), "io.lettuce.."))
                        .isBrokenBy(use("bootstrap.wiring", "io.lettuce.core.RedisClient")),
                Rule.that(
                                "Javalin, and the Jetty and servlets under it, only in adapters-rest",
                                only(List.of(REST), "io.javalin..", "org.eclipse.jetty..", "jakarta.servlet.."))
                        .isBrokenBy(use("bootstrap", "io.javalin.Javalin"))
                        .isBrokenBy(use("bootstrap", "org.eclipse.jetty.server.Server"))
                        .isBrokenBy(use("adapters.grpc", "jakarta.servlet.http.HttpServletRequest")),
                Rule.that(
                                "gRPC and generated protobuf only in adapters-grpc",
                                only(List.of(GRPC), "io.grpc..", "com.google.protobuf..", "com.google.rpc..", WIRE))
                        .isBrokenBy(use("bootstrap", "io.grpc.Server"))
                        .isBrokenBy(use("adapters.rest", "com.google.protobuf.Timestamp"))
                        .isBrokenBy(
                                "package com.datifyy.adapters.grpc.wire.gossip.v1; public class RumourRequest {}",
                                use("bootstrap.demo", "com.datifyy.adapters.grpc.wire.gossip.v1.RumourRequest")),
                Rule.that(
                                "Jackson only in adapters-rest, adapters-postgres, adapters-oidc, adapters-slack,"
                                        + " adapters-sms, adapters-gemini and adapters-telemetry",
                                only(
                                        List.of(REST, POSTGRES, OIDC, SLACK, SMS, GEMINI, TELEMETRY),
                                        "com.fasterxml.jackson..",
                                        "tools.jackson.."))
                        .isBrokenBy(use("adapters.security", "com.fasterxml.jackson.databind.ObjectMapper"))
                        .isBrokenBy(use("adapters.redis", "com.fasterxml.jackson.core.JsonParser")),
                Rule.that(
                                "Jakarta Mail only in adapters-mail",
                                only(List.of(MAIL), "jakarta.mail..", "org.eclipse.angus.."))
                        .isBrokenBy(use("adapters.sms", "jakarta.mail.Session")),
                Rule.that(
                                "pictures are decoded only in adapters-images",
                                only(List.of(IMAGES), "javax.imageio..", "java.awt..", "com.twelvemonkeys.."))
                        .isBrokenBy(use("adapters.rest", "javax.imageio.ImageReader"))
                        .isBrokenBy(use("domain.gossip", "java.awt.Color")),
                Rule.that(
                                "HTTP services are only asked in adapters-oidc, adapters-sms, adapters-s3, adapters-gemini,"
                                        + " adapters-slack, adapters-telemetry, and by what tries an image out",
                                only(
                                        List.of(OIDC, SMS, S3, GEMINI, SLACK, TELEMETRY, DEVELOPMENT),
                                        "java.net.http..",
                                        "software.amazon.."))
                        .isBrokenBy(use("adapters.images", "java.net.http.HttpClient"))
                        .isBrokenBy(use("bootstrap.wiring", "java.net.http.HttpRequest")),
                Rule.that("libphonenumber only in adapters-sms", only(List.of(SMS), "com.google.i18n.."))
                        .isBrokenBy(use("adapters.mail", "com.google.i18n.phonenumbers.PhoneNumberUtil")),
                Rule.that(
                                "java-jwt and Bouncy Castle only in adapters-security",
                                only(List.of(SECURITY), "com.auth0..", "org.bouncycastle.."))
                        .isBrokenBy(use("adapters.rest", "com.auth0.jwt.JWT"))
                        .isBrokenBy(use("bootstrap.demo", "org.bouncycastle.crypto.generators.Argon2BytesGenerator")),
                Rule.that(
                                "Caffeine only in adapters-memory and adapters-postgres",
                                only(List.of(MEMORY, POSTGRES), "com.github.benmanes.caffeine.."))
                        .isBrokenBy(use("adapters.security", "com.github.benmanes.caffeine.cache.Caffeine")),
                Rule.that(
                                "Micrometer and OpenTelemetry only in adapters-telemetry",
                                only(
                                        List.of(TELEMETRY),
                                        "io.micrometer..",
                                        "io.prometheus..",
                                        "io.opentelemetry..",
                                        "io.sentry.."))
                        .isBrokenBy(use("adapters.rest", "io.micrometer.core.instrument.MeterRegistry"))
                        .isBrokenBy(use("bootstrap.wiring", "io.opentelemetry.api.trace.Tracer")),
                Rule.that("picocli only in the command line", only(List.of(COMMAND_LINE), "picocli.."))
                        .isBrokenBy(use("bootstrap.dev", "picocli.CommandLine"))
                        .isBrokenBy(use("migrations", "picocli.CommandLine")),
                Rule.that("Logback only where logging is set up", only(List.of(LOGGING), "ch.qos.logback.."))
                        .isBrokenBy(use("adapters.rest", "ch.qos.logback.classic.Logger")),
                Rule.that("zonky's PostgreSQL only in adapters-embedded", only(List.of(EMBEDDED), "io.zonky.."))
                        .isBrokenBy(use("bootstrap.dev", "io.zonky.test.db.postgres.embedded.EmbeddedPostgres")),
                Rule.that(
                                "adapters-embedded only reached from development",
                                only(List.of(EMBEDDED, DEVELOPMENT), EMBEDDED))
                        .isBrokenBy(
                                "package com.datifyy.adapters.embedded; public class EmbeddedCache {}",
                                use("bootstrap.wiring", "com.datifyy.adapters.embedded.EmbeddedCache")),
                Rule.that("no library, exception of one, or async type in a port", PORTS_SPEAK_PLAINLY)
                        .isBrokenBy(port("org.jooq.Record find(int id);"))
                        .isBrokenBy(port("void save() throws java.sql.SQLException;"))
                        .isBrokenBy(port("void save() throws java.io.IOException;"))
                        .isBrokenBy(port("java.util.concurrent.CompletableFuture<String> find(int id);"))
                        .isBrokenBy(port("java.util.concurrent.Future<String> find(int id);"))
                        .isBrokenBy(port("java.util.stream.Stream<String> all();"))
                        .isBrokenBy(
                                "package com.datifyy.application.gossip; public final class Telling {}",
                                port("void hear(com.datifyy.application.gossip.Telling telling);")));
    }

    /// `java.util` is meant without its packages: `concurrent` is async, and a `stream` would keep reading
    /// after the port has answered.
    private static final ArchRule PORTS_SPEAK_PLAINLY = classes()
            .that()
            .resideInAPackage(PORTS)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    DOMAIN,
                    PORTS,
                    "java.lang..",
                    "java.math",
                    "java.nio.charset",
                    "java.time..",
                    "java.util",
                    "java.util.function",
                    "java.util.regex",
                    "org.jspecify..");

    private static ArchRule only(List<String> homes, String... libraries) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(homes.toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(libraries);
    }

    private static String use(String part, String library) {
        return "package com.datifyy.%s; class Borrowing { %s borrowed; }".formatted(part, library);
    }

    private static String port(String question) {
        return "package com.datifyy.application.gossip.port; interface Rumours { %s }".formatted(question);
    }
}
