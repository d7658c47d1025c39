package com.datifyy.bootstrap.architecture;

import java.util.List;
import java.util.regex.Pattern;

/// A place where the product knowingly does not keep a rule, and why. The rule itself stays as strict as it is:
/// it still objects everywhere else, and a departure that nobody makes any more has to go.
record Departure(Pattern violations, String why) {

    /// Everything that one class does.
    static Departure in(String type, String why) {
        return new Departure(Pattern.compile("^[A-Z][\\w ]*<" + Pattern.quote(type) + "[.$>].*", Pattern.DOTALL), why);
    }

    /// Cycles whose members are all among these slices.
    static Departure cyclesAmong(List<String> slices, String why) {
        var slice = "Slice (?:" + String.join("|", slices) + ")";
        var cycle = "^Cycle detected: " + slice + "(?: ->\\s+" + slice + ")+\\s+1\\. Dependencies.*";
        return new Departure(Pattern.compile(cycle, Pattern.DOTALL), why);
    }

    boolean covers(String violation) {
        return violations.matcher(violation).matches();
    }

    @Override
    public String toString() {
        return why;
    }
}
