package com.datifyy.domain.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.domain.admin.AdminId;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.shared.Refusal.Conflict;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportTest {
    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    private static final UserId MAYA = new UserId(1);
    private static final UserId ARJUN = new UserId(2);
    private static final AdminId REVIEWER = new AdminId(17);

    private static Report report(String details, List<String> evidence) {
        return Report.filed(new ReportId(new UUID(0, 1)), MAYA, ARJUN, ReportReason.SPAM, details, evidence, NOW);
    }

    @ParameterizedTest
    @EnumSource(ReportStatus.class)
    void f2_a_report_goes_from_state_to_state_as_the_table_says(ReportStatus from) {
        Map<ReportStatus, Set<ReportStatus>> table = Map.of(
                ReportStatus.OPEN, Set.of(ReportStatus.IN_REVIEW, ReportStatus.DISMISSED),
                ReportStatus.IN_REVIEW, Set.of(ReportStatus.OPEN, ReportStatus.ACTIONED, ReportStatus.DISMISSED),
                ReportStatus.ACTIONED, Set.of(),
                ReportStatus.DISMISSED, Set.of());
        Report filed = report("", List.of());
        Report report = new Report(
                filed.id(), MAYA, ARJUN, filed.reason(), "", List.of(), from, filed.at(), filed.statusAt(), null, "");
        Instant later = NOW.plusSeconds(60);

        for (ReportStatus to : ReportStatus.values()) {
            if (table.get(from).contains(to)) {
                assertThat(report.becoming(to, REVIEWER, "", later).status()).isEqualTo(to);
                assertThat(report.becoming(to, REVIEWER, "", later).statusAt()).isEqualTo(later);
            } else {
                assertThatThrownBy(() -> report.becoming(to, REVIEWER, "", later))
                        .isInstanceOf(Conflict.class);
            }
        }
    }

    @Test
    void a_report_keeps_who_dealt_with_it_last_and_what_was_written() {
        Report taken = report("", List.of()).becoming(ReportStatus.IN_REVIEW, REVIEWER, "Looks real", NOW);
        Report decided = taken.becoming(ReportStatus.ACTIONED, new AdminId(18), "", NOW);

        assertThat(decided.reviewer()).isEqualTo(new AdminId(18));
        assertThat(decided.notes()).isEqualTo("Looks real");
        assertThatThrownBy(() -> taken.becoming(ReportStatus.DISMISSED, REVIEWER, "x".repeat(2_001), NOW))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void a_report_is_about_somebody_else() {
        assertThatThrownBy(() ->
                        Report.filed(new ReportId(new UUID(0, 1)), MAYA, MAYA, ReportReason.SPAM, "", List.of(), NOW))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void details_and_evidence_have_limits() {
        assertThat(report("x".repeat(2_000), Collections.nCopies(5, "https://example.org/a"))
                        .evidence())
                .hasSize(5);
        assertThatThrownBy(() -> report("x".repeat(2_001), List.of())).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> report("", Collections.nCopies(6, "https://example.org/a")))
                .isInstanceOf(InvalidInput.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "http://example.org/a",
                "javascript:alert(1)",
                "https:",
                "https://user:secret@example.org",
                "example.org/a",
                "https://exa mple.org"
            })
    void evidence_is_an_https_address(String address) {
        assertThatThrownBy(() -> report("", List.of("https://example.org", address)))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refusal -> assertThat(refusal.field()).isEqualTo("evidence_urls[1]"));
    }

    @Test
    void h4_what_was_written_is_not_in_logs() {
        assertThat(report("private words", List.of("https://example.org/private"))
                        .toString())
                .doesNotContain("private");
    }
}
