package com.datifyy.bench.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CommandsTest {
    @TempDir
    private Path folder;

    /// Nothing is built or started: there is nothing in the folder.
    private String refused(String... options) {
        return refused(
                new StartCommand(new Surroundings(folder, folder), () -> new PrintWriter(new StringWriter())), options);
    }

    private static String refused(Callable<Integer> command, String... options) {
        var told = new StringWriter();

        assertThat(new CommandLine(command).setErr(new PrintWriter(told)).execute(options))
                .isEqualTo(CommandLine.ExitCode.USAGE);
        return told.toString();
    }

    @Test
    void options_that_would_mean_nothing_are_refused() {
        assertThat(refused("--processors", "0.5")).startsWith("--processors goes with --layout");
        assertThat(refused("--at-most", "2.5")).startsWith("--at-most and --rss-at-most go with --layout");
        assertThat(refused("--layout", "image", "--clone")).startsWith("--clone does not go with --layout");
    }

    @Test
    void what_is_started_from_an_image_is_started_once_at_least() {
        assertThat(refused("--layout", "image", "--runs", "0")).startsWith("--runs must be 1 at least");
        assertThat(refused("--runs", "-1")).startsWith("--runs must be 0 at least");
    }

    @Test
    void what_is_replaced_is_one_instance_at_least() {
        var stop = new StopCommand(new Surroundings(folder, folder), () -> new PrintWriter(new StringWriter()));

        assertThat(refused(stop, "--instances", "0")).startsWith("--instances must be 1 at least");
    }

    @Test
    void of_those_who_write_some_have_a_date_and_others_want_none() {
        var survive = new SurviveCommand(new Surroundings(folder, folder), () -> new PrintWriter(new StringWriter()));

        assertThat(refused(survive, "--couples", "1")).startsWith("--couples must be 2 at least");
    }

    @Test
    void what_kills_nothing_proves_nothing() {
        var survive = new SurviveCommand(new Surroundings(folder, folder), () -> new PrintWriter(new StringWriter()));

        assertThat(refused(survive, "--cycles", "0")).startsWith("--cycles must be 1 at least");
        assertThat(refused(survive, "--cycles", "-5")).startsWith("--cycles must be 1 at least");
        assertThat(refused(survive, "--expect-loss", "--cycles", "2"))
                .startsWith("--cycles must be 3 at least with --expect-loss");
    }

    @Test
    void what_could_not_be_tried_is_told_apart_from_what_was_lost() {
        var told = new StringWriter();
        var survive = new SurviveCommand(new Surroundings(folder, folder), () -> new PrintWriter(told));

        assertThat(new CommandLine(survive).execute()).isEqualTo(69);
        assertThat(told.toString()).contains("This could not be tried");
    }

    @Test
    void callers_who_would_have_nobody_to_meet_are_refused() {
        var surroundings = new Surroundings(folder, folder);

        for (String callers : List.of("50", "51")) {
            assertThat(refused(
                            new CurationCommand(surroundings, () -> new PrintWriter(new StringWriter())),
                            "--people",
                            "50",
                            "--callers",
                            callers))
                    .startsWith("--callers must be less than the people whom they can have dates with, 50");
        }
        assertThat(refused(
                        new CurationCommand(surroundings, () -> new PrintWriter(new StringWriter())),
                        "--callers",
                        "2000"))
                .startsWith("--callers must be less than the people whom they can have dates with, 2000");
    }

    @Test
    void a_promise_about_no_scenario_and_questions_that_nobody_asks_are_refused() {
        var surroundings = new Surroundings(folder, folder);

        assertThat(refused(
                        new LoadCommand(surroundings, () -> new PrintWriter(new StringWriter())),
                        "--scenario",
                        "none",
                        "--p99-at-most",
                        "50"))
                .startsWith("--p99-at-most does not go with --scenario none");
        assertThat(refused(
                        new StoredIndexCommand(surroundings, () -> new PrintWriter(new StringWriter())),
                        "--only",
                        "within 49 km"))
                .startsWith("--only: no question has \"within 49 km\" in its name");
    }
}
