package com.datifyy.bootstrap.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassCacheTest {
    private static Properties process(Map<String, String> values) {
        var properties = new Properties();
        properties.putAll(values);
        return properties;
    }

    @Test
    void where_there_is_none_nothing_is_said() {
        assertThat(ClassCache.whyUnused(process(Map.of("java.vm.info", "mixed mode"))))
                .isEmpty();
    }

    @Test
    void one_that_is_used_is_nothing_to_say_either() {
        assertThat(ClassCache.whyUnused(
                        process(Map.of("datifyy.cache", "/app/app.aot", "java.vm.info", "mixed mode, sharing"))))
                .isEmpty();
    }

    @Test
    void one_that_the_jvm_did_not_take_is_said_to_be_unused() {
        assertThat(ClassCache.whyUnused(process(Map.of("datifyy.cache", "/app/app.aot", "java.vm.info", "mixed mode"))))
                .hasValueSatisfying(
                        why -> assertThat(why).contains("/app/app.aot", "Java and its options", "not used"));
    }

    @Test
    void one_of_other_jars_is_said_to_be_unused() {
        assertThat(ClassCache.whyUnused(process(
                        Map.of("datifyy.cache.of.other.jars", "/app/app.aot", "java.vm.info", "mixed mode, sharing"))))
                .hasValueSatisfying(why -> assertThat(why).contains("/app/app.aot", "other jars", "not used"));
    }

    /// What all of this goes by: a JVM does not mention sharing when it was given a cache that it cannot use.
    @Test
    void the_jvm_describes_itself_otherwise_with_a_cache_it_cannot_use(@TempDir Path folder) throws Exception {
        Path nonsense = Files.writeString(folder.resolve("app.aot"), "nonsense");

        assertThat(described("-Xlog:aot=off")).contains("sharing");
        assertThat(described("-XX:AOTCache=" + nonsense, "-Xlog:aot=off"))
                .isNotEmpty()
                .doesNotContain("sharing");
    }

    private static String described(String... options) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        line.addAll(List.of(options));
        line.addAll(List.of("-XshowSettings:properties", "-version"));
        Process java = new ProcessBuilder(line).redirectErrorStream(true).start();
        String said = new String(java.getInputStream().readAllBytes(), UTF_8);
        java.waitFor();
        return said.lines()
                .filter(each -> each.contains("java.vm.info"))
                .findFirst()
                .orElse("");
    }
}
