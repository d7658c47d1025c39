package com.datifyy.bootstrap.dev;

import com.datifyy.bootstrap.Complaint;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;

/// Packs the libraries of a program into one jar. Whatever a start looks for by name, such as the providers of a
/// service, is otherwise looked for in each of more than a hundred jars, and each is opened for it: a sixth of the
/// time.
///
/// Lists of providers are joined. What libraries say about themselves, above all their licences, stays apart, in a
/// folder for each. Signatures are left out: they would not fit any more, and classes of a signed jar cannot be kept in
/// a cache. Two libraries with the same class, or anything else that only one of them can have, are refused.
public final class OneJar {
    /// Where the libraries of the program lie, from its folder.
    static final String LIBRARIES = "lib/all.jar";

    private static final String PROVIDERS = "META-INF/services/";
    private static final String VERSIONS = "META-INF/versions/";
    private static final Attributes.Name SEVERAL_RELEASES = new Attributes.Name("Multi-Release");

    /// What goes with a jar and not with what is in it.
    private static final Pattern OF_THE_JAR = Pattern.compile(
            "META-INF/(MANIFEST\\.MF|INDEX\\.LIST|[^/]+\\.(SF|RSA|DSA|EC))|(META-INF/versions/\\d+/)?module-info\\.class");

    /// What several libraries have and nobody looks for at a start.
    private static final Pattern ABOUT_ITSELF = Pattern.compile(
            "META-INF/((LICENSE|NOTICE|README|DEPENDENCIES|COPYING)[^/]*|io\\.netty\\.versions\\.properties)"
                    + "|META-INF/versions/\\d+/OSGI-INF/MANIFEST\\.MF");

    private final Map<String, Path> owners = new LinkedHashMap<>();
    private final Map<String, Set<String>> providers = new LinkedHashMap<>();
    private final JarOutputStream packed;

    private OneJar(JarOutputStream packed) {
        this.packed = packed;
    }

    /// Packs what the manifest of `app.jar` in a folder names, and lets it name the result alone.
    ///
    /// @throws Complaint when the folder holds no such program, or its libraries do not go together
    public static void of(Path folder) {
        try {
            pack(folder);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void pack(Path folder) throws IOException {
        var app = folder.resolve("app.jar");
        if (!Files.isRegularFile(app)) {
            throw new Complaint(Complaint.Cause.USAGE, folder + " holds no app.jar");
        }
        var manifest = manifestOf(app);
        var named = manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
        if (named == null || named.equals(LIBRARIES)) {
            throw new Complaint(Complaint.Cause.USAGE, app + " names no libraries to pack");
        }
        var libraries = List.of(named.split(" ")).stream().map(folder::resolve).toList();
        var all = new Manifest();
        all.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        all.getMainAttributes().put(SEVERAL_RELEASES, "true");
        try (var packed = new JarOutputStream(Files.newOutputStream(folder.resolve(LIBRARIES)))) {
            put(packed, all);
            var one = new OneJar(packed);
            for (var library : libraries) {
                one.add(library);
            }
            one.addProviders();
        }
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, LIBRARIES);
        Files.write(app, withManifest(app, manifest));
        for (var library : libraries) {
            Files.delete(library);
        }
    }

    private static Manifest manifestOf(Path jar) throws IOException {
        try (var opened = new JarFile(jar.toFile())) {
            var manifest = opened.getManifest();
            return manifest == null ? new Manifest() : manifest;
        }
    }

    private void add(Path library) throws IOException {
        try (var jar = new JarFile(library.toFile())) {
            for (var entry : Collections.list(jar.entries())) {
                var name = entry.getName();
                if (OF_THE_JAR.matcher(name).matches() || (name.startsWith(VERSIONS) && !jar.isMultiRelease())) {
                    continue;
                }
                try (var content = jar.getInputStream(entry)) {
                    add(name, entry, content, library);
                }
            }
        }
    }

    private void add(String name, ZipEntry entry, InputStream content, Path library) throws IOException {
        if (entry.isDirectory()) {
            if (owners.putIfAbsent(name, library) == null) {
                write(name, entry, content); // what is in a folder is found through it
            }
        } else if (name.startsWith(PROVIDERS)) {
            var lines = providers.computeIfAbsent(name, _ -> new LinkedHashSet<>());
            new String(content.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(lines::add);
        } else if (ABOUT_ITSELF.matcher(name).matches()) {
            write("META-INF/libraries/" + library.getFileName() + "/" + name, entry, content);
        } else {
            var owner = owners.putIfAbsent(name, library);
            if (owner != null) {
                throw new Complaint(
                        Complaint.Cause.UNAVAILABLE,
                        "%s and %s both have %s".formatted(owner.getFileName(), library.getFileName(), name));
            }
            write(name, entry, content);
        }
    }

    private void addProviders() throws IOException {
        for (var list : providers.entrySet()) {
            var text = String.join("\n", list.getValue()) + "\n";
            write(
                    list.getKey(),
                    new ZipEntry(list.getKey()),
                    new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        }
    }

    private void write(String name, ZipEntry like, InputStream content) throws IOException {
        put(packed, name, like, content);
    }

    private static void put(JarOutputStream to, Manifest manifest) throws IOException {
        var text = new ByteArrayOutputStream();
        manifest.write(text);
        var entry = new ZipEntry(JarFile.MANIFEST_NAME);
        entry.setTime(0);
        put(to, JarFile.MANIFEST_NAME, entry, new ByteArrayInputStream(text.toByteArray()));
    }

    private static void put(JarOutputStream to, String name, ZipEntry like, InputStream content) throws IOException {
        var entry = new ZipEntry(name);
        entry.setTime(Math.max(0, like.getTime())); // as it was, so that the same libraries make the same jar
        to.putNextEntry(entry);
        content.transferTo(to);
        to.closeEntry();
    }

    private static byte[] withManifest(Path jar, Manifest manifest) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var opened = new JarFile(jar.toFile());
                var changed = new JarOutputStream(bytes)) {
            put(changed, manifest);
            for (var entry : Collections.list(opened.entries())) {
                if (!entry.getName().equals(JarFile.MANIFEST_NAME)) {
                    try (var content = opened.getInputStream(entry)) {
                        put(changed, entry.getName(), entry, content);
                    }
                }
            }
        }
        return bytes.toByteArray();
    }
}
