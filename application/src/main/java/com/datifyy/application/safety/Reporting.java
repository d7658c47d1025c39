package com.datifyy.application.safety;

import com.datifyy.application.safety.port.ReportRepository;
import com.datifyy.application.shared.Flow;
import com.datifyy.application.shared.RequestLimits;
import com.datifyy.application.shared.port.IdGenerator;
import com.datifyy.application.shared.port.UnitOfWork;
import com.datifyy.domain.identity.Caller;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.matching.Moment;
import com.datifyy.domain.safety.Report;
import com.datifyy.domain.safety.ReportReason;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.datifyy.domain.shared.Refusal.NotFound;
import com.datifyy.domain.shared.Refusal.TooManyRequests;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/// Telling the staff about somebody. It changes nothing about that person by itself, however often it happens.
public final class Reporting {
    private final ReportRepository reports;
    private final KnownPeople people;
    private final IdGenerator ids;
    private final RequestLimits limits;
    private final UnitOfWork unitOfWork;
    private final InstantSource clock;

    public Reporting(
            ReportRepository reports,
            KnownPeople people,
            IdGenerator ids,
            RequestLimits limits,
            UnitOfWork unitOfWork,
            InstantSource clock) {
        this.reports = reports;
        this.people = people;
        this.ids = ids;
        this.limits = limits;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    /// Files a report.
    ///
    /// @param evidence `https` addresses of what shows it
    /// @throws InvalidInput when the caller reports themselves, or details or evidence break their limits
    /// @throws NotFound when there is nobody whom the caller may look at, or had a date with, by this id
    /// @throws com.datifyy.domain.shared.Refusal.Incomplete when the caller could not be shown anybody
    /// @throws TooManyRequests when the caller reported too often today
    public Report report(Caller caller, UserId person, ReportReason reason, String details, List<String> evidence) {
        Instant now = clock.instant();
        Report report = Report.filed(ids.reportId(), caller.id(), person, reason, details, evidence, now);
        limits.admit(Flow.REPORT_PERSON, caller.key());
        unitOfWork.run(() -> {
            people.requireForReport(caller, person, Moment.of(now));
            reports.add(report);
        });
        return report;
    }
}
