package com.datifyy.adapters.gemini;

import java.util.List;

/// How things stand between an account and its provider.
public sealed interface GeminiStanding {
    /// The key is taken, and at least one of the models answers questions.
    ///
    /// @param missing those of the models that do not
    record Ready(List<String> missing) implements GeminiStanding {
        public Ready {
            missing = List.copyOf(missing);
        }
    }

    /// Why nobody would be asked.
    enum Objection implements GeminiStanding {
        /// The key is wrong, or may not be used for this or from here.
        KEY_REFUSED,
        /// Gemini refuses for a reason that is not the key: it is not offered in this country, or not without
        /// paying.
        REFUSED,
        /// The key is taken, and none of the models is there for it.
        NO_MODEL,
        /// So much was asked that nothing more is answered for now.
        OUT_OF_QUOTA,
        /// There was no answer in time, or one that says that there is a problem.
        UNREACHABLE,
        /// Something answered that is not Gemini, or not as it is known.
        NOT_UNDERSTOOD
    }
}
