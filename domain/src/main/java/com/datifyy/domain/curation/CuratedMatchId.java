package com.datifyy.domain.curation;

import com.datifyy.domain.shared.Ids;
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
    /// @throws NotFound when the text is not an id: no match has it
    public static CuratedMatchId parse(String text) {
        return Ids.number(text).map(CuratedMatchId::new).orElseThrow(CuratedMatchId::unknown);
    }

    /// The same of a number.
    ///
    /// @throws NotFound when no match can have this number
    public static CuratedMatchId of(long number) {
        if (number < 1 || number > Integer.MAX_VALUE) {
            throw unknown();
        }
        return new CuratedMatchId((int) number);
    }

    private static NotFound unknown() {
        return new NotFound("This match");
    }

    @Override
    public String toString() {
        return Integer.toString(value);
    }
}
