package com.datifyy.bench.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class StartCommandTest {
    @TempDir
    private Path folder;

    /// Nothing is built or started: there is nothing in the folder.
    private String refused(String... options) {
        var told = new StringWriter();
        var command = new CommandLine(new StartCommand(new Surroundings(folder, folder), () -> new PrintWriter(told)))
                .setErr(new PrintWriter(told));

        assertThat(command.execute(options)).isEqualTo(CommandLine.ExitCode.USAGE);
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
}
