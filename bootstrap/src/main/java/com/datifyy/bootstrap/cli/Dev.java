package com.datifyy.bootstrap.cli;

import com.datifyy.bootstrap.Complaint;
import com.datifyy.bootstrap.Running;
import com.datifyy.bootstrap.demo.DemoPopulation;
import com.datifyy.bootstrap.dev.Development;
import com.datifyy.bootstrap.settings.Environment;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "dev",
        description = {
            "Runs the service with everything embedded and a demo population.",
            "With DATABASE_URL or REDIS_URL set it uses those instead.",
            "A copy made for serving, such as the image, does not have it."
        },
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
final class Dev implements Callable<Integer> {

    private final Supplier<Environment> environment;
    private final Supplier<PrintWriter> out;

    @Option(names = "--people", paramLabel = "N", description = "How many people to invent in an empty database.")
    private int people = 1000;

    @Option(names = "--seed", paramLabel = "N", description = "The same seed invents the same people, on the same day.")
    private long seed = 1;

    @Option(names = "--port", paramLabel = "PORT", description = "Port of the REST interface.")
    private @Nullable Integer port;

    @Option(names = "--grpc-port", paramLabel = "PORT", description = "Port of the gRPC interface.")
    private @Nullable Integer grpcPort;

    @Option(names = "--data-dir", paramLabel = "FOLDER", description = "Where data is kept between runs.")
    private Path dataFolder = Path.of(".datifyy");

    Dev(Supplier<Environment> environment, Supplier<PrintWriter> out) {
        this.environment = environment;
        this.out = out;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (people < 1 || people > DemoPopulation.MOST_PEOPLE) {
            throw new Complaint(
                    Complaint.Cause.USAGE, "--people must be from 1 to %,d".formatted(DemoPopulation.MOST_PEOPLE));
        }
        var running = new Running();
        // Stopped by hand and in order, also when the start is interrupted: hooks of the JVM run all at once.
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(running::stop));
        var wishes = new Development.Wishes(people, seed, port, grpcPort, dataFolder);
        new Development(wishes, environment.get(), out.get()).start(Version.ofThisRelease(), running);
        running.join();
        return 0;
    }
}
