package com.datifyy.bootstrap.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;

/// Where the parts of the product live.
final class Homes {

    static final String DOMAIN = "com.datifyy.domain..";
    static final String APPLICATION = "com.datifyy.application..";
    static final String PORTS = "com.datifyy.application..port..";
    static final String WATCHING = "com.datifyy.application.watching..";
    static final String MIGRATIONS = "com.datifyy.migrations..";
    static final String BOOTSTRAP = "com.datifyy.bootstrap..";
    static final String COMMAND_LINE = "com.datifyy.bootstrap.cli..";
    static final String DEVELOPMENT = "com.datifyy.bootstrap.dev..";
    static final String LOGGING = "com.datifyy.bootstrap.log..";
    static final String SETTINGS = "com.datifyy.bootstrap.settings..";

    static final String ADAPTERS = "com.datifyy.adapters..";
    static final String REST = "com.datifyy.adapters.rest..";
    static final String GRPC = "com.datifyy.adapters.grpc..";
    static final String POSTGRES = "com.datifyy.adapters.postgres..";
    static final String REDIS = "com.datifyy.adapters.redis..";
    static final String MEMORY = "com.datifyy.adapters.memory..";
    static final String SECURITY = "com.datifyy.adapters.security..";
    static final String MAIL = "com.datifyy.adapters.mail..";
    static final String SLACK = "com.datifyy.adapters.slack..";
    static final String SMS = "com.datifyy.adapters.sms..";
    static final String GEMINI = "com.datifyy.adapters.gemini..";
    static final String OIDC = "com.datifyy.adapters.oidc..";
    static final String IMAGES = "com.datifyy.adapters.images..";
    static final String S3 = "com.datifyy.adapters.s3..";
    static final String TELEMETRY = "com.datifyy.adapters.telemetry..";
    static final String EMBEDDED = "com.datifyy.adapters.embedded..";

    /// Messages and stubs, generated from the wire contract.
    static final String WIRE = "com.datifyy.adapters.grpc.wire..";
    /// Table classes, generated from the migrations.
    static final String TABLES = "com.datifyy.adapters.postgres.schema..";

    static final DescribedPredicate<JavaClass> ACTIVITIES = resideInAPackage(APPLICATION)
            .and(resideOutsideOfPackages(PORTS, WATCHING))
            .as("are activities");

    /// Adapters that call the product; the others are called by it.
    static final DescribedPredicate<JavaClass> DRIVING =
            resideInAnyPackage(REST, GRPC).as("are driving adapters");

    static final DescribedPredicate<JavaClass> DRIVEN =
            resideInAPackage(ADAPTERS).and(resideOutsideOfPackages(REST, GRPC)).as("are driven adapters");

    private Homes() {}
}
