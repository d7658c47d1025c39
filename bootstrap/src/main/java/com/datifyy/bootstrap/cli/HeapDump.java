package com.datifyy.bootstrap.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "heap-dump",
        description = {
            "Writes what is in the memory of a running service into a file.",
            "It holds personal data and secrets in the clear: keep it where nobody else can read it, and delete it."
        },
        mixinStandardHelpOptions = true)
final class HeapDump implements Callable<Integer> {
    private final Supplier<PrintWriter> out;

    @Parameters(paramLabel = "PID", description = "The service's process; 1 in a container.")
    private long pid;

    @Option(names = "--to", paramLabel = "FILE", required = true, description = "A new file, like heap.hprof.")
    private Path file = Path.of("");

    HeapDump(Supplier<PrintWriter> out) {
        this.out = out;
    }

    @Override
    public Integer call() throws InterruptedException {
        Inspection.requireOne(pid);
        Path target = Inspection.madeForOwner(file);
        var done = false;
        var said = "";
        try {
            // It ends with 0 also when the disk was full: what it says has to be read.
            said = Inspection.jcmd(pid, "GC.heap_dump", "-overwrite", target.toString());
            done = said.contains("Heap dump file created");
        } finally {
            Inspection.removeUnless(done, target);
        }
        Inspection.tell(out.get(), target, done, said);
        return 0;
    }
}
