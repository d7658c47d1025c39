package com.datifyy.bootstrap.cli;

import java.io.PrintWriter;
import picocli.CommandLine.Command;

@Command(name = "version", description = "Prints the version.", mixinStandardHelpOptions = true)
final class PrintVersion implements Runnable {

    private final PrintWriter out;

    PrintVersion(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void run() {
        for (var line : new Version().getVersion()) {
            out.println(line);
        }
    }
}
