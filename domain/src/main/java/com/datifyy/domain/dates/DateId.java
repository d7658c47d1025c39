package com.datifyy.domain.dates;

import com.datifyy.domain.shared.Ids;
import com.datifyy.domain.shared.Refusal.NotFound;

/// The random number of a date.
///
/// @param value 1 to 2,147,483,647, the range of the contract's `int32`
public record DateId(int value) implements Comparable<DateId> {
    public DateId {
        if (value < 1) {
            throw new IllegalArgumentException("a date id is positive");
        }
    }

    /// Reads an id from the outside.
    ///
    /// @throws NotFound when the text is not an id: no date has it
    public static DateId parse(String text) {
        return Ids.number(text).map(DateId::new).orElseThrow(DateId::unknown);
    }

    /// What is answered when there is no such date, or it is not the caller's.
    public static NotFound unknown() {
        return new NotFound("This date");
    }

    @Override
    public int compareTo(DateId other) {
        return Integer.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Integer.toString(value);
    }
}
