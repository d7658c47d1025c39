package com.datifyy.adapters.rest.json;

import com.datifyy.domain.attribute.Attribute;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// What the `update_fields` of a request name.
public sealed interface UpdateFields {
    String KEY = "update_fields";

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
    /// @throws InvalidInput when there is a name nobody knows
    static UpdateFields of(JsonInput body, Function<String, Optional<Attribute<?>>> catalogue, Set<String> otherNames) {
        List<String> names = body.texts(KEY).stream().map(String::strip).toList();
        if (names.isEmpty()) {
            return new Missing();
        }
        if (names.contains("*")) {
            return new AllThatIsSent();
        }
        Set<Attribute<?>> attributes = new LinkedHashSet<>();
        Set<String> others = new LinkedHashSet<>();
        List<String> unknown = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            String name = Names.snake(names.get(i));
            Optional<Attribute<?>> attribute = catalogue.apply(name.equals("birth_date") ? "date_of_birth" : name);
            if (attribute.isPresent()) {
                attributes.add(attribute.get());
            } else if (otherNames.contains(name)) {
                others.add(name);
            } else {
                unknown.add(name.matches("[a-z0-9_.]{1,64}") ? name : "entry " + i);
            }
        }
        if (!unknown.isEmpty()) {
            throw new InvalidInput(KEY, "names fields that do not exist: " + String.join(", ", unknown));
        }
        return new Named(attributes, others);
    }
}
