package com.datifyy.bootstrap.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/// A tiny program that breaks a rule: compilation units in packages of the product, compiled apart from it.
///
/// @param units what is shipped
/// @param tests what is compiled with it and lies among the classes of tests
record CounterExample(List<String> units, List<String> tests) {

    private static final JavaCompiler JAVAC = ToolProvider.getSystemJavaCompiler();

    /// Shared, since looking into every jar of the class path takes longer than compiling.
    private static final StandardJavaFileManager FILES = JAVAC.getStandardFileManager(null, null, null);

    private static final Pattern PACKAGE = Pattern.compile("package ([\\w.]+);");
    private static final Pattern TYPE = Pattern.compile("(?:class|interface|record|enum) (\\w+)");

    CounterExample {
        units = List.copyOf(units);
        tests = List.copyOf(tests);
    }

    JavaClasses compiledInto(Path folder) {
        var complaints = new DiagnosticCollector<JavaFileObject>();
        var options = List.of("-proc:none", "-nowarn");
        var sources =
                Stream.concat(units.stream(), tests.stream()).map(Unit::new).toList();
        try {
            FILES.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(folder));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        if (!JAVAC.getTask(null, FILES, complaints, options, null, sources).call()) {
            throw new IllegalArgumentException("this counter-example does not compile: " + complaints.getDiagnostics());
        }
        tests.forEach(test -> moveToTests(folder, pathOf(test) + ".class"));
        return new ClassFileImporter().importPath(folder).that(describe("are shipped", Product::isShipped));
    }

    private static void moveToTests(Path folder, String file) {
        Path moved = folder.resolve("test-classes").resolve(file);
        try {
            Files.createDirectories(moved.getParent());
            Files.move(folder.resolve(file), moved);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// The types by name.
    @Override
    public String toString() {
        return String.join(" and ", units.stream().map(CounterExample::nameOf).toList());
    }

    private static String nameOf(String unit) {
        return found(PACKAGE, unit) + "." + found(TYPE, unit);
    }

    private static String pathOf(String unit) {
        return nameOf(unit).replace('.', '/');
    }

    private static String found(Pattern pattern, String unit) {
        var matcher = pattern.matcher(unit);
        if (!matcher.find()) {
            throw new IllegalArgumentException("no " + pattern + " in " + unit);
        }
        return matcher.group(1);
    }

    private static final class Unit extends SimpleJavaFileObject {

        private final String text;

        Unit(String text) {
            super(URI.create("unit:///" + pathOf(text) + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
