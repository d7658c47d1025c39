package com.datifyy.bootstrap.settings;

import java.util.List;
import java.util.Map;

/// What the operator gave, by the names of variables, and what of it could not be understood: lines of a file that
/// say nothing. Whoever reads the settings tells both at once.
///
/// @param damage one for each such line, in their order
public record Environment(Map<String, String> values, List<Problem> damage) {
    public Environment {
        values = Map.copyOf(values);
        damage = List.copyOf(damage);
    }

    /// One that was understood as a whole.
    public static Environment of(Map<String, String> values) {
        return new Environment(values, List.of());
    }
}
