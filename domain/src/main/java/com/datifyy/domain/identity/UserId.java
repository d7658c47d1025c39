package com.datifyy.domain.identity;

import com.datifyy.domain.shared.Ids;
import com.datifyy.domain.shared.Refusal.NotFound;

/// The public number of a person: random, so it tells neither how many there are nor who came first.
///
/// @param value 1 to 2,147,483,647, the range of the contract's `int32`
public record UserId(int value) implements Comparable<UserId> {
    public UserId {
        if (value < 1) {
            throw new IllegalArgumentException("a user id is positive");
        }
    }

    /// Reads an id from the outside.
    ///
    /// @throws NotFound when the text is not an id: nobody has it
    public static UserId parse(String text) {
        return Ids.number(text).map(UserId::new).orElseThrow(() -> new NotFound("This person"));
    }

    @Override
    public int compareTo(UserId other) {
        return Integer.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Integer.toString(value);
    }
}
