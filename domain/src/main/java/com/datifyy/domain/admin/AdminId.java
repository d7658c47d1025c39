package com.datifyy.domain.admin;

import com.datifyy.domain.shared.Ids;
import com.datifyy.domain.shared.Refusal.NotFound;

/// The number of a member of staff: random, and of another kind than that of a person.
///
/// @param value 1 to 2,147,483,647, the range of the contract's `int32`
public record AdminId(int value) implements Comparable<AdminId> {
    public AdminId {
        if (value < 1) {
            throw new IllegalArgumentException("a staff id is positive");
        }
    }

    /// Reads an id from the outside.
    ///
    /// @throws NotFound when the text is not an id: nobody has it
    public static AdminId parse(String text) {
        return Ids.number(text).map(AdminId::new).orElseThrow(() -> new NotFound("This member of staff"));
    }

    @Override
    public int compareTo(AdminId other) {
        return Integer.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Integer.toString(value);
    }
}
