package com.datifyy.bootstrap.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the start script hands on to Java, where the service is installed and brings its Java along.
class StartScriptTest {
    private static final String CONTROLLERS = "/sys/fs/cgroup";
    private static final String QUICK = "-XX:TieredStopAtLevel=1";
    private static final String OWN_GROUPS = "/proc/self/cgroup";

    @TempDir
    private Path installed;

    @TempDir
    private Path kernel;

    @TempDir
    private Path programs;

    /// The script looks into a folder of this test for what the kernel says of control groups, and the machine has
    /// eight processors, as a container sees it that gets part of one.
    @BeforeEach
    void install() throws IOException {
        var script = Files.readString(Path.of("..", "datifyy"));
        assertThat(script).contains(CONTROLLERS, OWN_GROUPS);
        Files.writeString(
                installed.resolve("datifyy"),
                script.replace(CONTROLLERS, kernel.resolve("groups").toString())
                        .replace(OWN_GROUPS, kernel.resolve("own").toString()));
        Path java = Files.createDirectories(installed.resolve("runtime/bin")).resolve("java");
        program(java, "echo \"$LC_CTYPE|$DB_PASSWORD\"");
        program(programs.resolve("getconf"), "echo 8");
    }

    @Test
    void without_a_locale_as_in_a_container_settings_are_read_as_utf_8() throws Exception {
        assertThat(handedOn(Map.of("DB_PASSWORD", "pässword"))).isEqualTo("C.UTF-8|pässword\n");
    }

    @Test
    void a_locale_that_is_given_stays() throws Exception {
        assertThat(handedOn(Map.of("LC_CTYPE", "de_DE.UTF-8"))).isEqualTo("de_DE.UTF-8|\n");
        assertThat(handedOn(Map.of("LANG", "de_DE.UTF-8"))).isEqualTo("|\n");
        assertThat(handedOn(Map.of("LC_ALL", "de_DE.UTF-8"))).isEqualTo("|\n");
    }

    @Test
    void a_copy_for_serving_says_in_one_line_that_it_is_no_checkout() throws Exception {
        for (String command : List.of("dev", "rehearse", "image")) {
            Process process = new ProcessBuilder(
                            "bash", installed.resolve("datifyy").toString(), command)
                    .redirectErrorStream(true)
                    .start();

            assertThat(new String(process.getInputStream().readAllBytes(), UTF_8).lines())
                    .singleElement()
                    .asString()
                    .contains("for serving", command);
            assertThat(process.waitFor()).isEqualTo(2);
        }
    }

    @Test
    void with_less_than_a_processor_serve_has_the_quick_compiler_alone() throws Exception {
        given("own", "0::/\n");
        given("groups/cpu.max", "50000 100000\n");

        assertThat(flags("serve")).contains(QUICK);
        assertThat(flags("version")).doesNotContain(QUICK);
    }

    @Test
    void with_a_processor_or_more_and_without_a_limit_it_has_both() throws Exception {
        given("own", "0::/\n");
        for (String limit : List.of("100000 100000", "200000 100000", "max 100000", "max", "", "0 0", "x y")) {
            given("groups/cpu.max", limit + "\n");

            assertThat(flags("serve")).as(limit).doesNotContain(QUICK);
        }
    }

    @Test
    void a_limit_without_the_end_of_its_line_is_one() throws Exception {
        given("own", "0::/");
        given("groups/cpu.max", "99999 100000");

        assertThat(flags("serve")).contains(QUICK);
    }

    @Test
    void groups_of_version_1_have_two_files() throws Exception {
        given("own", "5:memory:/\n4:cpuacct,cpu:/\n0::/\n");
        given("groups/cpu/cpu.cfs_period_us", "20000\n");
        given("groups/cpu/cpu.cfs_quota_us", "10000\n");

        assertThat(flags("serve")).contains(QUICK);

        given("groups/cpu/cpu.cfs_quota_us", "20000\n");
        assertThat(flags("serve")).doesNotContain(QUICK);

        given("groups/cpu/cpu.cfs_quota_us", "-1\n");
        assertThat(flags("serve")).doesNotContain(QUICK);
    }

    @Test
    void a_group_around_it_limits_it_too() throws Exception {
        given("own", "0::/system.slice/datifyy: 1.service\n");
        given("groups/system.slice/datifyy: 1.service/cpu.max", "max 100000\n");
        given("groups/system.slice/cpu.max", "25000 100000\n");

        assertThat(flags("serve")).contains(QUICK);
    }

    /// Without a namespace of its own a container sees the path outside, and its own group where the root would be.
    @Test
    void a_path_that_is_not_there_is_one_outside_the_container() throws Exception {
        given("own", "3:cpu,cpuacct:/docker/0123\n");
        given("groups/cpu/cpu.cfs_period_us", "100000\n");
        given("groups/cpu/cpu.cfs_quota_us", "50000\n");

        assertThat(flags("serve")).contains(QUICK);
    }

    @Test
    void without_control_groups_as_on_macos_it_has_both() throws Exception {
        assertThat(flags("serve")).isNotEmpty().doesNotContain(QUICK);

        given("own", "1:name=systemd:/\nnonsense\n");
        assertThat(flags("serve")).isNotEmpty().doesNotContain(QUICK);
    }

    @Test
    void whoever_wants_both_compilers_says_so() throws Exception {
        given("own", "0::/\n");
        given("groups/cpu.max", "50000 100000\n");

        assertThat(flags("serve", Map.of("JDK_JAVA_OPTIONS", "-Xmx100m -XX:TieredStopAtLevel=4")))
                .isNotEmpty()
                .doesNotContain(QUICK);
        assertThat(flags("serve", Map.of("JDK_JAVA_OPTIONS", "-Xmx100m"))).contains(QUICK);
    }

    @Test
    void dev_sees_what_a_copy_for_serving_leaves_out() throws Exception {
        Path extra = Files.createDirectories(installed.resolve("lib-dev"));
        Path first = Files.writeString(extra.resolve("a.jar"), "");
        Path second = Files.writeString(extra.resolve("b.jar"), "");
        var app = installed.resolve("app.jar");

        for (String command : List.of("dev", "rehearse")) {
            assertThat(flags(command))
                    .as(command)
                    .contains("--enable-native-access=ALL-UNNAMED")
                    .containsSubsequence(
                            "-cp", app + ":" + first + ":" + second, "com.datifyy.bootstrap.Main", command);
        }
        assertThat(flags("serve"))
                .containsSubsequence("-jar", app.toString(), "serve")
                .doesNotContain("-cp", "--enable-native-access=ALL-UNNAMED");
    }

    @Test
    void on_a_small_machine_dev_has_the_quick_compiler_alone_and_keeps_its_classes_apart() throws Exception {
        Files.createDirectories(installed.resolve("lib-dev"));
        String place = installed.toString().replaceAll("[^A-Za-z0-9]", "-");
        assertThat(flags("dev"))
                .doesNotContain(QUICK)
                .contains("-XX:SharedArchiveFile=" + installed.resolve("dev" + place + ".jsa"));

        program(programs.resolve("getconf"), "echo 2");
        assertThat(flags("dev")).contains(QUICK);
        assertThat(flags("serve"))
                .doesNotContain(QUICK)
                .contains("-XX:SharedArchiveFile=" + installed.resolve("serve" + place + ".jsa"));
        assertThat(flags("dev", Map.of("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=4")))
                .isNotEmpty()
                .doesNotContain(QUICK);
    }

    @Test
    void without_a_java_of_its_own_it_takes_that_of_java_home_or_else_of_the_path() throws Exception {
        Files.move(installed.resolve("runtime"), installed.resolve("elsewhere"));
        Path home = installed.resolve("elsewhere");
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"26.0.1\"\n");

        assertThat(started(tools(), home.toString())).isEqualTo(new Outcome(0, "C.UTF-8|\n", ""));
        assertThat(started(tools() + ":" + home.resolve("bin"), "/nonexistent"))
                .isEqualTo(new Outcome(0, "C.UTF-8|\n", ""));
    }

    @Test
    void without_a_java_25_one_sentence_says_what_to_install() throws Exception {
        Files.move(installed.resolve("runtime"), installed.resolve("elsewhere"));
        Path old = installed.resolve("elsewhere");
        Files.writeString(old.resolve("release"), "JAVA_VERSION=\"17.0.9\"\n");

        for (String home : List.of("", "/nonexistent", old.toString())) {
            Outcome outcome = started(tools() + ":" + old.resolve("bin"), home);

            assertThat(outcome.code()).as(home).isEqualTo(69);
            assertThat(outcome.out()).isEmpty();
            assertThat(outcome.err().lines())
                    .singleElement()
                    .asString()
                    .startsWith("Datifyy needs Java 25")
                    .contains("install", "JAVA_HOME")
                    .endsWith(".");
        }
    }

    /// The JVM itself would take classes of the jars that were there before.
    @Test
    void a_cache_of_classes_is_used_with_the_jars_it_was_made_of_alone() throws Exception {
        Path cache = Files.writeString(installed.resolve("app.aot"), "");
        Files.writeString(installed.resolve("app.jar"), "app");
        Path jar = Files.createDirectory(installed.resolve("lib")).resolve("one.jar");
        Files.writeString(jar, "one");
        String used = "-XX:AOTCache=" + cache;
        String unused = "-Ddatifyy.cache.of.other.jars=" + cache;

        assertThat(flags("serve")).as("nobody knows of which").contains(unused).doesNotContain(used);

        Files.writeString(installed.resolve("app.aot.jars"), "3 app.jar\n3 lib/one.jar\n");
        assertThat(flags("serve")).contains(used, "-Ddatifyy.cache=" + cache).doesNotContain(unused);
        assertThat(flags("migrate")).doesNotContain(used, unused);

        Files.writeString(jar, "other");
        assertThat(flags("serve")).contains(unused).doesNotContain(used);

        Files.writeString(jar, "two");
        Files.writeString(installed.resolve("lib/two.jar"), "two");
        assertThat(flags("serve")).contains(unused).doesNotContain(used);
    }

    private static void program(Path file, String does) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + does + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private void given(String file, String text) throws IOException {
        Path path = kernel.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    /// What Java is started with.
    private List<String> flags(String command) throws IOException, InterruptedException {
        return flags(command, Map.of());
    }

    private List<String> flags(String command, Map<String, String> environment)
            throws IOException, InterruptedException {
        Path java = installed.resolve("runtime/bin/java");
        Files.writeString(java, "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
        return started(command, environment).lines().toList();
    }

    private record Outcome(int code, String out, String err) {}

    /// A folder with the programs that the script needs, and no Java among them.
    private String tools() throws IOException {
        Path folder = Files.createDirectories(installed.resolve("tools"));
        for (String tool : List.of("bash", "dirname", "find", "getconf", "readlink", "sed", "sh")) {
            Path link = folder.resolve(tool);
            if (!Files.exists(link)) {
                for (String place : System.getenv("PATH").split(":", -1)) {
                    Path program = Path.of(place, tool);
                    if (Files.isExecutable(program) && !Files.exists(link)) {
                        Files.createSymbolicLink(link, program);
                    }
                }
            }
        }
        return folder.toString();
    }

    private Outcome started(String path, String javaHome) throws IOException, InterruptedException {
        var start = new ProcessBuilder("bash", installed.resolve("datifyy").toString(), "version");
        start.environment().clear();
        start.environment().put("PATH", path);
        start.environment().put("JAVA_HOME", javaHome);
        Process process = start.start();
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), UTF_8);
        return new Outcome(process.waitFor(), out, err);
    }

    private String handedOn(Map<String, String> environment) throws IOException, InterruptedException {
        return started("version", environment);
    }

    private String started(String command, Map<String, String> environment) throws IOException, InterruptedException {
        var start = new ProcessBuilder("bash", installed.resolve("datifyy").toString(), command);
        Map<String, String> given = new HashMap<>(environment);
        given.put("PATH", programs + ":" + System.getenv("PATH"));
        start.environment().clear();
        start.environment().putAll(given);
        Process process = start.start();
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);
        process.waitFor();
        return out;
    }
}
