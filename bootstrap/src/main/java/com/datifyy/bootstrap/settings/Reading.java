package com.datifyy.bootstrap.settings;

import com.datifyy.domain.shared.TextRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One pass over the environment, collecting what is wrong and what is merely unwise. Blank counts as unset. A
/// wrong value is replaced by a harmless one so that reading goes on; [#finish()] then refuses.
final class Reading {

    private final Map<String, String> environment;
    private final List<Problem> damage;
    private final List<Problem> problems = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    Reading(Environment environment) {
        this.environment = environment.values();
        this.damage = environment.damage();
    }

    @Nullable
    String text(Variable variable) {
        var value = environment.get(variable.name());
        return value == null || value.isBlank() ? variable.fallback() : value.strip();
    }

    @Nullable
    Secret secret(Variable variable) {
        var value = text(variable);
        return value == null ? null : new Secret(value);
    }

    /// A text that has to be there and to fit; null when it is a problem.
    ///
    /// @param missing what is wrong when it is not there
    @Nullable
    String fitting(Variable variable, TextRule rule, String missing) {
        var value = text(variable);
        if (value == null) {
            problem(variable, missing);
            return null;
        }
        if (!rule.fits(value)) {
            problem(variable, rule.words());
            return null;
        }
        return value;
    }

    boolean given(Variable variable) {
        var value = environment.get(variable.name());
        return value != null && !value.isBlank();
    }

    int whole(Variable variable, int least, int most) {
        var value = Objects.requireNonNull(text(variable), "a number has a fallback");
        try {
            var number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // Told below, together with numbers out of range.
        }
        problem(variable, "must be a whole number from " + least + " to " + most);
        return least;
    }

    boolean flag(Variable variable, boolean otherwise) {
        var value = text(variable);
        if (value == null) {
            return otherwise;
        }
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on", "1" -> true;
            case "false", "no", "off", "0" -> false;
            default -> {
                problem(variable, "must be true or false");
                yield otherwise;
            }
        };
    }

    <E extends Enum<E>> E word(Variable variable, Class<E> words, E otherwise) {
        var value = text(variable);
        if (value == null) {
            return otherwise;
        }
        for (var word : words.getEnumConstants()) {
            if (word.name().equalsIgnoreCase(value)) {
                return word;
            }
        }
        problem(
                variable,
                "must be one of "
                        + Arrays.stream(words.getEnumConstants())
                                .map(word -> word.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", ")));
        return otherwise;
    }

    void problem(Variable variable, String mend) {
        problems.add(new Problem(variable.name(), mend));
    }

    void warn(Variable variable, String remark) {
        warnings.add(variable.name() + " " + remark);
    }

    /// The warnings, when nothing is wrong. Names that look like one of ours are among them, and what is wrong
    /// with a variable that nobody gave comes with the name that may have been meant for it.
    ///
    /// @throws SettingsProblems when something is
    List<String> finish() {
        var misspelt = Misspelt.in(environment);
        if (!problems.isEmpty() || !damage.isEmpty()) {
            var told = new ArrayList<>(damage);
            problems.stream()
                    .sorted(Comparator.comparing(problem -> Variable.valueOf(problem.variable())))
                    .map(problem -> withWhatMayBeMeant(problem, misspelt))
                    .forEach(told::add);
            throw new SettingsProblems(told);
        }
        misspelt.forEach((name, meant) -> warnings.add(name + " means nothing here: was " + meant + " meant?"));
        return List.copyOf(warnings);
    }

    private static Problem withWhatMayBeMeant(Problem problem, Map<String, Variable> misspelt) {
        var names = misspelt.entrySet().stream()
                .filter(name -> name.getValue().name().equals(problem.variable()))
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(" and "));
        return names.isEmpty()
                ? problem
                : new Problem(problem.variable(), problem.mend() + " (" + names + " looks like it)");
    }
}
