package com.datifyy.adapters.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.application.watching.Watch.Step;
import com.datifyy.application.watching.Work;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MetersTest {
    private final Meters meters = new Meters();

    @AfterEach
    void close() {
        meters.close();
    }

    private String text() {
        return new String(meters.text(), StandardCharsets.UTF_8);
    }

    private void done(Work work, String what, String outcome, boolean failed) {
        meters.begin(work, () -> what).end(outcome, failed);
    }

    @Test
    void requests_are_counted_by_route_method_and_class_of_status() {
        done(Work.HTTP_REQUEST, "GET /api/v1/user/profile/{userId}", "200", false);
        done(Work.HTTP_REQUEST, "GET /api/v1/user/profile/{userId}", "204", false);
        done(Work.HTTP_REQUEST, "GET /api/v1/user/profile/{userId}", "503", true);
        done(Work.HTTP_REQUEST, "GET /api/v1/user/profile/{userId}", "500", true);
        done(Work.HTTP_REQUEST, "-", "404", false);

        assertThat(text())
                .contains("datifyy_http_request_seconds_count"
                        + "{method=\"GET\",route=\"/api/v1/user/profile/{userId}\",status=\"2xx\"} 2")
                .contains("datifyy_http_request_seconds_count"
                        + "{method=\"GET\",route=\"/api/v1/user/profile/{userId}\",status=\"5xx\"} 2")
                .contains("datifyy_http_request_seconds_count{method=\"-\",route=\"-\",status=\"4xx\"} 1")
                .contains("datifyy_http_request_seconds_bucket{method=\"-\",route=\"-\",status=\"4xx\",le=\"10.0\"} 1");
    }

    @Test
    void what_is_not_set_up_is_counted_apart_from_failures() {
        done(Work.HTTP_REQUEST, "POST /any", "501", true);

        assertThat(text())
                .contains("datifyy_http_request_seconds_count{method=\"POST\",route=\"/any\",status=\"501\"} 1")
                .doesNotContain("route=\"/any\",status=\"5xx\"");
    }

    @Test
    void what_the_process_has_in_memory_is_told_with_what_it_may_have() {
        double has = figure("process_resident_memory_bytes");
        double may = figure("datifyy_memory_limit_bytes");

        assertThat(has).isPositive();
        assertThat(may).isGreaterThan(has);
    }

    private double figure(String name) {
        return text().lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void each_kind_of_work_has_its_figures() {
        done(Work.GRPC_CALL, "datifyy.user.v1.UserService/GetMyProfile", "OK", false);
        done(Work.APPLICATION, "application", "broken off", false);
        done(Work.UNIT_OF_WORK, "unit of work", "committed", false);
        done(Work.REDIS_COMMAND, "evalsha", "failed", true);
        done(Work.AI_CALL, "comment", "QUOTA_DAY", true);
        done(Work.MESSAGE, "mail", "later", true);
        done(Work.JOB, "relay outbox", "done", false);

        assertThat(text())
                .contains("datifyy_grpc_call_seconds_count"
                        + "{method=\"datifyy.user.v1.UserService/GetMyProfile\",status=\"OK\"} 1")
                .contains("datifyy_application_seconds_count{outcome=\"broken off\"} 1")
                .contains("datifyy_db_transaction_seconds_count{outcome=\"committed\"} 1")
                .contains("datifyy_redis_command_seconds_count{command=\"evalsha\",outcome=\"failed\"} 1")
                .contains("datifyy_ai_call_seconds_count{outcome=\"QUOTA_DAY\"} 1")
                .contains("datifyy_message_seconds_count{channel=\"mail\",outcome=\"later\"} 1")
                .contains("datifyy_job_seconds_count{outcome=\"done\",task=\"relay outbox\"} 1");
    }

    @Test
    void what_is_expected_is_0_before_it_happens() {
        meters.expect(Work.JOB, "relay outbox", "done", "failed");

        assertThat(text())
                .contains("datifyy_job_seconds_count{outcome=\"done\",task=\"relay outbox\"} 0")
                .contains("datifyy_job_seconds_count{outcome=\"failed\",task=\"relay outbox\"} 0")
                .contains("datifyy_http_request_seconds_count{method=\"-\",route=\"-\",status=\"5xx\"} 0")
                .contains("datifyy_grpc_call_seconds_count{method=\"-\",status=\"UNAVAILABLE\"} 0");
    }

    @Test
    void d12_no_text_of_a_statement_becomes_a_label() {
        done(Work.STATEMENT, "SELECT something FROM somewhere", "done", false);

        assertThat(text())
                .contains("datifyy_db_statement_seconds_count{outcome=\"done\"} 1")
                .doesNotContain("something");
    }

    @Test
    void what_runs_is_counted_until_it_ends() {
        Step request = meters.begin(Work.HTTP_REQUEST, () -> "GET /");
        assertThat(text()).contains("datifyy_http_running 1");

        request.end("200", false);
        assertThat(text()).contains("datifyy_http_running 0").contains("datifyy_grpc_running 0");
    }

    @Test
    void rows_come_and_go() {
        Map<String, Number> rows = new TreeMap<>(Map.of("EMAIL_CODE", 3));
        meters.gauges("datifyy.outbox.waiting", "Messages that wait", "kind", () -> rows);
        assertThat(text()).contains("datifyy_outbox_waiting{kind=\"EMAIL_CODE\"} 3");

        rows.clear();
        rows.put("PHONE_CODE", 1);
        assertThat(text())
                .contains("datifyy_outbox_waiting{kind=\"PHONE_CODE\"} 1")
                .doesNotContain("EMAIL_CODE");
    }

    @Test
    void the_process_is_there_too() {
        assertThat(text())
                .containsPattern("process_resident_memory_bytes \\d")
                .contains("jvm_memory_used_bytes{area=\"heap\"")
                .contains("jvm_threads_live_threads ")
                .contains("jvm_gc_live_data_size_bytes")
                .contains("process_cpu_usage ");
    }
}
