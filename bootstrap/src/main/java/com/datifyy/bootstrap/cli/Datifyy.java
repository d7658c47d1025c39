package com.datifyy.bootstrap.cli;

import com.datifyy.bootstrap.Complaint;
import com.datifyy.bootstrap.settings.Environment;
import com.datifyy.bootstrap.settings.EnvironmentFile;
import com.datifyy.bootstrap.settings.SettingsProblems;
import com.datifyy.domain.shared.Refusal;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/// The program's commands. Exit codes: 0 done, 1 the doctor found a failure or a backup is not good, 2 not
/// understood or not acceptable, 69 something needed is not available, 70 a fault of the program's own, 78
/// settings or schema are wrong.
@Command(
        name = "datifyy",
        mixinStandardHelpOptions = true,
        versionProvider = VersionLine.class,
        synopsisSubcommandLabel = "COMMAND",
        description = "Introduces people who fit each other.",
        footer = {
            "",
            "In a checkout there is also `datifyy image`, which makes the folder of the container image.",
            "Settings come from the environment and a .env file; .env.example lists them."
        })
public final class Datifyy {

    private static final int USAGE = 2;
    private static final int FAULT = 70;

    private Datifyy() {}

    /// Runs one command and returns the exit code.
    public static int run(String... arguments) {
        Supplier<Environment> environment = () -> EnvironmentFile.over(Path.of(".env"));
        return List.of(arguments).equals(List.of("serve"))
                ? serve(
                        environment,
                        new PrintWriter(System.out, true, System.out.charset()),
                        new PrintWriter(System.err, true, System.err.charset()))
                : commandLine(environment).execute(arguments);
    }

    /// `serve` without options, as containers start it: it does not wait for the parser, whose classes are too
    /// old to be kept in a cache and take a tenth of the start to load.
    @SuppressWarnings("CatchingUnchecked") // what the parser would catch, and answer the same
    static int serve(Supplier<Environment> environment, PrintWriter out, PrintWriter err) {
        try {
            return new Serve(environment, () -> out).call();
        } catch (Exception failure) {
            return complain(failure, err);
        }
    }

    static CommandLine commandLine(Supplier<Environment> environment) {
        var top = new CommandLine(new Datifyy());
        top.addSubcommand(new Serve(environment, top::getOut));
        top.addSubcommand(new Dev(environment, top::getOut));
        top.addSubcommand(new Migrate(environment, top::getOut));
        top.addSubcommand(new StaffCommand(environment, top::getOut, System.in));
        top.addSubcommand(new ShowOutbox(environment, top::getOut));
        top.addSubcommand(new Doctor(environment, top::getOut));
        top.addSubcommand(new BackupCommand(environment, top::getOut));
        top.addSubcommand(new ReportCommand(environment, top::getOut));
        top.addSubcommand(new HeapDump(top::getOut));
        top.addSubcommand(new Recording(top::getOut));
        top.addSubcommand(new Rehearse(top::getOut));
        top.addSubcommand(new PrintVersion(top::getOut));
        top.setExecutionExceptionHandler((failure, command, _) -> complain(failure, command.getErr()));
        top.setParameterExceptionHandler((mistake, _) -> {
            var command = mistake.getCommandLine();
            command.getErr().println("datifyy: " + mistake.getMessage());
            command.getErr().println("Try: " + name(command.getCommandSpec()) + " --help");
            return USAGE;
        });
        top.setExecutionStrategy(parsed -> {
            if (!parsed.hasSubcommand() && !parsed.isUsageHelpRequested() && !parsed.isVersionHelpRequested()) {
                parsed.commandSpec().commandLine().usage(top.getErr());
                return USAGE;
            }
            return new CommandLine.RunLast().execute(parsed);
        });
        return top;
    }

    private static int complain(Exception failure, PrintWriter err) {
        return switch (failure) {
            case SettingsProblems problems -> {
                err.println("datifyy: the settings are not right:");
                problems.problems().forEach(problem -> err.println("  " + problem));
                yield Complaint.Cause.CONFIGURATION.exitCode();
            }
            case Complaint complaint -> {
                err.println("datifyy: " + complaint.getMessage());
                complaint.details().forEach(detail -> err.println("  " + detail));
                yield complaint.kind().exitCode();
            }
            case Refusal refusal -> {
                err.println("datifyy: " + refusal.getMessage());
                yield refusal instanceof Refusal.Unavailable ? Complaint.Cause.UNAVAILABLE.exitCode() : USAGE;
            }
            default -> {
                Logger log = LoggerFactory.getLogger(Datifyy.class);
                log.error("Unexpected failure", failure);
                err.println("datifyy: this should not have happened: " + failure);
                yield FAULT;
            }
        };
    }

    private static String name(CommandSpec spec) {
        return spec.qualifiedName(" ");
    }
}
