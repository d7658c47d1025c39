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

    /// Names that are no attributes and may be there all the same: fields that are told and never set, since clients
    /// send back what they received, and the strengths of the wishes.
    Set<String> OTHER_NAMES = Set.of("email", "age", "zodiac_sign", "financial_score", "match_strengths");

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
            if (!OTHER_NAMES.contains(name)) {
                attributes.add(catalogue
                        .apply(name.equals("birth_date") ? "date_of_birth" : name)
                        .orElseThrow(() -> new InvalidInput(place, "is not the name of a field")));
            }
        }
        return new Named(attributes);
    }
}
