package com.datifyy.bootstrap.settings;

import java.util.List;
import java.util.stream.Collectors;

/// Refuses to start, with everything that is wrong with the settings at once.
public final class SettingsProblems extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    SettingsProblems(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("; ")), null, false, false);
        this.problems = List.copyOf(problems);
    }

    /// Every problem, in the order of the catalogue of variables.
    public List<Problem> problems() {
        return problems;
    }
}
