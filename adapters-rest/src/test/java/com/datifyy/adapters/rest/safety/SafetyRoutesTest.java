package com.datifyy.adapters.rest.safety;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.rest.Answer;
import com.datifyy.adapters.rest.Golden;
import com.datifyy.adapters.rest.RestService;
import com.datifyy.domain.safety.Report;
import com.datifyy.domain.safety.ReportReason;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafetyRoutesTest {
    private static final String BLOCK = "/api/v1/user/block/";
    private static final String BLOCKED = "/api/v1/user/blocked";
    private static final String REPORT = "/api/v1/user/report/";
    private static final String NOBODY = "2147483646";

    @AutoClose
    private final RestService service = new RestService();

    private final RestService.Member maya = service.join("Maya Rao", "GENDER_FEMALE");
    private final RestService.Member ravi = service.join("Ravi Kulkarni", "GENDER_MALE");

    @Test
    void somebody_is_blocked_listed_by_first_name_and_unblocked() {
        assertThat(maya.post(BLOCK + ravi.id(), "{\"reason\": \"rude\"}")
                        .at("/success")
                        .booleanValue())
                .isTrue();
        assertThat(maya.call("POST", BLOCK + ravi.id(), null).status()).isEqualTo(200);

        Golden.assertMatches("blocked", maya.get(BLOCKED).body());
        assertThat(maya.get("/api/v1/user/profile/" + ravi.id()).status()).isEqualTo(404);
        assertThat(ravi.get(BLOCKED).at("/users")).isEmpty();

        Answer unblocked = maya.delete(BLOCK + ravi.id());
        assertThat(unblocked.text()).isEqualTo(maya.delete(BLOCK + ravi.id()).text());
        assertThat(unblocked.text()).isEqualTo(maya.delete(BLOCK + NOBODY).text());
        assertThat(maya.get("/api/v1/user/profile/" + ravi.id()).status()).isEqualTo(200);
    }

    @Test
    void the_list_has_pages() {
        RestService.Member omar = service.join("Omar", "GENDER_MALE");
        maya.post(BLOCK + ravi.id(), "{}");
        service.application.clock.advance(Duration.ofSeconds(1));
        maya.post(BLOCK + omar.id(), "{}");

        Answer second = maya.get(BLOCKED + "?page=2&page_size=1");

        assertThat(second.text("/users/0/userId")).isEqualTo(ravi.id());
        assertThat(second.at("/pagination/totalPages").intValue()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"me,400", NOBODY + ",404", "x,404"})
    void nobody_can_be_blocked_or_reported_who_is_not_there(String person, int status) {
        String id = person.equals("me") ? maya.id() : person;

        assertThat(maya.post(BLOCK + id, "{}").status()).isEqualTo(status);
        assertThat(maya.post(REPORT + id, "{\"reason\": \"SPAM\"}").status()).isEqualTo(status);
    }

    @Test
    void a_report_is_kept_and_answered_with_its_id() {
        Answer answer = maya.post(REPORT + ravi.id(), """
                {"reason": "REPORT_REASON_SCAM", "details": "Asked for money", "evidenceUrls": ["https://example.org/a"]}""");

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        Report report = service.application.reports.all().getFirst();
        assertThat(answer.text("/reportId")).isEqualTo(report.id().toString());
        assertThat(report.reason()).isEqualTo(ReportReason.SCAM);
        assertThat(report.details()).isEqualTo("Asked for money");
        assertThat(report.evidence()).containsExactly("https://example.org/a");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{}; reason",
                "{\"reason\": \"NO_REASON\"}; reason",
                "{\"reason\": 99}; reason",
                "{\"reason\": 1, \"details\": 5}; details",
                "{\"reason\": 1, \"evidenceUrls\": [\"ftp://example.org\"]}; evidence_urls[0]",
                "{\"reason\": 1, \"evidenceUrls\": \"https://example.org\"}; evidence_urls"
            })
    void a_bad_report_is_refused_by_field(String body, String field) {
        Answer answer = maya.post(REPORT + ravi.id(), body);

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.text()).contains(field);
        assertThat(service.application.reports.all()).isEmpty();
    }

    @Test
    void f4_a_report_sent_again_is_not_filed_again() {
        String body = "{\"reason\": 1}";
        Answer first = maya.post(REPORT + ravi.id(), body, "Idempotency-Key", "report-1");
        Answer again = maya.post(REPORT + ravi.id(), body, "Idempotency-Key", "report-1");

        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(service.application.reports.all()).hasSize(1);
        assertThat(maya.post(REPORT + ravi.id(), "{\"reason\": 2}", "Idempotency-Key", "report-1")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void f7_whoever_reports_too_often_is_told_when_to_come_back() {
        service.application.exhaust("report-person");

        Answer answer = maya.post(REPORT + ravi.id(), "{\"reason\": 1}");

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.header("Retry-After")).isNotEmpty();
    }
}
