package com.datifyy.bootstrap.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;

/// The classes of the product, from folders while it is built and from jars afterwards.
final class Product {

    /// Messages, stubs and table classes are left out: generators have forms of their own (setters, public types,
    /// no `@NullMarked`) which nobody here could mend, and they never leave the adapter that they are made for.
    /// Whoever uses them is looked at.
    private static final ImportOption WRITTEN_BY_HAND =
            location -> !location.contains("/com/datifyy/adapters/grpc/wire/")
                    && !location.contains("/com/datifyy/adapters/postgres/schema/");

    private static final ImportOption SHIPPED =
            location -> !location.contains("/test-classes/") && !location.contains("-tests.jar");

    private Product() {}

    static JavaClasses classes(Rule.Scope scope) {
        return switch (scope) {
            case PRODUCT -> Shipped.CLASSES;
            case PRODUCT_AND_TESTS -> WithTests.CLASSES;
        };
    }

    /// Whether a class is shipped, and no test's or twin's.
    static boolean isShipped(JavaClass type) {
        return SHIPPED.includes(Location.of(type.getSource().orElseThrow().getUri()));
    }

    /// Read once, when first asked for; what is shipped is a part of it.
    private static final class WithTests {
        private static final JavaClasses CLASSES =
                new ClassFileImporter().withImportOption(WRITTEN_BY_HAND).importPackages("com.datifyy");
    }

    private static final class Shipped {
        private static final JavaClasses CLASSES = WithTests.CLASSES.that(describe("are shipped", Product::isShipped));
    }
}
