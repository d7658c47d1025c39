package com.datifyy.domain.curation;

import com.datifyy.domain.shared.Ids;
import com.datifyy.domain.shared.Refusal.NotFound;

/// The random number of a suggestion.
///
/// @param value 1 to 2,147,483,647, the range of the contract's `int32`
public record SuggestionId(int value) implements Comparable<SuggestionId> {
    public SuggestionId {
        if (value < 1) {
            throw new IllegalArgumentException("the id of a suggestion is positive");
        }
    }

    /// Reads an id from the outside.
    ///
    /// @throws NotFound when the text is not an id: no suggestion has it
    public static SuggestionId parse(String text) {
        return Ids.number(text).map(SuggestionId::new).orElseThrow(() -> new NotFound("This suggestion"));
    }

    @Override
    public int compareTo(SuggestionId other) {
        return Integer.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Integer.toString(value);
    }
}
