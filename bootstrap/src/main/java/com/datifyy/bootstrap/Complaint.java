package com.datifyy.bootstrap;

import java.util.List;
import java.util.stream.Stream;

/// Why the program cannot go on, in words for the operator: a sentence, and a list where there are several
/// reasons.
public final class Complaint extends RuntimeException {

    /// What the operator has to look at, as the exit code: as in `sysexits.h`, and 1 and 2 as shells have it.
    public enum Cause {
        /// What the command looked at is not good: a backup that is damaged, or holds something else than it should.
        NOT_GOOD(1),
        /// What the command was given: an option out of its bounds, a file that is there, or not there.
        USAGE(2),
        /// Something outside cannot be reached or is taken: a database, a port.
        UNAVAILABLE(69),
        /// Settings, or a database schema that does not go with this release.
        CONFIGURATION(78);

        private final int exitCode;

        Cause(int exitCode) {
            this.exitCode = exitCode;
        }

        /// What the program ends with.
        public int exitCode() {
            return exitCode;
        }
    }

    private final Cause kind;
    private final transient List<String> details;

    public Complaint(Cause kind, String sentence) {
        this(kind, sentence, List.of());
    }

    public Complaint(Cause kind, String sentence, List<String> details) {
        super(sentence, null, false, false);
        this.kind = kind;
        this.details = List.copyOf(details);
    }

    /// The same, and something more that was found.
    public Complaint with(List<String> more) {
        return new Complaint(
                kind,
                String.valueOf(getMessage()),
                Stream.concat(details.stream(), more.stream()).toList());
    }

    /// What the operator has to look at.
    public Cause kind() {
        return kind;
    }

    /// The reasons one by one; empty when the sentence says it all.
    public List<String> details() {
        return details;
    }
}
