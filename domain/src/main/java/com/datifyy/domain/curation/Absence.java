package com.datifyy.domain.curation;

/// Why there is no comment on a pair. The score by the rules does not depend on one.
public enum Absence {
    /// No provider is set up.
    NOT_CONFIGURED,
    /// The two may not be suggested to each other, so the provider is not asked.
    EXCLUDED,
    /// One of the two has not agreed that the provider is told about them.
    NO_CONSENT,
    /// The daily budget of the service, of the member of staff, or of the person who is looked at, is used up.
    BUDGET,
    /// The provider refused to look at the question.
    BLOCKED,
    /// The provider held its answer to be unsafe.
    UNSAFE,
    /// The provider saw personal data in its answer.
    PERSONAL_DATA,
    /// The answer repeated somebody else's work.
    RECITED,
    /// The answer was cut off at its greatest length.
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
    /// The provider cannot be reached, fails, or sends more than an answer may hold.
    UNAVAILABLE,
    /// There was no answer in time.
    TIMED_OUT,
    /// A fault of this program, which is in the log.
    FAILED;

    /// Whether an operator should look into it, rather than it being a matter of this pair or of a moment.
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
