package com.datifyy.bootstrap.dev;

import com.datifyy.bootstrap.Complaint;
import com.datifyy.bootstrap.settings.Environment;
import com.datifyy.bootstrap.settings.EnvironmentFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What `dev` made up to run, kept beside its data, so that other commands find the same database with the
/// same keys.
public final class KeptEnvironment {
    private static final String FILE = "environment";

    private KeptEnvironment() {}

    /// Keeps it in place of what was made up before.
    static void keep(Path folder, Map<String, String> madeUp) {
        KeptText.put(
                folder.resolve(FILE),
                new TreeMap<>(madeUp)
                        .entrySet().stream()
                                .map(variable -> variable.getKey() + "=" + variable.getValue())
                                .collect(Collectors.joining("\n")));
    }

    /// An environment, completed by what `dev` made up.
    ///
    /// @param folder where `dev` keeps its data
    /// @throws Complaint when `dev` has not run there
    public static Environment beneath(Environment environment, Path folder) {
        Path file = folder.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            throw new Complaint(
                    Complaint.Cause.USAGE, "dev has not run with --data-dir " + folder + ": start it first");
        }
        return EnvironmentFile.beneath(environment, file);
    }
}
