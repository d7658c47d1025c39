package com.datifyy.domain.curation;

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
    /// @throws NotFound when no suggestion can have this number
    public static SuggestionId of(long number) {
        if (number < 1 || number > Integer.MAX_VALUE) {
            throw new NotFound("This suggestion");
        }
        return new SuggestionId((int) number);
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
