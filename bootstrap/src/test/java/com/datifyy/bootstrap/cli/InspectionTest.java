package com.datifyy.bootstrap.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(400)
class InspectionTest {
    private static final String SELF = Long.toString(ProcessHandle.current().pid());

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    private int run(String... arguments) {
        return CommandLines.run(Map.of(), out, err, arguments);
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    void h1_a_recording_is_for_its_owner_and_holds_no_environment() throws IOException {
        Path file = folder.resolve("service.jfr");

        assertThat(run("record", SELF, "--seconds", "1", "--to", file.toString()))
                .as(err::toString)
                .isZero();

        assertThat(permissions(file)).isEqualTo("rw-------");
        assertThat(out.toString()).contains("personal data");
        assertThat(RecordingFile.readAllEvents(file))
                .isNotEmpty()
                .extracting(event -> event.getEventType().getName())
                .doesNotContain("jdk.InitialEnvironmentVariable", "jdk.InitialSystemProperty", "jdk.SystemProcess");
    }

    @Test
    void h1_a_heap_dump_is_for_its_owner_and_whole() throws IOException {
        Path file = folder.resolve("heap.hprof");
        try (var other = SmallProcess.start(folder, "unlimited")) {
            assertThat(run("heap-dump", other.pid(), "--to", file.toString()))
                    .as(err::toString)
                    .isZero();
        }

        assertThat(permissions(file)).isEqualTo("rw-------");
        assertThat(out.toString()).contains("personal data");
        assertThat(Files.readAllBytes(file)).startsWith("JAVA PROFILE".getBytes(UTF_8));
    }

    @Test
    void a_recording_ends_with_the_service_and_is_kept() throws Exception {
        Path file = folder.resolve("service.jfr");
        try (var other = SmallProcess.start(folder, "unlimited")) {
            Future<Integer> recording = recordingAnHour(other, file);

            other.process().destroy();

            assertThat(recording.get(180, TimeUnit.SECONDS)).as(err::toString).isZero();
        }

        assertThat(RecordingFile.readAllEvents(file)).isNotEmpty();
    }

    @Test
    void a_recording_of_a_service_that_was_killed_is_none() throws Exception {
        Path file = folder.resolve("service.jfr");
        try (var other = SmallProcess.start(folder, "unlimited")) {
            Future<Integer> recording = recordingAnHour(other, file);

            other.process().destroyForcibly();

            assertThat(recording.get(180, TimeUnit.SECONDS)).isEqualTo(69);
        }

        assertThat(err.toString()).contains("ended, and what was recorded went with it");
        assertThat(file).doesNotExist();
    }

    private Future<Integer> recordingAnHour(SmallProcess other, Path file) throws InterruptedException {
        var recording =
                new FutureTask<>(() -> run("record", other.pid(), "--seconds", "3600", "--to", file.toString()));
        Thread.startVirtualThread(recording);
        awaitRecording(other, recording);
        return recording;
    }

    private static void awaitRecording(SmallProcess other, Future<Integer> recording) throws InterruptedException {
        var said = "";
        while (!said.contains("datifyy-operator") && !recording.isDone()) {
            TimeUnit.MILLISECONDS.sleep(100);
            said = Inspection.jcmd(other.process().pid(), "JFR.check");
        }
    }

    /// Each part fits, all of them together do not.
    @Test
    void a_recording_for_which_there_is_no_room_is_none() throws Exception {
        Path file = folder.resolve("service.jfr");
        try (var other = SmallProcess.start(folder, "800")) {
            var recording =
                    new FutureTask<>(() -> run("record", other.pid(), "--seconds", "30", "--to", file.toString()));
            Thread.startVirtualThread(recording);
            awaitRecording(other, recording);
            for (int i = 0; i < 10 && !recording.isDone(); i++) {
                // What begins a recording ends a part of those that run.
                var _ = Inspection.jcmd(other.process().pid(), "JFR.start");
            }

            assertThat(recording.get(180, TimeUnit.SECONDS)).as(out::toString).isEqualTo(69);
        }

        assertThat(err.toString()).contains("as a whole");
        assertThat(out.toString()).isEmpty();
        assertThat(file).doesNotExist();
    }

    @Test
    void a_recording_of_several_parts_is_whole_when_it_is_told_to_be_written() throws Exception {
        Path file = folder.resolve("service.jfr");
        try (var other = SmallProcess.start(folder, "unlimited")) {
            var recording =
                    new FutureTask<>(() -> run("record", other.pid(), "--seconds", "5", "--to", file.toString()));
            Thread.startVirtualThread(recording);
            awaitRecording(other, recording);
            var _ = Inspection.jcmd(other.process().pid(), "JFR.start");

            assertThat(recording.get(180, TimeUnit.SECONDS)).as(err::toString).isZero();
            assertThat(RecordingFile.readAllEvents(file)).isNotEmpty();
        }
    }

    @Test
    void a_heap_dump_for_which_there_is_no_room_is_no_dump() throws IOException {
        Path file = folder.resolve("heap.hprof");
        try (var other = SmallProcess.start(folder, "100")) {
            assertThat(run("heap-dump", other.pid(), "--to", file.toString())).isEqualTo(69);
        }

        assertThat(err.toString()).contains("as a whole");
        assertThat(file).doesNotExist();
    }

    /// Another process of the JDK, with a small heap.
    private record SmallProcess(Process process) implements AutoCloseable {
        /// @param blocks how large a file it writes may become, as `ulimit -f` takes it
        static SmallProcess start(Path folder, String blocks) throws IOException {
            String java =
                    Path.of(System.getProperty("java.home"), "bin", "java").toString();
            Process process = new ProcessBuilder(
                            "sh",
                            "-c",
                            "ulimit -f " + blocks + " && exec \"$0\" -Xmx16m -XX:+UseSerialGC -XX:TieredStopAtLevel=1"
                                    + " -m jdk.httpserver -p 0 -d \"$1\"",
                            java,
                            folder.toString())
                    .redirectErrorStream(true)
                    .start();
            String line = "";
            while (line != null && !line.startsWith("URL")) {
                line = process.inputReader().readLine();
            }
            return new SmallProcess(process);
        }

        String pid() {
            return Long.toString(process.pid());
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }

    @Test
    void a_process_that_cannot_be_asked_leaves_no_file() {
        Path file = folder.resolve("heap.hprof");

        assertThat(run("heap-dump", "999999999", "--to", file.toString())).isEqualTo(69);

        assertThat(err.toString()).contains("there is no process 999999999 here");
        assertThat(file).doesNotExist();
    }

    /// To `jcmd` 0 is every Java process of the machine.
    @Test
    void what_is_no_number_of_a_process_is_asked_nothing() {
        Path file = folder.resolve("heap.hprof");

        for (String pid : List.of("0", "-1")) {
            for (String command : List.of("heap-dump", "record")) {
                assertThat(run(command, "--to", file.toString(), "--", pid))
                        .as(command)
                        .isEqualTo(2);
            }
        }

        assertThat(err.toString()).contains("number of a process");
        assertThat(file).doesNotExist();
    }

    @Test
    void a_process_that_is_no_java_is_told_from_one_that_is_not_there() throws IOException {
        Path file = folder.resolve("heap.hprof");
        Process sleeping = new ProcessBuilder("sleep", "60").start();
        try {
            assertThat(run("heap-dump", Long.toString(sleeping.pid()), "--to", file.toString()))
                    .isEqualTo(69);
        } finally {
            sleeping.destroyForcibly();
        }

        assertThat(err.toString()).contains("is it the Java of the service?");
        assertThat(file).doesNotExist();
    }

    @Test
    void why_a_process_cannot_be_asked_is_told_in_one_line() {
        assertThat(Inspection.reason(4201, """
                        4201:
                        java.io.IOException: Operation not permitted
                        \tat jdk.attach/sun.tools.attach.VirtualMachineImpl.checkPermissions(Native Method)
                        """)).containsExactly("Operation not permitted");
        assertThat(Inspection.reason(7, "java.io.IOException: No such process\n"))
                .containsExactly("No such process");
        assertThat(Inspection.reason(7, "7:\n")).isEmpty();
    }

    /// `jcmd` would take what stands before the blank.
    @Test
    void a_place_that_it_cannot_write_to_is_a_mistake() throws IOException {
        Path blank = Files.createDirectory(folder.resolve("a folder"));
        for (String command : List.of("heap-dump", "record")) {
            assertThat(run(command, SELF, "--to", blank.resolve("file").toString()))
                    .isEqualTo(2);
            assertThat(run(command, SELF, "--to", folder.resolve("missing/file").toString()))
                    .isEqualTo(2);
        }

        assertThat(err.toString()).contains("without spaces and quotes", "missing/file cannot be made here");
        assertThat(blank).isEmptyDirectory();
        assertThat(folder.resolve("missing")).doesNotExist();
    }

    @Test
    void nothing_is_overwritten() throws IOException {
        Path file = Files.writeString(folder.resolve("mine"), "mine");

        assertThat(run("heap-dump", SELF, "--to", file.toString())).isEqualTo(2);

        assertThat(file).hasContent("mine");
    }
}
