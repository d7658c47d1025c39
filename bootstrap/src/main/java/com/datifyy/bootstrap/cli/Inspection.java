package com.datifyy.bootstrap.cli;

import com.datifyy.bootstrap.Complaint;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/// Looks into a running service from the same machine or container, as the user it runs as, with the JDK's own `jcmd`.
///
/// Files are made before anything is written into them, readable by their owner alone. What they hold is not fit for
/// others: a heap dump holds whatever is in memory.
final class Inspection {
    private static final Path JCMD = Path.of(System.getProperty("java.home"), "bin", "jcmd");

    private Inspection() {}

    /// `jcmd` takes 0 for every Java process there is.
    static void requireOne(long pid) {
        if (pid < 1) {
            throw new Complaint(Complaint.Cause.USAGE, "PID must be the number of a process, from 1 on");
        }
    }

    /// @param said what the process said of it, the last of which is the reason when it was not done
    static void tell(PrintWriter out, Path target, boolean done, String said) {
        if (!done) {
            throw new Complaint(
                    Complaint.Cause.UNAVAILABLE,
                    "it could not be written as a whole, and is deleted: is the disk full, or does the process run as"
                            + " another user, who may not write here?",
                    said.lines().map(String::strip).filter(line -> !line.isEmpty()).reduce((_, last) -> last).stream()
                            .toList());
        }
        out.println("Wrote " + target + ", readable by its owner alone.");
        out.println("It holds personal data: keep it where nobody else can read it, and delete it when you are done.");
    }

    /// In bytes; 0 when it is gone.
    static long length(Path file) {
        try {
            return Files.size(file);
        } catch (IOException gone) {
            return 0;
        }
    }

    static Path madeForOwner(Path file) {
        Path target = file.toAbsolutePath().normalize();
        if (target.toString().matches(".*[\\s,\"'].*")) {
            throw new Complaint(Complaint.Cause.USAGE, "--to must name a file without spaces and quotes");
        }
        try {
            return Files.createFile(
                    target, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (FileAlreadyExistsException there) {
            throw new Complaint(Complaint.Cause.USAGE, target + " exists already: name a new file");
        } catch (IOException impossible) {
            throw new Complaint(Complaint.Cause.USAGE, target + " cannot be made here");
        }
    }

    static void removeUnless(boolean done, Path target) {
        if (!done) {
            try {
                Files.deleteIfExists(target);
            } catch (IOException stays) {
                throw new UncheckedIOException(stays);
            }
        }
    }

    /// Why a process that `jcmd` could not ask is likely not to answer, with what to do.
    private static String objection(long pid) {
        ProcessHandle process = ProcessHandle.of(pid).orElse(null);
        if (process == null) {
            return "there is no process " + pid + " here: run this on its machine, or in its container";
        }
        String owner = process.info().user().orElse("");
        String asking = ProcessHandle.current().info().user().orElse("");
        return owner.isEmpty() || owner.equals(asking)
                ? "process " + pid + " cannot be asked: is it the Java of the service?"
                : "process " + pid + " cannot be asked: it runs as " + owner + ", run this as that user too";
    }

    /// The first line that says something, without the name of an exception: it begins with the number of the process
    /// on a line of its own.
    static List<String> reason(long pid, String said) {
        return said.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.equals(pid + ":"))
                .limit(1)
                .map(line -> line.replaceFirst("^[\\w.$]+Exception: ", ""))
                .toList();
    }

    /// @return what it said
    static String jcmd(long pid, String... command) throws InterruptedException {
        List<String> line = new ArrayList<>(List.of(JCMD.toString(), Long.toString(pid)));
        line.addAll(List.of(command));
        try {
            Process asking = new ProcessBuilder(line).redirectErrorStream(true).start();
            String said = new String(asking.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (asking.waitFor() != 0) {
                throw new Complaint(Complaint.Cause.UNAVAILABLE, objection(pid), reason(pid, said));
            }
            return said;
        } catch (IOException missing) {
            throw new Complaint(Complaint.Cause.UNAVAILABLE, JCMD + " is missing: a JDK has it, and so has the image");
        }
    }
}
