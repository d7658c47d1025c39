package com.datifyy.application.safety.port;

import static com.datifyy.application.identity.TestAccounts.HASH;
import static com.datifyy.application.identity.TestAccounts.account;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.application.admin.TestStaff;
import com.datifyy.application.admin.port.AdminRepository;
import com.datifyy.application.identity.port.UserRepository;
import com.datifyy.application.shared.TestClock;
import com.datifyy.application.shared.port.UnitOfWork;
import com.datifyy.domain.admin.AdminId;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.safety.Report;
import com.datifyy.domain.safety.ReportId;
import com.datifyy.domain.safety.ReportReason;
import com.datifyy.domain.safety.ReportStatus;
import com.datifyy.domain.shared.NumberedPage;
import com.datifyy.domain.shared.Refusal.Stale;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What every store of reports keeps.
public interface ReportRepositoryContract {
    Instant NOW = TestClock.START;
    UserId MAYA = new UserId(1);
    UserId ARJUN = new UserId(2);
    AdminId REVIEWER = new AdminId(17);
    NumberedPage.Wanted FIRST_PAGE = new NumberedPage.Wanted(1, 20);

    UnitOfWork units();

    UserRepository users();

    AdminRepository admins();

    ReportRepository reports();

    static Report report(int id, Instant at) {
        return Report.filed(
                new ReportId(new UUID(0, id)),
                MAYA,
                ARJUN,
                ReportReason.SCAM,
                "He asked for money,\ntwice",
                List.of("https://example.org/a.png", "https://example.org/b?c=\"d\"".replace("\"", "%22")),
                at);
    }

    @BeforeEach
    default void two_people() {
        units().run(() -> {
            users().add(account(1), HASH);
            users().add(account(2), HASH);
            admins().add(TestStaff.admin(REVIEWER.value()), HASH);
        });
    }

    @Test
    default void a_report_is_found_as_it_was_filed() {
        Report report = report(1, NOW);

        units().run(() -> reports().add(report));

        assertThat(reports().find(report.id())).contains(report);
        assertThat(reports().find(new ReportId(new UUID(0, 9)))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(ReportReason.class)
    default void every_reason_is_kept(ReportReason reason) {
        Report report = Report.filed(new ReportId(new UUID(0, 1)), MAYA, ARJUN, reason, "", List.of(), NOW);

        units().run(() -> reports().add(report));

        assertThat(reports().find(report.id())).contains(report);
    }

    @Test
    default void one_person_may_report_another_again() {
        units().run(() -> {
            reports().add(report(1, NOW));
            reports().add(report(2, NOW));
        });

        assertThat(reports().in(ReportStatus.OPEN, FIRST_PAGE).total()).isEqualTo(2);
    }

    @Test
    default void those_in_one_state_come_oldest_first() {
        units().run(() -> {
            reports().add(report(1, NOW.plusSeconds(20)));
            reports().add(report(2, NOW));
            reports().add(report(3, NOW.plusSeconds(10)));
        });

        NumberedPage<Report> page = reports().in(ReportStatus.OPEN, new NumberedPage.Wanted(1, 2));

        assertThat(page.items()).containsExactly(report(2, NOW), report(3, NOW.plusSeconds(10)));
        assertThat(page.total()).isEqualTo(3);
        assertThat(reports()
                        .in(ReportStatus.OPEN, new NumberedPage.Wanted(2, 2))
                        .items())
                .containsExactly(report(1, NOW.plusSeconds(20)));
        assertThat(reports().in(ReportStatus.DISMISSED, FIRST_PAGE).items()).isEmpty();
    }

    @Test
    default void d8_what_one_person_reported_comes_newest_first() {
        Report byArjun = Report.filed(new ReportId(new UUID(0, 8)), ARJUN, MAYA, ReportReason.SPAM, "", List.of(), NOW);
        Report reviewed = report(1, NOW).becoming(ReportStatus.IN_REVIEW, REVIEWER, "", NOW.plusSeconds(60));
        units().run(() -> {
            reports().add(report(1, NOW));
            reports().add(report(2, NOW.plusSeconds(10)));
            reports().add(byArjun);
            reports().saveReview(reviewed, ReportStatus.OPEN);
        });

        assertThat(reports().by(MAYA)).containsExactly(report(2, NOW.plusSeconds(10)), reviewed);
        assertThat(reports().by(ARJUN)).containsExactly(byArjun);
    }

    @Test
    default void of_two_who_move_one_report_the_second_is_refused() {
        Report report = report(1, NOW);
        Report reviewed =
                report.becoming(ReportStatus.IN_REVIEW, REVIEWER, "Seen twice\nthis week", NOW.plusSeconds(60));
        units().run(() -> reports().add(report));
        units().run(() -> reports().saveReview(reviewed, ReportStatus.OPEN));

        assertThatThrownBy(() -> units().run(() -> reports()
                        .saveReview(report.becoming(ReportStatus.DISMISSED, REVIEWER, "", NOW), ReportStatus.OPEN)))
                .isInstanceOf(Stale.class);

        assertThat(reports().find(report.id())).contains(reviewed);
    }

    @Test
    default void writing_needs_a_unit_of_work() {
        assertThatThrownBy(() -> reports().add(report(1, NOW))).isInstanceOf(IllegalStateException.class);
    }
}
