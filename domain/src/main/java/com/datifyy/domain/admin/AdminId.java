package com.datifyy.domain.admin;

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
        try {
            int value = Integer.parseInt(text);
            if (value > 0 && text.equals(Integer.toString(value))) {
                return new AdminId(value);
            }
        } catch (NumberFormatException notANumber) {
            // answered like any other unknown member of staff
        }
        throw new NotFound("This member of staff");
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
