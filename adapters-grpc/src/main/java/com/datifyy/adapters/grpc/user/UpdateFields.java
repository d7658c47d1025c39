package com.datifyy.adapters.grpc.user;

import com.datifyy.domain.attribute.Attribute;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// The names in a request's `update_fields`: which fields it is about.
sealed interface UpdateFields {
    /// Whatever the request visibly holds.
    record AllThatIsSent() implements UpdateFields {}

    /// These fields, which are cleared where the request leaves them empty.
    record Named(Set<Attribute<?>> attributes) implements UpdateFields {}

    /// Names of fields that are told and never set. Clients that send back what they received name them too.
    Set<String> READ_ONLY = Set.of("email", "age", "zodiac_sign", "financial_score");

    /// @param catalogue finds an attribute by its contract name
    /// @throws InvalidInput when a name is unknown
    static UpdateFields of(List<String> names, Function<String, Optional<Attribute<?>>> catalogue) {
        if (names.isEmpty() || names.contains("*")) {
            return new AllThatIsSent();
        }
        Set<Attribute<?>> attributes = new LinkedHashSet<>();
        for (int i = 0; i < names.size(); i++) {
            String place = "update_fields[" + i + "]";
            String name = names.get(i);
            if (!READ_ONLY.contains(name)) {
                attributes.add(catalogue
                        .apply(name.equals("birth_date") ? "date_of_birth" : name)
                        .orElseThrow(() -> new InvalidInput(place, "is not the name of a field")));
            }
        }
        return new Named(attributes);
    }
}
