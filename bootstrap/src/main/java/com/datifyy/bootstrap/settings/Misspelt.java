package com.datifyy.bootstrap.settings;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Names in an environment that are none of ours but nearly so.
final class Misspelt {
    /// In a name shorter than this two mistakes make another word.
    private static final int LONG = 8;

    private static final Set<String> OURS =
            Arrays.stream(Variable.values()).map(Variable::name).collect(Collectors.toSet());

    private Misspelt() {}

    /// The names that look like a variable which is not given, each with the nearest: one mistake away, two where
    /// the variable's name is long. A mistake is a letter too many, too few or wrong, or two that changed places.
    static SortedMap<String, Variable> in(Map<String, String> environment) {
        var missing = Arrays.stream(Variable.values())
                .filter(variable ->
                        environment.getOrDefault(variable.name(), "").isBlank())
                .toList();
        var found = new TreeMap<String, Variable>();
        for (var name : environment.keySet()) {
            if (!OURS.contains(name)) {
                missing.stream()
                        .filter(variable -> mistakes(name, variable.name()) <= tolerated(variable))
                        .min(Comparator.comparingInt(variable -> mistakes(name, variable.name())))
                        .ifPresent(variable -> found.put(name, variable));
            }
        }
        return found;
    }

    private static int tolerated(Variable variable) {
        return variable.name().length() < LONG ? 1 : 2;
    }

    /// How many mistakes lie between two texts; anything over 2 where their lengths alone say so.
    private static int mistakes(String one, String other) {
        if (Math.abs(one.length() - other.length()) > 2) {
            return Integer.MAX_VALUE;
        }
        var steps = new int[one.length() + 1][other.length() + 1];
        for (var i = 0; i <= one.length(); i++) {
            for (var j = 0; j <= other.length(); j++) {
                if (i == 0 || j == 0) {
                    steps[i][j] = i + j;
                    continue;
                }
                var same = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                steps[i][j] = Math.min(steps[i - 1][j - 1] + same, Math.min(steps[i - 1][j], steps[i][j - 1]) + 1);
                if (i > 1
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1)) {
                    steps[i][j] = Math.min(steps[i][j], steps[i - 2][j - 2] + 1);
                }
            }
        }
        return steps[one.length()][other.length()];
    }
}
