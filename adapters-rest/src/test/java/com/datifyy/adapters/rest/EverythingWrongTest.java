package com.datifyy.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.application.InMemoryApplication;
import com.datifyy.domain.admin.AdminRole;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whoever makes several mistakes in one request hears of all of them, by the names they sent.
class EverythingWrongTest {
    @AutoClose
    private final RestService service = new RestService();

    private final RestService.Member maya = service.join("Maya Rao", "GENDER_FEMALE");
    private final RestService.Member ravi = service.join("Ravi Kulkarni", "GENDER_MALE");
    private final RestService.Bearer lena =
            service.staff(InMemoryApplication.tokenOf(service.application.staff(AdminRole.SUPER_ADMIN)));

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "POST; admins; {'email': 'no', 'password': 'x', 'name': ''}; email name password role",
                "POST; admins; {'email': 'no', 'password': 'password123', 'name': 7, 'role': 'boss', 'isGenie': 'yes'};"
                        + "email name password role is_genie",
                "POST; admins; {'email': 'a@example.org', 'password': 'a quiet walk by the river', 'name': '',"
                        + "'role': 'support', 'isGenie': true}; name is_genie",
                "PUT; admins/77; {'email': 'no', 'name': '', 'role': 'boss', 'isGenie': 3}; email name role is_genie",
                "PUT; profile; {'email': 'no', 'name': 5, 'timeZone': 'Mars/Base'}; email name time_zone",
                "POST; login; {'email': 5, 'password': 7, 'code': 5}; email password code",
                "POST; second-factor/confirm; {'email': 'no'}; email password code",
                "POST; dates; {'dateType': 'offline', 'location': {'city': 5}, 'durationMinutes': 5, 'notes': 7};"
                        + "user1_id user2_id scheduled_time duration_minutes location.place_name location.address"
                        + " location.city location.state location.country location.zipcode notes",
                "POST; dates; {'user1Id': '5', 'user2Id': '5', 'scheduledTime': 1, 'dateType': 'by post'};"
                        + "user2_id scheduled_time date_type",
                "POST; dates/schedule; {'genieId': 'x', 'dateType': 'offline', 'durationMinutes': 5};"
                        + "genie_id match_id scheduled_time location duration_minutes",
                "POST; dates/schedule; {'matchId': 5, 'scheduledTime': 1, 'durationMinutes': 5};"
                        + "scheduled_time duration_minutes",
                "PUT; dates/5; {'status': 'soon', 'notes': 5, 'reason': 'x', 'note': 7, 'userId': 'x'};"
                        + "status notes reason note user_id",
                "GET; shared-hours?maxKilometres=-1; ; max_kilometres user1_id user2_id",
                "GET; users?sort_by=foo&sort_order=up&gender=zz&status=zz&page=x; ;"
                        + "sort_by sort_order account_status gender page",
                "POST; curation/action; {'action': 'x', 'notes': 5}; action curated_match_id notes",
                "POST; curation/analyze; {'candidateIds': [5, '7', true]};"
                        + "user_id candidate_ids[0] candidate_ids[2]",
                "POST; users/bulk; {'action': 'x', 'reason': 5}; action reason user_ids",
                "PUT; users/5/status; {'status': 'x', 'reason': 5}; status reason",
                "PUT; reports/6f1c2f0e-5a63-4a52-9f5c-0d5f4f3b1f00; {'notes': 5, 'fromStatus': 'x'};"
                        + "status notes from_status",
                "POST; ../slack/alert; {'type': 'x', 'details': 5}; type title message details",
                "POST; ../slack/notification; {'notificationType': 'user_event', 'details': 5};"
                        + "event_type user_email details",
                "POST; ../slack/notification; {'notificationType': 'admin_activity', 'target': 5};"
                        + "admin_email action target",
                "POST; ../slack/notification; {'notificationType': 'system_alert', 'severity': 5};"
                        + "severity component error_msg",
                "POST; ../slack/notification; {'notificationType': 'ai_match', 'avgScore': 'x', 'matches': 'y'};"
                        + "avg_score matches user_id"
            })
    void the_staff_hears_of_everything(String method, String path, String body, String fields) {
        assertTold(lena.call(method, under("/api/v1/admin/", path), json(body)), fields);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "POST; auth/register/email; {'email': 'no', 'password': 'x', 'name': '', 'dateOfBirth': 'soon',"
                        + "'deviceInfo': {'platform': 99, 'deviceName': 5}};"
                        + "device_info.platform device_info.device_name email password name date_of_birth",
                "POST; auth/login/email; {'email': 5, 'password': 7, 'totpCode': 5, 'reopen': 'yes',"
                        + "'deviceInfo': {'platform': 99}};"
                        + "email password totp_code reopen device_info.platform",
                "POST; auth/login/phone; {'deviceInfo': 7}; phone_number otp_code device_info",
                "POST; auth/login/oauth; {'provider': 'X', 'nonce': 5}; provider nonce",
                "POST; auth/identities; {'provider': 'X', 'nonce': 5, 'password': 7}; provider nonce password",
                "POST; auth/identities; {'provider': 'google'}; password id_token",
                "POST; auth/identities; {'provider': 'facebook', 'idToken': 'x'}; password access_token",
                "DELETE; auth/identities/nobody; {}; provider password",
                "DELETE; user/account; {'reason': 5}; password reason",
                "DELETE; user/account; {'code': 5, 'reason': 6}; code reason",
                "POST; auth/login/oauth; {'provider': 'google', 'deviceInfo': 7}; device_info id_token",
                "PUT; user/preferences; {'preferences': {'privacy': {'showAge': 5}, 'discovery': 7, 'theme': 'pink',"
                        + "'timeZone': 'Mars', 'notifications': {'pushEnabled': 'x'}}};"
                        + "push_enabled show_age discovery theme time_zone",
                "GET; user/search?limit=0&page=2&minAge=5&maxHeight=900&gender=NOBODY&latitude=95&longitude=0; ;"
                        + "limit page min_age max_height gender latitude",
                "GET; user/search?pageSize=0&minAge=x&maxAge=y&minHeight=1000&city=a&city=b&latitude=1; ;"
                        + "page_size min_age max_age min_height city longitude",
                "POST; user/report/5; {'details': 5, 'evidenceUrls': ['http://x.example', 'x']};"
                        + "reason details evidence_urls[0] evidence_urls[1]",
                "PUT; user/preferences/partner; {'ageMin': 17, 'ageMax': 200, 'heightMin': 'x',"
                        + "'preferredGenders': ['ROBOT', 1, 'CYBORG'], 'education': ['NONE'], 'interests': 5,"
                        + "'maxDistance': -1};"
                        + "age_min age_max height_min preferred_genders[0] preferred_genders[2] education[0] interests"
                        + " max_distance",
                "PUT; partner-preferences; {'preferences': {'ageRange': {'minAge': 17, 'maxAge': 200},"
                        + "'mustHaves': [{'type': 1, 'priority': 9}, {'priority': 1}]}};"
                        + "age_range.min_age age_range.max_age must_haves[0].priority must_haves[1].type",
                "PUT; user/profile; {'occupation': {'category': 'X'}, 'education': {'graduationYear': 3}};"
                        + "occupation.category education.graduation_year",
                "PUT; user/me; {'updateFields': ['*'], 'basicInfo': 7, 'profileDetails': {'education': [{'label': 'x'},"
                        + "{'graduationYear': 3}]}, 'prompts': [{'question': 1}, {'question': 1, 'answerText': 'x',"
                        + "'answerMediaUrl': 'http://x', 'order': -1}]};"
                        + "basic_info education[1].graduation_year prompts[0].answer_text prompts[1].answer_media_url"
                        + " prompts[1].order",
                "POST; user/dates/5/cancel; {'note': 5}; reason note",
                "POST; user/dates/5/feedback; {'text': 5}; rating text",
                "POST; user/suggestions/5/respond; {'reasons': ['x', 'y'], 'customReason': 5};"
                        + "accept reasons[0] reasons[1] custom_reason"
            })
    void members_hear_of_everything(String method, String path, String body, String fields) {
        assertTold(maya.call(method, under("/api/v1/", path), json(body)), fields);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "suggestions/5/respond; customReason; accept custom_reason",
                "dates/5/cancel; note; reason note",
                "dates/5/feedback; text; rating text"
            })
    void members_hear_of_words_that_are_too_long_with_the_rest(String path, String name, String fields) {
        String body = "{\"" + name + "\": \"" + "x".repeat(501) + "\"}";

        assertTold(maya.post("/api/v1/user/" + path, body), fields);
    }

    @Test
    void what_does_not_exist_is_told_as_before() {
        String plan = "{\"user1Id\": \"%s\", \"user2Id\": \"%s\", \"dateType\": \"by post\"}";

        assertThat(lena.put("/api/v1/admin/admins/77", "{\"name\": \"\"}").status())
                .isEqualTo(404);
        assertThat(lena.post("/api/v1/admin/dates", plan.formatted("nobody", maya.id()))
                        .status())
                .isEqualTo(404);
        assertTold(lena.post("/api/v1/admin/dates", plan.formatted("", "nobody")), "user1_id scheduled_time date_type");
    }

    @Test
    void without_mistakes_nothing_of_it_is_told() {
        assertThat(lena.post("/api/v1/admin/admins", """
                        {"email": "a@example.org", "password": "a quiet walk by the river", "name": "A", "role": "genie"}""").status()).isEqualTo(201);
        assertThat(maya.post("/api/v1/user/report/" + ravi.id(), "{\"reason\": \"SPAM\"}")
                        .status())
                .isEqualTo(200);
        assertThat(maya.get("/api/v1/user/search?minAge=20&latitude=18.5&longitude=73.8&pageSize=5")
                        .status())
                .isEqualTo(200);
    }

    private static String under(String root, String path) {
        return path.startsWith("../") ? "/api/v1" + path.substring(2) : root + path;
    }

    private static String json(String body) {
        return body == null ? null : body.replace('\'', '"');
    }

    private static void assertTold(Answer answer, String fields) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.at("/errors").findValuesAsText("field"))
                .as(answer.text())
                .containsExactlyInAnyOrderElementsOf(List.of(fields.split(" ", -1)));
    }
}
