package com.datifyy.domain.safety;

import java.util.Map;
import java.util.Set;

/// How far a report has been dealt with.
public enum ReportStatus {
    /// Nobody of the staff has looked at it.
    OPEN,
    /// Somebody of the staff is looking at it.
    IN_REVIEW,
    /// Something was done about the person. It stays so.
    ACTIONED,
    /// Nothing had to be done. It stays so.
    DISMISSED;

    private static final Map<ReportStatus, Set<ReportStatus>> NEXT = Map.of(
            OPEN, Set.of(IN_REVIEW, DISMISSED),
            IN_REVIEW, Set.of(OPEN, ACTIONED, DISMISSED),
            ACTIONED, Set.of(),
            DISMISSED, Set.of());

    /// Whether a report may go from this state to another.
    public boolean mayBecome(ReportStatus next) {
        return NEXT.getOrDefault(this, Set.of()).contains(next);
    }
}
