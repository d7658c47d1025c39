package com.datifyy.bench.load;

import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The load generator's command line. Exit codes: 0 done, 1 done with errors among the answers, 2 not understood.
@Command(
        name = "load-test",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        description = {
            "Puts a service on this machine under load and says how long it takes to answer.",
            "With --rate requests come at even intervals and waiting counts from when each was due; without,"
                    + " each connection sends as soon as it is answered."
        })
public final class LoadTest implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--base-url", paramLabel = "URL", description = "The service; this machine only.")
    private URI baseUrl = URI.create("http://127.0.0.1:8080");

    @Option(
            names = "--scenario",
            paramLabel = "NAME",
            description = "health, me, partner-preferences, availability, recommendations, search or mixed.")
    private String scenario = "health";

    @Option(names = "--connections", paramLabel = "N", description = "Connections kept open.")
    private int connections = 16;

    @Option(names = "--rate", paramLabel = "N", description = "Requests per second; without: as fast as answered.")
    private @Nullable Double rate;

    @Option(names = "--seconds", paramLabel = "N", description = "Measured time.")
    private int seconds = 30;

    @Option(names = "--warmup", paramLabel = "N", description = "Seconds before that, not measured.")
    private int warmUp = 10;

    @Option(names = "--timeout", paramLabel = "N", description = "Seconds an answer may take.")
    private int timeout = 10;

    @Option(names = "--token", paramLabel = "TOKEN", description = "Access token to use; may be repeated.")
    private List<String> tokens = new ArrayList<>();

    @Option(names = "--email", paramLabel = "ADDRESS", description = "Signs in as this person.")
    private @Nullable String email;

    @Option(
            names = "--password",
            paramLabel = "PASSWORD",
            description = "Of --email.",
            interactive = true,
            arity = "0..1")
    private @Nullable String password;

    @Option(
            names = "--register",
            paramLabel = "N",
            description =
                    "Registers so many people where neither --token nor --email is given; a service that trusts no"
                            + " proxy lets 5 in 15 minutes register.")
    private int people = 4;

    private LoadTest() {}

    public static void main(String... arguments) {
        System.exit(new CommandLine(new LoadTest()).execute(arguments));
    }

    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        return new CommandLine(new LoadTest()).setOut(out).setErr(err).execute(arguments);
    }

    @Override
    public Integer call() throws Exception {
        Target target;
        Plan plan;
        Scenario chosen;
        try {
            target = Target.of(baseUrl);
            chosen = Scenario.valueOf(scenario.toUpperCase(Locale.ROOT).replace('-', '_'));
            plan = new Plan(
                    connections,
                    rate == null ? new Plan.Arrival.WhenFree() : new Plan.Arrival.Even(rate),
                    Duration.ofSeconds(warmUp),
                    Duration.ofSeconds(seconds),
                    Duration.ofSeconds(timeout));
        } catch (IllegalArgumentException mistake) {
            throw new ParameterException(commandLine(), String.valueOf(mistake.getMessage()), mistake);
        }
        Outcome outcome = LoadRun.run(target, plan, chosen.by(callers(target, chosen)));
        PrintWriter out = commandLine().getOut();
        out.printf(
                Locale.ROOT,
                "%s at %s, %d connections, %s, %d s after %d s of warm-up%n",
                chosen.title(),
                baseUrl,
                connections,
                rate == null ? "as fast as answered" : rate + " per second",
                seconds,
                warmUp);
        out.print(outcome.report());
        out.flush();
        return outcome.failed() == 0 && outcome.answered() > 0 ? 0 : 1;
    }

    private List<String> callers(Target target, Scenario chosen) throws java.io.IOException {
        if (chosen == Scenario.HEALTH || !tokens.isEmpty()) {
            return tokens;
        }
        try (Members members = new Members(target)) {
            if (email != null && password != null) {
                return List.of(members.signIn(email, password));
            }
            return members.register(people);
        }
    }

    private CommandLine commandLine() {
        if (spec == null) {
            throw new IllegalStateException("not run from a command line");
        }
        return spec.commandLine();
    }
}
