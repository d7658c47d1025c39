package com.datifyy.bootstrap.doctor;

/// One line of the go-live list.
///
/// @param subject what was looked at
/// @param sentence what was found; never a secret
/// @param mend what to do about it; empty when nothing has to be done
public record Finding(Verdict verdict, String subject, String sentence, String mend) {

    /// How it stands.
    public enum Verdict {
        /// As it should be.
        OK,
        /// Allowed, but unwise or incomplete.
        WARNING,
        /// The service would not start, or would fail people.
        FAILURE
    }

    static Finding ok(String subject, String sentence) {
        return new Finding(Verdict.OK, subject, sentence, "");
    }

    static Finding warning(String subject, String sentence, String mend) {
        return new Finding(Verdict.WARNING, subject, sentence, mend);
    }

    static Finding failure(String subject, String sentence, String mend) {
        return new Finding(Verdict.FAILURE, subject, sentence, mend);
    }
}
