package com.datifyy.application.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.application.InMemoryApplication;
import com.datifyy.application.shared.Network;
import com.datifyy.domain.admin.AdminRole;
import com.datifyy.domain.attribute.Changes;
import com.datifyy.domain.identity.AccountStatus;
import com.datifyy.domain.identity.Caller;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.profile.Basics;
import com.datifyy.domain.profile.traits.Gender;
import com.datifyy.domain.safety.Report;
import com.datifyy.domain.safety.ReportReason;
import com.datifyy.domain.safety.ReportStatus;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.datifyy.domain.shared.Refusal.NotFound;
import com.datifyy.domain.shared.Refusal.TooManyRequests;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportingTest {

    private final InMemoryApplication application = new InMemoryApplication();
    private final Caller asha = member("asha@example.org", "Asha", Gender.FEMALE);
    private final Caller ravi = member("ravi@example.org", "Ravi", Gender.MALE);

    @Test
    void a_report_waits_for_the_staff() {
        Report filed = application.reporting.report(
                asha, ravi.id(), ReportReason.SCAM, "Asked for money", List.of("https://example.org/shot.png"));

        assertThat(application.reports.find(filed.id())).contains(filed);
        assertThat(filed.status()).isEqualTo(ReportStatus.OPEN);
        assertThat(filed.reporter()).isEqualTo(asha.id());
        assertThat(filed.reported()).isEqualTo(ravi.id());
    }

    @Test
    void f7_reports_change_nothing_about_the_reported_person_however_many_there_are() {
        for (int i = 0; i < 50; i++) {
            report(asha, ravi.id());
        }

        assertThat(application.users.find(ravi.id()).orElseThrow().status()).isEqualTo(AccountStatus.PENDING);
        assertThat(application.peopleSearch.find(asha, ravi.id()).profile().owner())
                .isEqualTo(ravi.id());
    }

    @Test
    void f7_one_person_reports_only_so_often_a_day() {
        application.exhaust("report-person");

        assertThatThrownBy(() -> report(asha, ravi.id())).isInstanceOf(TooManyRequests.class);
        assertThat(application.reports.all()).isEmpty();
        assertThat(application.keysOf("report-person")).containsExactly("person " + asha.id());
    }

    @Test
    void nobody_reports_themselves() {
        assertThatThrownBy(() -> report(asha, asha.id())).isInstanceOf(InvalidInput.class);
    }

    @Test
    void c4_who_could_not_be_looked_at_looks_like_nobody() {
        application.blocking.block(ravi, asha.id(), "");

        for (UserId hidden : List.of(ravi.id(), new UserId(999_999))) {
            assertThatThrownBy(() -> report(asha, hidden))
                    .isInstanceOf(NotFound.class)
                    .hasMessage("This person was not found");
        }
        assertThat(application.reports.all()).isEmpty();
    }

    @Test
    void whoever_was_blocked_can_be_reported_afterwards() {
        application.blocking.block(asha, ravi.id(), "");

        report(asha, ravi.id());

        assertThat(application.reports.all()).hasSize(1);
    }

    @Test
    void d5_blocking_is_no_way_out_of_being_reported_by_whom_one_met() {
        var _ = application.date(
                ravi.id(), asha.id(), application.staff(AdminRole.GENIE).id(), Duration.ofHours(2));
        application.blocking.block(ravi, asha.id(), "");

        report(asha, ravi.id());

        assertThat(application.reports.all()).hasSize(1);
        assertThatThrownBy(() -> application.peopleSearch.find(asha, ravi.id())).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> application.blocking.block(asha, ravi.id(), ""))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void d8_d11_what_others_reported_is_not_handed_out() {
        var _ = application.reporting.report(asha, ravi.id(), ReportReason.OTHER, "hidden words", List.of());

        var exported = application.dataExport.export(ravi, Network.of("203.0.113.7"));

        assertThat(exported.toString()).doesNotContain("hidden words");
    }

    private void report(Caller reporter, UserId reported) {
        var _ = application.reporting.report(reporter, reported, ReportReason.OTHER, "", List.of());
    }

    private Caller member(String email, String name, Gender gender) {
        Caller member = application.member(email, name);
        var _ = application.profileEditing.edit(member, Changes.none().set(Basics.GENDER, gender), null);
        return member;
    }
}
