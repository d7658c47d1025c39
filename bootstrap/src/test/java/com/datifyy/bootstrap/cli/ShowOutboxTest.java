package com.datifyy.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.bootstrap.service.Database;
import com.datifyy.bootstrap.service.Databases;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShowOutboxTest {
    private final StringWriter out = new StringWriter();
    private final Database database = Databases.fresh();

    private int run() {
        var environment = Map.of(
                "ENV", "development",
                "DATABASE_URL", database.url(),
                "JWT_SECRET", "bm90IGEgc2VjcmV0LCBidXQgbG9uZyBlbm91Z2ggZm9yIHRoaXMgdGVzdA==");
        return CommandLines.run(environment, out, new StringWriter(), "outbox");
    }

    @Test
    void an_empty_outbox_is_told_in_two_lines() {
        assertThat(run()).isZero();
        assertThat(out.toString().lines()).containsExactly("Waiting: 0", "Given up in the last 30 days: 0");
    }

    @Test
    void d16_what_was_given_up_is_listed_newest_first_without_what_it_held() {
        database.run("""
                INSERT INTO datifyy.outbox VALUES
                    ('00000000-0000-0000-0000-000000000001', 'one', 'EMAIL_CODE', 'sealed', '2026-03-02 09:00Z',
                     '2026-03-02 09:10Z', NULL, 2, 'WAITING', NULL, 'nobody answered'),
                    ('00000000-0000-0000-0000-000000000002', 'two', 'PHONE_CODE', NULL, '2026-03-02 08:00Z',
                     '2026-03-02 08:00Z', NULL, 1, 'GIVEN_UP', '2026-03-02 08:01Z', 'no such number'),
                    ('00000000-0000-0000-0000-000000000003', 'three', 'PASSWORD_CHANGED', NULL, '2026-03-01 08:00Z',
                     '2026-03-02 08:00Z', NULL, 12, 'GIVEN_UP', '2026-03-02 08:02Z', 'no attempt left')""");

        assertThat(run()).isZero();
        assertThat(out.toString().lines())
                .containsExactly(
                        "Waiting: 1, the oldest since 2026-03-02T09:00:00Z",
                        "Given up in the last 30 days: 2",
                        "  00000000-0000-0000-0000-000000000003  2026-03-02T08:02:00Z  PASSWORD_CHANGED  attempts: 12"
                                + "  no attempt left",
                        "  00000000-0000-0000-0000-000000000002  2026-03-02T08:01:00Z  PHONE_CODE  attempts: 1"
                                + "  no such number");
    }
}
