package com.datifyy.adapters.images;

import com.datifyy.domain.shared.Refusal.InvalidInput;
import java.nio.ByteBuffer;

/// The beginning of a colour profile (ICC.1:2022, 7), as the pieces of a file give it: its header, and the table of
/// what
/// is in it.
///
/// What turns colours is a few curves, matrices and tables, however large a profile is. Only a pipeline of
/// floating-point steps has as many steps as its writer likes, eight bytes each, and Java takes the square of their
/// number to put it together. Hardly any profile has one, so those that have are refused.
final class ColourProfile {
    private static final int HEADER = 128;
    private static final int ENTRY = 12;

    /// Java reads no profile that has more.
    private static final int MOST_ENTRIES = 100;

    /// `D2B0`, of which there are four, one for each intent.
    private static final int PIPELINE = 0x4432_4230;

    private static final int INTENTS = 4;

    private final ByteBuffer beginning = ByteBuffer.allocate(HEADER + Integer.BYTES + MOST_ENTRIES * ENTRY);

    /// The next piece; what is behind the table is left out.
    void add(byte[] file, int from, int to) {
        beginning.put(file, from, Math.min(to - from, beginning.remaining()));
    }

    /// @throws InvalidInput when it has a pipeline of any number of steps
    void requireFewSteps() {
        for (int entry = HEADER + Integer.BYTES; entry + ENTRY <= beginning.position(); entry += ENTRY) {
            int which = beginning.getInt(entry) - PIPELINE;
            if (which >= 0 && which < INTENTS) {
                throw new InvalidInput("photo_data", "has a colour profile of many steps: send it without one");
            }
        }
    }
}
