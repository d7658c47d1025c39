package com.datifyy.domain.curation;

import com.datifyy.domain.shared.Refusal.NotFound;

/// The random number of a curated match.
///
/// @param value 1 to 2,147,483,647, the range of the contract's `int32`
public record CuratedMatchId(int value) {
    public CuratedMatchId {
        if (value < 1) {
            throw new IllegalArgumentException("the id of a match is positive");
        }
    }

    /// Reads an id from the outside.
    ///
    /// @throws NotFound when no match can have this number
    public static CuratedMatchId of(long number) {
        if (number < 1 || number > Integer.MAX_VALUE) {
            throw new NotFound("This match");
        }
        return new CuratedMatchId((int) number);
    }

    @Override
    public String toString() {
        return Integer.toString(value);
    }
}
