package com.datifyy.application.shared.port;

import java.time.Duration;
import java.util.function.Supplier;

/// Copies of what was read from the database, which instances leave for one another for some minutes.
///
/// None of it is the truth. A copy may never have arrived, be lost, or be somebody else's, and whoever keeps
/// them may be away. So a copy's name says all that makes it right (what it is of, whose, and of which version,
/// which only the database can tell), and whoever asks can do without an answer.
public interface SharedCopies {
    /// What came of asking for a copy.
    sealed interface Found {}

    /// A copy that was kept under the name.
    @SuppressWarnings("ArrayRecordComponent") // only carries them to whoever reads them; never compared
    record Copy(byte[] bytes) implements Found {
        /// Without what it holds: it may be personal.
        @Override
        public String toString() {
            return "Copy[" + bytes.length + " bytes]";
        }
    }

    /// Why there is no copy.
    enum Absence implements Found {
        /// Nothing is kept under the name.
        NOT_THERE,
        /// What is kept under the name is not what was left there.
        NOT_READABLE,
        /// Whoever keeps them was not asked, or did not answer in time.
        NOT_ASKED
    }

    /// The copy of a name. Never fails, and waits for a few milliseconds at most.
    Found find(String name);

    /// Leaves a copy for others. Returns at once; whether it arrives is not told.
    ///
    /// @param copy asked for only if it will be sent
    /// @param life how long it may be kept
    void keep(String name, Supplier<byte[]> copy, Duration life);
}
