package com.datifyy.domain.curation;

/// Why there is no comment on a pair; the score by the rules stands all the same.
public enum Absence {
    /// Nobody to ask was set up.
    NOT_CONFIGURED,
    /// Something stands between the two, so nobody is asked.
    EXCLUDED,
    /// One of the two does not want to be told about.
    NO_CONSENT,
    /// What the service, or one of the staff, may ask in a day is used up.
    BUDGET,
    /// The provider refused to look at the question.
    BLOCKED,
    /// The provider held its answer to be unsafe.
    UNSAFE,
    /// The provider saw personal data in its answer.
    PERSONAL_DATA,
    /// The answer repeated somebody else's work.
    RECITED,
    /// The answer did not fit into what it may be long.
    TRUNCATED,
    /// The answer ended for another reason.
    UNFINISHED,
    /// The answer was not what was asked for.
    MALFORMED,
    /// The provider asks to wait for a moment.
    QUOTA_MINUTE,
    /// The provider answers no more today.
    QUOTA_DAY,
    /// None of the models is there any more.
    NO_MODEL,
    /// The provider does not take the question: key, rights or settings are wrong.
    MISCONFIGURED,
    /// The provider is out of reach, broken or talks without end.
    UNAVAILABLE,
    /// There was no answer in time.
    TIMED_OUT,
    /// A fault of this program, which is in the log.
    FAILED;

    /// Whether it is trouble that somebody should look into, and not the pair's own affair.
    public boolean isTrouble() {
        return switch (this) {
            case BUDGET, MALFORMED, QUOTA_DAY, NO_MODEL, MISCONFIGURED, UNAVAILABLE, TIMED_OUT, FAILED -> true;
            case NOT_CONFIGURED,
                    EXCLUDED,
                    NO_CONSENT,
                    BLOCKED,
                    UNSAFE,
                    PERSONAL_DATA,
                    RECITED,
                    TRUNCATED,
                    UNFINISHED,
                    QUOTA_MINUTE -> false;
        };
    }
}
