package com.datifyy.adapters.rest.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.datifyy.adapters.rest.Answer;
import com.datifyy.adapters.rest.RestService;
import com.datifyy.application.InMemoryApplication;
import com.datifyy.application.notification.port.Delivery;
import com.datifyy.domain.admin.AdminRole;
import com.datifyy.domain.notification.Notice.StaffNews;
import com.datifyy.domain.notification.Notice.StaffNews.Fact;
import com.datifyy.domain.notification.Notice.StaffNews.Tone;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlackRoutesTest {
    private static final String SLACK = "/api/v1/slack";

    @AutoClose
    private final RestService service = new RestService();

    private RestService.Bearer as(AdminRole role) {
        return service.staff(InMemoryApplication.tokenOf(service.application.staff(role)));
    }

    private StaffNews told() {
        return service.application.last(StaffNews.class);
    }

    @Test
    void messages_are_on_their_way() {
        Answer sent = as(AdminRole.SUPER_ADMIN).post(SLACK + "/send", "{\"message\": \"All is well\"}");
        assertThat(sent.status()).isEqualTo(200);
        assertThat(sent.at("/success").booleanValue()).isTrue();
        assertThat(told().text()).isEqualTo("All is well");

        as(AdminRole.SUPER_ADMIN)
                .post(
                        SLACK + "/alert",
                        "{\"title\": \"Load\", \"message\": \"high\", \"details\": {\"cpu\": 97}, \"type\": \"warning\"}");
        assertThat(told().tone()).isEqualTo(Tone.WARNING);
        assertThat(told().facts()).containsExactly(new Fact("cpu", "97"));
    }

    @Test
    void d16_no_address_goes_out_whole() {
        Answer sent = as(AdminRole.SUPER_ADMIN)
                .post(
                        SLACK + "/notification",
                        "{\"notification_type\": \"user_event\", \"event_type\": \"deletion\","
                                + " \"user_email\": \"maya@example.org\", \"user_name\": \"Maya\"}");

        assertThat(sent.status()).isEqualTo(200);
        assertThat(told().tone()).isEqualTo(Tone.DANGER);
        assertThat(told().facts()).containsExactly(new Fact("Email", "m…@example.org"), new Fact("Event", "deletion"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/send | {}",
                "/alert | {\"title\": \"a\"}",
                "/alert | {\"title\": \"a\", \"message\": \"b\", \"type\": \"loud\"}",
                "/alert | {\"title\": \"a\", \"message\": \"b\", \"details\": {\"c\": {\"d\": 2}}}",
                "/alert | {\"title\": \"a\", \"message\": \"b\", \"details\": {\"c\": [2]}}",
                "/notification | {}",
                "/notification | {\"notification_type\": \"party\"}",
                "/notification | {\"notification_type\": \"user_event\", \"event_type\": \"other\"}",
                "/notification | {\"notification_type\": \"system_alert\", \"component\": \"db\"}",
                "/notification | {\"notification_type\": \"ai_match\"}",
                "/notification | {\"notification_type\": \"admin_activity\", \"action\": \"x\"}"
            })
    void what_is_wrong_is_refused(String route, String body) {
        assertThat(as(AdminRole.SUPER_ADMIN).post(SLACK + route, body).status()).isEqualTo(400);
    }

    @Test
    void a_test_says_how_it_ended() {
        Answer sent = as(AdminRole.SUPER_ADMIN).get(SLACK + "/test");
        assertThat(sent.status()).isEqualTo(200);
        assertThat(sent.at("/success").booleanValue()).isTrue();
        assertThat(sent.text("/sent_at")).startsWith("20");
        assertThat(service.application.posted).hasSize(1);

        service.application.channel = new Delivery.Later("Slack cannot be reached");
        Answer failed = as(AdminRole.SUPER_ADMIN).post(SLACK + "/test", "{}");
        assertThat(failed.status()).isEqualTo(500);
        assertThat(failed.text("/error")).isEqualTo("Slack cannot be reached");
    }

    @Test
    void only_super_admins_write() {
        assertThat(as(AdminRole.MODERATOR)
                        .post(SLACK + "/send", "{\"message\": \"a\"}")
                        .status())
                .isEqualTo(403);
        assertThat(as(AdminRole.GENIE).get(SLACK + "/test").status()).isEqualTo(403);
    }

    @Test
    void d16_what_happens_to_people_is_told_by_their_number() {
        var maya = service.application.register("maya@example.org", "Maya");

        assertThat(told().title()).isEqualTo("Somebody joined");
        assertThat(told().facts())
                .containsExactly(new Fact("Account", maya.user().id().toString()));
    }
}
