package com.datifyy.bench.service;

import com.datifyy.bootstrap.log.Logging;
import com.datifyy.bootstrap.settings.LogSettings;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The command line behind `bench/run`.
@Command(
        name = "bench/run",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Measures the service on this machine.")
public final class Bench {
    private Bench() {}

    /// @param arguments the checkout's folder, then a command with its options
    public static void main(String... arguments) {
        Path checkout = Path.of(arguments[0]).toAbsolutePath().normalize();
        Surroundings surroundings = new Surroundings(checkout, checkout.resolve("bench/target"));
        Logging.configure(new LogSettings(LogSettings.Level.WARN, LogSettings.Format.READABLE));
        CommandLine top = new CommandLine(new Bench());
        top.addSubcommand(new StartCommand(surroundings, top::getOut));
        top.addSubcommand(new LoadCommand(surroundings, top::getOut));
        top.addSubcommand(new CurationCommand(surroundings, top::getOut));
        top.addSubcommand(new NeutralCommand(surroundings, top::getOut));
        top.addSubcommand(new SessionsCommand(surroundings, top::getOut));
        top.addSubcommand(new StopCommand(surroundings, top::getOut));
        top.addSubcommand(new SurviveCommand(surroundings, top::getOut));
        top.addSubcommand(new IndexCommand(top::getOut));
        top.addSubcommand(new StoredIndexCommand(surroundings, top::getOut));
        top.addSubcommand(new FairnessCommand(top::getOut));
        top.setExecutionStrategy(parsed -> {
            if (!parsed.hasSubcommand() && !parsed.isUsageHelpRequested()) {
                parsed.commandSpec().commandLine().usage(top.getErr());
                return CommandLine.ExitCode.USAGE;
            }
            return new CommandLine.RunLast().execute(parsed);
        });
        String[] rest = java.util.Arrays.copyOfRange(arguments, 1, arguments.length);
        System.exit(top.execute(rest));
    }
}
