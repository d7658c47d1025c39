package com.datifyy.application.safety.port;

import com.datifyy.application.shared.port.InMemoryTable;
import com.datifyy.application.shared.port.InMemoryUnitOfWork;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.safety.Report;
import com.datifyy.domain.safety.ReportId;
import com.datifyy.domain.safety.ReportStatus;
import com.datifyy.domain.shared.NumberedPage;
import com.datifyy.domain.shared.Refusal.Stale;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The reports, in memory.
public final class InMemoryReportRepository implements ReportRepository {
    private final InMemoryTable<ReportId, Report> rows;

    public InMemoryReportRepository(InMemoryUnitOfWork units) {
        rows = new InMemoryTable<>(units);
    }

    @Override
    public void add(Report report) {
        rows.put(report.id(), report);
    }

    @Override
    public Optional<Report> find(ReportId id) {
        return rows.find(id);
    }

    @Override
    public List<Report> by(UserId reporter) {
        return rows.findAll(report -> reporter.equals(report.reporter())).stream()
                .sorted(Comparator.comparing(Report::at)
                        .thenComparing(report -> report.id().toString())
                        .reversed())
                .toList();
    }

    @Override
    public NumberedPage<Report> in(ReportStatus status, NumberedPage.Wanted wanted) {
        List<Report> all = rows.findAll(report -> report.status() == status);
        List<Report> page = all.stream()
                .sorted(Comparator.comparing(Report::at)
                        .thenComparing(report -> report.id().toString()))
                .skip(wanted.offset())
                .limit(wanted.size())
                .toList();
        return new NumberedPage<>(page, wanted.page(), wanted.size(), all.size());
    }

    @Override
    public void saveReview(Report report, ReportStatus before) {
        Report present = rows.find(report.id()).orElse(null);
        if (present == null || present.status() != before) {
            throw new Stale("The report");
        }
        rows.put(report.id(), report);
    }

    /// Every report, as it was filed.
    public List<Report> all() {
        return rows.all();
    }
}
