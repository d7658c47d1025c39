package com.datifyy.application.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.application.InMemoryApplication;
import com.datifyy.application.notification.Announcements;
import com.datifyy.application.notification.Notifications;
import com.datifyy.application.settings.ChosenClocks;
import com.datifyy.domain.admin.AdminCaller;
import com.datifyy.domain.admin.AdminRole;
import com.datifyy.domain.admin.StaffDeed;
import com.datifyy.domain.notification.Notice.StaffNews.Tone;
import com.datifyy.domain.shared.Refusal.Unavailable;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StaffChannelPostingTest {
    private final InMemoryApplication application = new InMemoryApplication();
    private final AdminCaller boss = application.staff(AdminRole.SUPER_ADMIN);

    @Test
    void where_no_channel_is_set_up_that_is_said_and_nobody_is_asked_to_try_again() {
        var notifications = new Notifications(
                application.outbox, new ChosenClocks(application.settings), application.ids, application.clock);
        var posting = new StaffChannelPosting(
                (_, _) -> {
                    throw new AssertionError("there is no channel");
                },
                new Announcements(notifications, false),
                application.deeds,
                application.ids,
                application.units,
                application.clock);
        var message = new StaffChannelPosting.Message(Tone.NEUTRAL, "", "hello", List.of());

        assertThatThrownBy(() -> posting.send(boss, message))
                .hasMessage("Slack is not set up on this server")
                .isInstanceOfSatisfying(
                        Unavailable.class,
                        refused -> assertThat(refused.isPassing()).isFalse());
        assertThat(posting.test(boss)).isInstanceOf(StaffChannelPosting.Tested.NotSetUp.class);
    }

    @Test
    void c9_what_was_sent_is_noted_by_its_key_and_tone_without_its_words() {
        application
                .office
                .slack()
                .send(boss, new StaffChannelPosting.Message(Tone.WARNING, "Load", "Maya is slow", List.of()));
        var _ = application.office.slack().test(boss);

        assertThat(application.staffLog.all())
                .allMatch(deed -> deed.kind() == StaffDeed.Kind.SLACK_SENT)
                .extracting(StaffDeed::details)
                .satisfiesExactly(
                        sent -> assertThat(sent)
                                .containsEntry("tone", "WARNING")
                                .containsKey("what")
                                .hasSize(2)
                                .doesNotContainValue("Maya is slow"),
                        tested -> assertThat(tested).isEqualTo(Map.of("what", "test")));
    }
}
