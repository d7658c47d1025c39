package com.datifyy.adapters.rest.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.datifyy.adapters.rest.Answer;
import com.datifyy.adapters.rest.Golden;
import com.datifyy.adapters.rest.RestService;
import com.datifyy.application.InMemoryApplication;
import com.datifyy.application.admin.TestStaff;
import com.datifyy.domain.admin.Admin;
import com.datifyy.domain.admin.AdminCaller;
import com.datifyy.domain.admin.AdminRole;
import com.datifyy.domain.admin.StaffDeed;
import com.datifyy.domain.identity.Password;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.safety.Report;
import com.datifyy.domain.safety.ReportId;
import com.datifyy.domain.safety.ReportReason;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserAdminRoutesTest {
    private static final String USERS = "/api/v1/admin/users";
    private static final String REPORTS = "/api/v1/admin/reports";

    @AutoClose
    private final RestService service = new RestService();

    private final InMemoryApplication application = service.application;
    private final RestService.Member maya = service.joinProven("Maya Rao");
    private final RestService.Member ravi = service.join("Ravi Kulkarni", "GENDER_MALE");
    private final String moderator = staff(1, AdminRole.MODERATOR);

    /// A member of staff who is signed in, by their token.
    private String staff(int number, AdminRole role) {
        Admin admin = TestStaff.admin(number, role);
        String token = "staff_" + number;
        application.units.run(() -> {
            var _ = application.admins.add(
                    admin, application.hasher.hash(Password.chosen(InMemoryApplication.PASSWORD)));
            application.adminSessions.open(
                    TestStaff.session(number, number, application.clock.instant()),
                    application.secrets.digest("session of staff", token));
        });
        return token;
    }

    private Answer send(String method, String path, String body, String token, String... headers) {
        String[] all = new String[headers.length + 2];
        all[0] = "Authorization";
        all[1] = "Bearer " + token;
        System.arraycopy(headers, 0, all, 2, headers.length);
        return service.send(method, path, body, all);
    }

    private Answer get(String path) {
        return send("GET", path, null, moderator);
    }

    @Test
    void people_are_listed_searched_and_read() {
        Golden.assertMatches("staff-users", get(USERS).body());
        Golden.assertMatches(
                "staff-user-search", get(USERS + "/search?q=kulkarni").body());
        Golden.assertMatches("staff-user", get(USERS + "/" + ravi.id()).body());

        assertThat(application.staffLog.all())
                .extracting(StaffDeed::kind)
                .containsExactly(StaffDeed.Kind.USERS_LISTED, StaffDeed.Kind.USERS_SEARCHED, StaffDeed.Kind.USER_READ);
    }

    @Test
    void lists_have_pages_orders_and_filters_also_by_their_older_names() {
        Answer second = get(USERS + "?page=2&limit=1&sort_by=name&sort_order=asc");

        assertThat(second.text("/users/0/name")).isEqualTo("Ravi Kulkarni");
        assertThat(second.at("/totalPages").intValue()).isEqualTo(2);
        assertThat(get(USERS + "?status=PENDING").text("/users/0/userId")).isEqualTo(ravi.id());
        assertThat(get(USERS + "?accountStatus=ACCOUNT_STATUS_ACTIVE&gender=MALE")
                        .at("/totalCount")
                        .intValue())
                .isZero();
        assertThat(get(USERS + "?page_size=1000").at("/pageSize").intValue()).isEqualTo(20);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?sort_by=password_hash",
                "?sort_by=name%3BDROP%20TABLE",
                "?sort_order=up",
                "?account_status=GONE",
                "?gender=1%27%20OR%201=1",
                "/search",
                "/search?q=",
                "/search?q=abc&search_fields=password_hash"
            })
    void e3_names_outside_the_allowed_ones_are_refused(String query) {
        assertThat(get(USERS + query).status()).isEqualTo(400);
    }

    @Test
    void what_to_look_for_is_named_as_the_query_names_it() {
        assertThat(get(USERS + "/search").text("/errors/0/field")).isEqualTo("q");
    }

    @Test
    void f4_several_people_are_changed_once_and_answered_again() {
        String body = """
                {"userIds": ["%s", "77"], "action": "suspend", "reason": "scam"}""".formatted(ravi.id());

        Answer first = send("POST", USERS + "/bulk", body, moderator, "Idempotency-Key", "bulk-1");
        Answer again = send("POST", USERS + "/bulk", body, moderator, "Idempotency-Key", "bulk-1");

        Golden.assertMatches("staff-bulk", first.body());
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(application.staffLog.all()).hasSize(1);
        assertThat(send("POST", USERS + "/bulk", "{\"userIds\": [\"1\"], \"action\": \"explode\"}", moderator)
                        .status())
                .isEqualTo(400);
    }

    @Test
    void a_number_that_is_no_text_is_told_alone() {
        Answer answer = send("POST", USERS + "/bulk", "{\"userIds\": [55315448], \"action\": \"suspend\"}", moderator);

        assertThat(answer.at("/errors")).hasSize(1);
        assertThat(answer.text("/errors/0/field")).isEqualTo("user_ids[0]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"frozen", "DELETED", "5"})
    void a_status_that_is_not_given_here_is_refused_without_being_offered(String status) {
        Answer answer =
                send("PUT", USERS + "/" + maya.id() + "/status", "{\"status\": \"%s\"}".formatted(status), moderator);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("/message")).isEqualTo("status must be PENDING, ACTIVE, SUSPENDED or BANNED");
    }

    @Test
    void b4_whoever_is_suspended_is_turned_away_from_then_on() {
        Answer answer = send("PUT", USERS + "/" + maya.id() + "/status", "{\"status\": \"SUSPENDED\"}", moderator);

        assertThat(answer.text("/user/accountStatus")).isEqualTo("SUSPENDED");
        assertThat(maya.get("/api/v1/user/me").status()).isEqualTo(401);
        assertThat(send("PUT", USERS + "/" + maya.id() + "/status", "{\"status\": \"DELETED\"}", moderator)
                        .status())
                .isEqualTo(400);
        assertThat(send("PUT", USERS + "/" + maya.id() + "/status", "{}", moderator)
                        .status())
                .isEqualTo(400);
    }

    @Test
    void b5_the_staff_ends_all_sessions_of_a_person() {
        String path = USERS + "/" + maya.id() + "/sessions/revoke";

        Answer answer = send("POST", path, "{\"reason\": \"her laptop was stolen\"}", moderator);

        assertThat(answer.text()).isEqualTo("""
                {"success":true,"message":"All sessions of this person have ended","revokedCount":1}""");
        assertThat(maya.get("/api/v1/user/me").status()).isEqualTo(401);
        assertThat(send("POST", path, null, moderator).at("/revokedCount").intValue())
                .as("no reason has to be given")
                .isZero();
        assertThat(application.staffLog.all())
                .extracting(StaffDeed::kind, StaffDeed::why)
                .containsExactly(
                        tuple(StaffDeed.Kind.USER_SIGNED_OUT, "her laptop was stolen"),
                        tuple(StaffDeed.Kind.USER_SIGNED_OUT, ""));
    }

    @Test
    void b5_whose_sessions_cannot_be_ended_keeps_them() {
        String path = USERS + "/" + maya.id() + "/sessions/revoke";
        String tooLong = "{\"reason\": \"" + "x".repeat(501) + "\"}";

        assertThat(send("POST", path, "{}", staff(2, AdminRole.SUPPORT)).status())
                .isEqualTo(403);
        assertThat(send("POST", path, tooLong, moderator).text("/errors/0/field"))
                .isEqualTo("reason");
        assertThat(send("POST", USERS + "/77/sessions/revoke", "{}", moderator).status())
                .isEqualTo(404);
        assertThat(maya.get("/api/v1/user/me").status()).isEqualTo(200);
    }

    @Test
    void what_is_verified_is_told_in_the_details() {
        assertThat(send("PUT", USERS + "/" + ravi.id() + "/verify/EMAIL", null, moderator)
                        .at("/user/emailVerified")
                        .booleanValue())
                .isTrue();
        assertThat(send("PUT", USERS + "/" + ravi.id() + "/verify/AADHAR", null, moderator)
                        .text("/verifications/0"))
                .isEqualTo("AADHAR");
        application.clock.advance(Duration.ofSeconds(1));
        assertThat(get(USERS + "/" + ravi.id()).text("/verifications/0")).isEqualTo("AADHAR");
        assertThat(send("PUT", USERS + "/" + ravi.id() + "/verify/PASSPORT", null, moderator)
                        .status())
                .isEqualTo(400);
        assertThat(get(USERS + "/" + ravi.id() + "/activity").text("/activity/0/event"))
                .isEqualTo("USER_READ");
    }

    @Test
    void dates_are_in_the_details_for_whoever_sees_dates() {
        AdminCaller genie = application.staff(AdminRole.GENIE);
        UserId mayas = UserId.parse(maya.id());
        UserId ravis = UserId.parse(ravi.id());
        application.date(mayas, ravis, genie.id(), Duration.ofMinutes(30));
        application.date(mayas, ravis, genie.id(), Duration.ofDays(2));
        application.clock.advance(Duration.ofMinutes(50));

        Answer told = send("GET", USERS + "/" + maya.id(), null, InMemoryApplication.tokenOf(genie));

        assertThat(told.at("/pastDates")).hasSize(1);
        assertThat(told.at("/upcomingDates")).hasSize(1);
        assertThat(told.text("/upcomingDates/0/user2/name")).isEqualTo("Ravi Kulkarni");
        assertThat(told.text("/upcomingDates/0/status")).isEqualTo("DATE_STATUS_SCHEDULED");
        Answer kept = get(USERS + "/" + maya.id());
        assertThat(kept.at("/upcomingDates")).isEmpty();
        assertThat(kept.at("/pastDates")).isEmpty();
    }

    @Test
    void a_report_is_listed_read_and_decided() {
        Report report = Report.filed(
                new ReportId(new UUID(0, 1)),
                UserId.parse(maya.id()),
                UserId.parse(ravi.id()),
                ReportReason.SCAM,
                "asked for money",
                List.of("https://example.org/a"),
                application.clock.instant());
        application.units.run(() -> application.reports.add(report));
        String id = report.id().toString();

        assertThat(get(REPORTS).text("/reports/0/reportId")).isEqualTo(id);
        assertThat(send("PUT", REPORTS + "/" + id, "{\"status\": \"IN_REVIEW\", \"notes\": \"mine\"}", moderator)
                        .text("/report/notes"))
                .isEqualTo("mine");
        assertThat(send("PUT", REPORTS + "/" + id, "{\"status\": \"ACTIONED\", \"fromStatus\": \"OPEN\"}", moderator)
                        .status())
                .isEqualTo(412);
        assertThat(get(REPORTS + "/" + id).text("/report/status")).isEqualTo("IN_REVIEW");
        assertThat(get(REPORTS + "/nothing").status()).isEqualTo(404);
        assertThat(get(REPORTS + "?status=NONE").status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "SUPPORT,200,403,403,403",
        "GENIE,200,403,403,403",
        "MODERATOR,200,404,200,403",
        "SUPER_ADMIN,200,404,200,200"
    })
    void c8_each_role_reaches_what_it_needs(AdminRole role, int users, int change, int reports, int audit) {
        String token = staff(9, role);

        assertThat(send("GET", USERS, null, token).status()).isEqualTo(users);
        assertThat(send("PUT", USERS + "/77/status", "{\"status\": \"BANNED\"}", token)
                        .status())
                .isEqualTo(change);
        assertThat(send("GET", REPORTS, null, token).status()).isEqualTo(reports);
        assertThat(send("GET", "/api/v1/admin/audit", null, token).status()).isEqualTo(audit);
    }
}
