package com.datifyy.adapters.postgres.safety;

import static com.datifyy.adapters.postgres.schema.Tables.REPORTS;

import com.datifyy.adapters.postgres.PostgresDatabase;
import com.datifyy.application.safety.port.ReportRepository;
import com.datifyy.domain.admin.AdminId;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.safety.Report;
import com.datifyy.domain.safety.ReportId;
import com.datifyy.domain.safety.ReportReason;
import com.datifyy.domain.safety.ReportStatus;
import com.datifyy.domain.shared.NumberedPage;
import com.datifyy.domain.shared.Refusal.Stale;
import java.util.List;
import java.util.Optional;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/// The reports in PostgreSQL.
public final class PostgresReportRepository implements ReportRepository {
    private final PostgresDatabase database;

    public PostgresReportRepository(PostgresDatabase database) {
        this.database = database;
    }

    @Override
    public void add(Report report) {
        database.writing()
                .insertInto(REPORTS)
                .set(REPORTS.ID, report.id().value())
                .set(REPORTS.REPORTER, number(report.reporter()))
                .set(REPORTS.REPORTED, number(report.reported()))
                .set(REPORTS.REASON, report.reason().name())
                .set(REPORTS.DETAILS, report.details())
                .set(REPORTS.EVIDENCE, report.evidence().toArray(String[]::new))
                .set(REPORTS.STATUS, report.status().name())
                .set(REPORTS.CREATED_AT, report.at())
                .set(REPORTS.STATUS_AT, report.statusAt())
                .execute();
    }

    @Override
    public Optional<Report> find(ReportId id) {
        return database.reading()
                .selectFrom(REPORTS)
                .where(REPORTS.ID.eq(id.value()))
                .fetchOptional(PostgresReportRepository::report);
    }

    @Override
    public List<Report> by(UserId reporter) {
        return database.reading()
                .selectFrom(REPORTS)
                .where(REPORTS.REPORTER.eq(reporter.value()))
                .orderBy(REPORTS.CREATED_AT.desc(), REPORTS.ID.desc())
                .fetch(PostgresReportRepository::report);
    }

    @Override
    public NumberedPage<Report> in(ReportStatus status, NumberedPage.Wanted wanted) {
        return database.readingTogether(sql -> new NumberedPage<>(
                sql.selectFrom(REPORTS)
                        .where(REPORTS.STATUS.eq(status.name()))
                        .orderBy(REPORTS.CREATED_AT, REPORTS.ID)
                        .limit(wanted.size())
                        .offset(wanted.offset())
                        .fetch(PostgresReportRepository::report),
                wanted.page(),
                wanted.size(),
                sql.fetchCount(REPORTS, REPORTS.STATUS.eq(status.name()))));
    }

    @Override
    public void saveReview(Report report, ReportStatus before) {
        AdminId reviewer = report.reviewer();
        int updated = database.writing()
                .update(REPORTS)
                .set(REPORTS.STATUS, report.status().name())
                .set(REPORTS.STATUS_AT, report.statusAt())
                .set(REPORTS.REVIEWER, reviewer == null ? null : reviewer.value())
                .set(REPORTS.NOTES, report.notes())
                .where(REPORTS.ID.eq(report.id().value()))
                .and(REPORTS.STATUS.eq(before.name()))
                .execute();
        if (updated != 1) {
            throw new Stale("The report");
        }
    }

    private static Report report(Record row) {
        Integer reviewer = row.get(REPORTS.REVIEWER);
        return new Report(
                new ReportId(row.get(REPORTS.ID)),
                person(row.get(REPORTS.REPORTER)),
                person(row.get(REPORTS.REPORTED)),
                ReportReason.valueOf(row.get(REPORTS.REASON)),
                row.get(REPORTS.DETAILS),
                List.of(row.get(REPORTS.EVIDENCE)),
                ReportStatus.valueOf(row.get(REPORTS.STATUS)),
                row.get(REPORTS.CREATED_AT),
                row.get(REPORTS.STATUS_AT),
                reviewer == null ? null : new AdminId(reviewer),
                row.get(REPORTS.NOTES));
    }

    private static @Nullable Integer number(@Nullable UserId person) {
        return person == null ? null : person.value();
    }

    private static @Nullable UserId person(@Nullable Integer number) {
        return number == null ? null : new UserId(number);
    }
}
