package com.datifyy.bootstrap.cli;

import com.datifyy.bootstrap.App;
import com.datifyy.bootstrap.Carriers;
import com.datifyy.bootstrap.Running;
import com.datifyy.bootstrap.Watchdog;
import com.datifyy.bootstrap.log.Logging;
import com.datifyy.bootstrap.settings.Environment;
import com.datifyy.bootstrap.settings.Settings;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;

@Command(
        name = "serve",
        description = "Runs the service on the PostgreSQL, and the Redis if any, that the settings name.",
        mixinStandardHelpOptions = true)
final class Serve implements Callable<Integer> {

    private final Supplier<Environment> environment;
    private final Supplier<PrintWriter> out;

    Serve(Supplier<Environment> environment, Supplier<PrintWriter> out) {
        this.environment = environment;
        this.out = out;
    }

    @Override
    public Integer call() throws InterruptedException {
        var settings = Settings.from(environment.get());
        Logging.configure(settings.log());
        ClassCache.whyUnused(System.getProperties()).ifPresent(LoggerFactory.getLogger(Serve.class)::warn);
        var running = new Running();
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().name("stop").unstarted(() -> running.stopWithin(settings.end())));
        start(settings, running);
        running.add("Carriers", Carriers.ofThisProcess());
        running.add("Watchdog", Watchdog.endingTheProcess());
        running.join();
        return 0;
    }

    private void start(Settings settings, Running running) {
        try {
            App.start(settings, Version.ofThisRelease(), running, this::show);
        } catch (RuntimeException failure) {
            // Told to stop before it was there, it misses what has been stopped already.
            if (!running.isOver()) {
                throw failure;
            }
        }
    }

    private void show(String message) {
        out.get().println(message);
        out.get().flush();
    }
}
