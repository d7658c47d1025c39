package com.datifyy.bootstrap.cli;

import java.io.PrintWriter;
import java.util.function.Supplier;
import picocli.CommandLine.Command;

@Command(name = "version", description = "Prints the version.", mixinStandardHelpOptions = true)
final class PrintVersion implements Runnable {

    private final Supplier<PrintWriter> out;

    PrintVersion(Supplier<PrintWriter> out) {
        this.out = out;
    }

    @Override
    public void run() {
        for (var line : new VersionLine().getVersion()) {
            out.get().println(line);
        }
    }
}
