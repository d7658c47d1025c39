package com.datifyy.domain.curation;

/// What became of a suggestion. Whatever it became, it stays.
public enum SuggestionStatus {
    /// It was made, and waits for an answer.
    PENDING,
    /// The person would like to meet.
    ACCEPTED,
    /// The person would rather not.
    REJECTED,
    /// It was taken back unanswered, by the staff or by a block, and is shown to the staff alone.
    WITHDRAWN;

    /// Whether a suggestion may go from this state to another.
    public boolean mayBecome(SuggestionStatus next) {
        return this == PENDING && next != PENDING;
    }
}
