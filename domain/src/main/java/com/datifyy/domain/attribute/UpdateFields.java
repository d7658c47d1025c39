package com.datifyy.domain.attribute;

import com.datifyy.domain.shared.Refusal.InvalidInput;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Which fields a change is about, as its `update_fields` name them, in snake_case or camelCase.
public sealed interface UpdateFields {
    /// What the list of names is called.
    String KEY = "update_fields";

    /// How many unknown names are told at most.
    int MOST_TOLD = 10;

    /// Nothing: the list is missing or empty.
    record Missing() implements UpdateFields {}

    /// `*`, whatever the request holds.
    record AllThatIsSent() implements UpdateFields {}

    /// Single fields: they are cleared where the request says nothing of them.
    ///
    /// @param others the names that are allowed and are not attributes
    record Named(Set<Attribute<?>> attributes, Set<String> others) implements UpdateFields {}

    /// @param catalogue finds an attribute by its contract name
    /// @param otherNames names that are no attributes and may be there all the same
    /// @throws InvalidInput when there are names nobody knows; it tells the first [#MOST_TOLD]
    static UpdateFields of(
            List<String> names, Function<String, Optional<Attribute<?>>> catalogue, Set<String> otherNames) {
        if (names.isEmpty()) {
            return new Missing();
        }
        List<String> clean = names.stream().map(String::strip).toList();
        if (clean.contains("*")) {
            return new AllThatIsSent();
        }
        Set<Attribute<?>> attributes = new LinkedHashSet<>();
        Set<String> others = new LinkedHashSet<>();
        List<String> unknown = new ArrayList<>();
        for (int i = 0; i < clean.size(); i++) {
            String sent = clean.get(i);
            String name = snake(sent);
            Optional<Attribute<?>> attribute = catalogue.apply(name.equals("birth_date") ? "date_of_birth" : name);
            if (attribute.isPresent()) {
                attributes.add(attribute.get());
            } else if (otherNames.contains(name)) {
                others.add(name);
            } else {
                unknown.add(mayBeTold(sent) ? sent : "entry " + i);
            }
        }
        if (!unknown.isEmpty()) {
            throw new InvalidInput(KEY, "names fields that do not exist: " + firstOf(unknown));
        }
        return new Named(attributes, others);
    }

    private static String firstOf(List<String> unknown) {
        int more = unknown.size() - MOST_TOLD;
        return String.join(", ", unknown.subList(0, Math.min(unknown.size(), MOST_TOLD)))
                + (more > 0 ? " and " + more + " more" : "");
    }

    /// Whether a name that somebody made up, be it here or elsewhere in a request, is told back to them: it is short
    /// and has no other signs than
    /// names have.
    static boolean mayBeTold(String name) {
        return name.matches("[A-Za-z0-9_.]{1,64}");
    }

    /// A name of either style in the style of the contract: `min_age` for `minAge`.
    static String snake(String name) {
        return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
