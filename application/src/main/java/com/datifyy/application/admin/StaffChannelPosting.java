package com.datifyy.application.admin;

import com.datifyy.application.notification.Announcements;
import com.datifyy.application.notification.port.Delivery;
import com.datifyy.application.notification.port.StaffChannel;
import com.datifyy.application.shared.port.IdGenerator;
import com.datifyy.application.shared.port.UnitOfWork;
import com.datifyy.domain.admin.AdminCaller;
import com.datifyy.domain.admin.Permission;
import com.datifyy.domain.admin.StaffDeed;
import com.datifyy.domain.notification.Notice.StaffNews;
import com.datifyy.domain.notification.Notice.StaffNews.Tone;
import com.datifyy.domain.shared.Refusal.Unavailable;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/// Posting to the staff's channel by hand, and testing it.
public final class StaffChannelPosting {
    private final StaffChannel channel;
    private final Announcements announcements;
    private final Deeds deeds;
    private final IdGenerator ids;
    private final UnitOfWork unitOfWork;
    private final InstantSource clock;

    public StaffChannelPosting(
            StaffChannel channel,
            Announcements announcements,
            Deeds deeds,
            IdGenerator ids,
            UnitOfWork unitOfWork,
            InstantSource clock) {
        this.channel = channel;
        this.announcements = announcements;
        this.deeds = deeds;
        this.ids = ids;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    /// What is to be posted.
    public record Message(Tone tone, String title, String text, List<StaffNews.Fact> facts) {}

    /// How a test ended.
    public sealed interface Tested {
        /// There is no channel.
        record NotSetUp() implements Tested {}

        /// The test message was taken.
        record Sent(Instant at) implements Tested {}

        /// It was not.
        ///
        /// @param why in a few words
        record Failed(String why) implements Tested {}
    }

    /// Has a message posted soon.
    ///
    /// @throws Unavailable when there is no channel
    public void send(AdminCaller admin, Message message) {
        admin.require(Permission.SEND_TO_SLACK);
        if (!announcements.areOpen()) {
            throw Unavailable.notSetUp("Slack");
        }
        unitOfWork.run(() -> {
            String key = "message/" + ids.messageId();
            announcements.tell(key, news(message));
            note(admin, Map.of("what", key, "tone", message.tone().name()));
        });
    }

    /// Posts a test message at once.
    public Tested test(AdminCaller admin) {
        admin.require(Permission.SEND_TO_SLACK);
        if (!announcements.areOpen()) {
            return new Tested.NotSetUp();
        }
        unitOfWork.run(() -> note(admin, Map.of("what", "test")));
        StaffNews test = news(new Message(Tone.GOOD, "Test", "This channel gets the news of Datifyy.", List.of()));
        return switch (channel.post(ids.messageId(), test)) {
            case Delivery.Done _ -> new Tested.Sent(test.at());
            case Delivery.Later later -> new Tested.Failed(later.why());
            case Delivery.Never never -> new Tested.Failed(never.why());
        };
    }

    /// What was written is not kept here: it may be about people.
    private void note(AdminCaller admin, Map<String, String> details) {
        deeds.note(admin, StaffDeed.Kind.SLACK_SENT, null, "", details);
    }

    private StaffNews news(Message message) {
        return new StaffNews(message.tone(), message.title(), message.text(), message.facts(), clock.instant());
    }
}
