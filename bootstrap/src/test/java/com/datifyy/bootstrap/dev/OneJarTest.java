package com.datifyy.bootstrap.dev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.datifyy.bootstrap.Complaint;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OneJarTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void makeLibraries() throws IOException {
        Files.createDirectory(folder.resolve("lib"));
    }

    @Test
    void providers_of_all_libraries_are_found_in_one() throws IOException {
        library("one.jar", Map.of("META-INF/services/java.lang.Runnable", "a.One"));
        library("two.jar", Map.of("META-INF/services/java.lang.Runnable", "# which\na.Two\n"));
        program("lib/one.jar lib/two.jar");

        OneJar.of(folder);

        assertThat(text("META-INF/services/java.lang.Runnable")).isEqualTo("a.One\n# which\na.Two\n");
        assertThat(folder.resolve("lib").toFile().list()).containsExactly("all.jar");
    }

    @Test
    void the_program_finds_everything_through_its_own_jar() throws IOException {
        library("one.jar", Map.of("a/", "", "a/one.txt", "1"));
        library("two.jar", Map.of("a/", "", "a/two.txt", "2"));
        program("lib/one.jar lib/two.jar");

        OneJar.of(folder);

        try (var loader =
                new URLClassLoader(new URL[] {folder.resolve("app.jar").toUri().toURL()}, null)) {
            assertThat(loader.getResource("own.txt")).isNotNull();
            assertThat(loader.getResource("a/one.txt")).isNotNull();
            assertThat(loader.getResource("a/two.txt")).isNotNull();
            assertThat(loader.getResource("a/")).isNotNull();
        }
        try (var app = new JarFile(folder.resolve("app.jar").toFile())) {
            assertThat(app.getManifest().getMainAttributes().getValue(Attributes.Name.MAIN_CLASS))
                    .isEqualTo("a.Main");
        }
    }

    @Test
    void what_is_for_a_release_of_java_stays_so_and_only_where_it_was() throws IOException {
        library("plain.jar", Map.of("META-INF/versions/9/b/not.txt", "never seen", "b/not.txt", "seen"));
        library("several.jar", Map.of("META-INF/versions/9/b/is.txt", "new", "b/is.txt", "old"), "Multi-Release");
        program("lib/plain.jar lib/several.jar");

        OneJar.of(folder);

        assertThat(text("b/not.txt")).isEqualTo("seen");
        assertThat(text("b/is.txt")).isEqualTo("new");
    }

    @Test
    void licences_stay_apart_and_signatures_go() throws IOException {
        library("one.jar", Map.of("META-INF/LICENSE.txt", "first", "META-INF/KEY.SF", "x", "META-INF/KEY.RSA", "x"));
        library("two.jar", Map.of("META-INF/LICENSE.txt", "second", "module-info.class", "x"));
        program("lib/one.jar lib/two.jar");

        OneJar.of(folder);

        assertThat(text("META-INF/libraries/one.jar/META-INF/LICENSE.txt")).isEqualTo("first");
        assertThat(text("META-INF/libraries/two.jar/META-INF/LICENSE.txt")).isEqualTo("second");
        try (var all = all()) {
            assertThat(all.stream().map(ZipEntry::getName).collect(Collectors.toSet()))
                    .containsExactlyInAnyOrder(
                            "META-INF/MANIFEST.MF",
                            "META-INF/libraries/one.jar/META-INF/LICENSE.txt",
                            "META-INF/libraries/two.jar/META-INF/LICENSE.txt");
        }
    }

    @Test
    void two_libraries_with_the_same_class_are_refused() throws IOException {
        library("one.jar", Map.of("a/Same.class", "1"));
        library("two.jar", Map.of("a/Same.class", "2"));
        program("lib/one.jar lib/two.jar");

        assertThatExceptionOfType(Complaint.class)
                .isThrownBy(() -> OneJar.of(folder))
                .withMessage("one.jar and two.jar both have a/Same.class");
    }

    @Test
    void a_folder_without_a_program_or_with_a_packed_one_is_refused() throws IOException {
        assertThatExceptionOfType(Complaint.class)
                .isThrownBy(() -> OneJar.of(folder))
                .withMessageEndingWith("holds no app.jar");
        library("one.jar", Map.of("a/one.txt", "1"));
        program("lib/one.jar");
        OneJar.of(folder);

        assertThatExceptionOfType(Complaint.class)
                .isThrownBy(() -> OneJar.of(folder))
                .withMessageEndingWith("names no libraries to pack");
        assertThat(text("a/one.txt")).isEqualTo("1");
    }

    private void program(String classPath) throws IOException {
        var manifest = manifest();
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, "a.Main");
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, classPath);
        jar(folder.resolve("app.jar"), manifest, Map.of("own.txt", "own"));
    }

    private void library(String name, Map<String, String> entries, String... switchedOn) throws IOException {
        var manifest = manifest();
        for (var attribute : switchedOn) {
            manifest.getMainAttributes().put(new Attributes.Name(attribute), "true");
        }
        jar(folder.resolve("lib", name), manifest, entries);
    }

    private static Manifest manifest() {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        return manifest;
    }

    private static void jar(Path file, Manifest manifest, Map<String, String> entries) throws IOException {
        try (var jar = new JarOutputStream(Files.newOutputStream(file), manifest)) {
            for (var entry : new TreeMap<>(entries).entrySet()) {
                jar.putNextEntry(new ZipEntry(entry.getKey()));
                jar.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
                jar.closeEntry();
            }
        }
    }

    private JarFile all() throws IOException {
        return new JarFile(
                folder.resolve(OneJar.LIBRARIES).toFile(), false, JarFile.OPEN_READ, JarFile.runtimeVersion());
    }

    private String text(String name) throws IOException {
        try (var all = all();
                var content = all.getInputStream(all.getJarEntry(name))) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
