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

    /// More mistakes make another word in any case.
    private static final int MOST = 2;

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
        return variable.name().length() < LONG ? 1 : MOST;
    }

    /// How many mistakes lie between two texts; anything over 2 where there are more than that, which nearly always
    /// shows after a few letters.
    private static int mistakes(String one, String other) {
        if (Math.abs(one.length() - other.length()) > MOST) {
            return Integer.MAX_VALUE;
        }
        var steps = new int[one.length() + 1][other.length() + 1];
        for (var i = 0; i <= one.length(); i++) {
            var fewest = Integer.MAX_VALUE;
            for (var j = 0; j <= other.length(); j++) {
                steps[i][j] = i == 0 || j == 0 ? i + j : next(steps, one, i, other, j);
                fewest = Math.min(fewest, steps[i][j]);
            }
            if (fewest > MOST) {
                return Integer.MAX_VALUE; // a later row has no fewer
            }
        }
        return steps[one.length()][other.length()];
    }

    private static int next(int[][] steps, String one, int i, String other, int j) {
        var same = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
        var fewest = Math.min(steps[i - 1][j - 1] + same, Math.min(steps[i - 1][j], steps[i][j - 1]) + 1);
        var changedPlaces =
                i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1);
        return changedPlaces ? Math.min(fewest, steps[i - 2][j - 2] + 1) : fewest;
    }
}
