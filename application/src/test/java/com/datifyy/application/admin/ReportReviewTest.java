package com.datifyy.application.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.application.InMemoryApplication;
import com.datifyy.domain.admin.AdminCaller;
import com.datifyy.domain.admin.AdminRole;
import com.datifyy.domain.admin.StaffDeed;
import com.datifyy.domain.identity.AccountStatus;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.safety.Report;
import com.datifyy.domain.safety.ReportId;
import com.datifyy.domain.safety.ReportReason;
import com.datifyy.domain.safety.ReportStatus;
import com.datifyy.domain.shared.NumberedPage;
import com.datifyy.domain.shared.Refusal.Conflict;
import com.datifyy.domain.shared.Refusal.Forbidden;
import com.datifyy.domain.shared.Refusal.NotFound;
import com.datifyy.domain.shared.Refusal.Stale;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReportReviewTest {
    private static final NumberedPage.Wanted FIRST_PAGE = new NumberedPage.Wanted(1, 20);

    private final InMemoryApplication application = new InMemoryApplication();
    private final ReportReview review = application.reportReview;
    private final AdminCaller moderator = application.staff(AdminRole.MODERATOR);
    private final UserId maya =
            application.register("maya@example.org", "Maya").user().id();
    private final UserId ravi =
            application.register("ravi@example.org", "Ravi").user().id();

    private Report filed(int number) {
        Report report = Report.filed(
                new ReportId(new UUID(0, number)),
                maya,
                ravi,
                ReportReason.SCAM,
                "asked for money",
                List.of(),
                application.clock.instant().plusSeconds(number));
        application.units.run(() -> application.reports.add(report));
        return report;
    }

    @Test
    void a_report_is_taken_and_decided_with_notes() {
        Report report = filed(1);

        Report taken = review.decide(moderator, report.id(), ReportStatus.IN_REVIEW, "", ReportStatus.OPEN);
        Report decided = review.decide(moderator, report.id(), ReportStatus.ACTIONED, "Suspended", null);

        assertThat(taken.reviewer()).isEqualTo(moderator.id());
        assertThat(decided.notes()).isEqualTo("Suspended");
        assertThat(application.reports.find(report.id())).contains(decided);
        assertThat(review.list(moderator, ReportStatus.OPEN, FIRST_PAGE).items())
                .isEmpty();
    }

    @Test
    void c9_reading_and_deciding_is_noted_without_what_was_written() {
        Report report = filed(1);
        review.list(moderator, ReportStatus.OPEN, FIRST_PAGE);
        review.read(moderator, report.id());
        review.decide(moderator, report.id(), ReportStatus.DISMISSED, "Nothing in it", null);

        assertThat(application.staffLog.all())
                .extracting(StaffDeed::kind)
                .containsExactly(
                        StaffDeed.Kind.REPORTS_LISTED, StaffDeed.Kind.REPORT_READ, StaffDeed.Kind.REPORT_DECIDED);
        assertThat(application.staffLog.all().toString())
                .doesNotContain("money")
                .doesNotContain("Nothing");
        assertThat(application.staffLog.naming(ravi, 9)).hasSize(3);
        assertThat(application.staffLog.naming(maya, 9))
                .as("what she wrote was shown as well")
                .hasSize(3);
        assertThat(application.staffLog.about(maya, 9)).isEmpty();
    }

    @Test
    void f6_of_two_who_saw_the_same_report_the_second_is_told_that_it_changed() {
        Report report = filed(1);
        review.decide(moderator, report.id(), ReportStatus.IN_REVIEW, "", ReportStatus.OPEN);

        AdminCaller other = application.staff(AdminRole.SUPER_ADMIN);
        assertThatThrownBy(() -> review.decide(other, report.id(), ReportStatus.DISMISSED, "", ReportStatus.OPEN))
                .isInstanceOf(Stale.class);
        assertThatThrownBy(() -> review.decide(other, report.id(), ReportStatus.IN_REVIEW, "", null))
                .isInstanceOf(Conflict.class);
    }

    @Test
    void f7_reports_ban_nobody_however_many_there_are_or_however_they_are_decided() {
        for (int i = 1; i <= 30; i++) {
            Report report = filed(i);
            review.decide(moderator, report.id(), ReportStatus.IN_REVIEW, "", null);
            review.decide(moderator, report.id(), ReportStatus.ACTIONED, "", null);
        }

        assertThat(application.users.find(ravi).orElseThrow().status()).isEqualTo(AccountStatus.PENDING);
    }

    @ParameterizedTest
    @EnumSource(
            value = AdminRole.class,
            names = {"SUPPORT", "GENIE"})
    void c8_only_moderators_and_super_admins_see_reports(AdminRole role) {
        AdminCaller other = application.staff(role);
        Report report = filed(1);

        assertThatThrownBy(() -> review.list(other, ReportStatus.OPEN, FIRST_PAGE))
                .isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> review.read(other, report.id())).isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> review.decide(other, report.id(), ReportStatus.DISMISSED, "", null))
                .isInstanceOf(Forbidden.class);
        assertThat(application.staffLog.all()).isEmpty();
    }

    @Test
    void a_report_that_is_not_there_is_not_found() {
        assertThatThrownBy(() -> review.read(moderator, new ReportId(new UUID(0, 9))))
                .isInstanceOf(NotFound.class);
    }
}
