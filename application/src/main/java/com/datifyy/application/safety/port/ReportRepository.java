package com.datifyy.application.safety.port;

import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.safety.Report;
import com.datifyy.domain.safety.ReportId;
import com.datifyy.domain.safety.ReportStatus;
import com.datifyy.domain.shared.NumberedPage;
import java.util.List;
import java.util.Optional;

/// What people told the staff about each other. A report outlives both accounts: without the one that was
/// deleted, and without what was written.
public interface ReportRepository {
    void add(Report report);

    Optional<Report> find(ReportId id);

    /// What one person reported, newest first.
    List<Report> by(UserId reporter);

    /// The reports in one state, the oldest first.
    NumberedPage<Report> in(ReportStatus status, NumberedPage.Wanted wanted);

    /// Keeps the state a report went to, who put it there, and what they wrote.
    ///
    /// @param before the state it went there from
    /// @throws com.datifyy.domain.shared.Refusal.Stale when it was no longer in that state
    void saveReview(Report report, ReportStatus before);
}
