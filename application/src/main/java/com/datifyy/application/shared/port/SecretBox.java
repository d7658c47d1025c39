package com.datifyy.application.shared.port;

/// Seals what is stored but must not be readable in a copy of the store.
public interface SecretBox {
    /// What came of opening something.
    sealed interface Opening {
        /// What was sealed, of which is known that it opens.
        ///
        /// @throws IllegalStateException when it does not
        default byte[] required() {
            return switch (this) {
                case Opened(byte[] plain) -> plain;
                case Closed(String why) -> throw new IllegalStateException("a sealed value does not open: " + why);
            };
        }
    }

    /// It opened.
    @SuppressWarnings("ArrayRecordComponent") // only carries them to whoever reads them; never compared
    record Opened(byte[] plain) implements Opening {
        /// Without what was sealed.
        @Override
        public String toString() {
            return "Opened[" + plain.length + " bytes]";
        }
    }

    /// It stays closed: it was sealed in another context, with a key that is not known, or altered.
    ///
    /// @param why completing the sentence "it does not open: …"; repeats nothing of what was sealed
    record Closed(String why) implements Opening {}

    /// @param context where it is stored and whose it is; it opens with the same context only
    byte[] seal(String context, byte[] plain);

    /// Never fails, whatever it is given.
    Opening open(String context, byte[] sealed);
}
