package com.datifyy.application.identity;

import com.datifyy.application.identity.port.SecurityLog;
import com.datifyy.application.notification.Announcements;
import com.datifyy.domain.identity.SecurityEvent;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.notification.Notice.StaffNews;
import com.datifyy.domain.notification.Notice.StaffNews.Fact;
import com.datifyy.domain.notification.Notice.StaffNews.Tone;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// A [SecurityLog] that also announces in the staff's channel the events that matter to the business, with
/// the number of the account and nothing else about anybody.
public final class AnnouncedEvents implements SecurityLog {
    private record Headline(Tone tone, String title) {}

    private static final Map<SecurityEvent.Kind, Headline> TOLD = new EnumMap<>(Map.of(
            SecurityEvent.Kind.REGISTERED, new Headline(Tone.GOOD, "Somebody joined"),
            SecurityEvent.Kind.EMAIL_PROVEN, new Headline(Tone.GOOD, "An address was verified"),
            SecurityEvent.Kind.PHONE_PROVEN, new Headline(Tone.GOOD, "A telephone number was verified"),
            SecurityEvent.Kind.ACCOUNT_SUSPENDED, new Headline(Tone.WARNING, "An account was suspended"),
            SecurityEvent.Kind.ACCOUNT_CLOSED, new Headline(Tone.DANGER, "An account was closed"),
            SecurityEvent.Kind.ACCOUNT_REOPENED, new Headline(Tone.GOOD, "A closed account was opened again"),
            SecurityEvent.Kind.ACCOUNT_PURGED, new Headline(Tone.DANGER, "An account was deleted for good")));

    private final SecurityLog kept;
    private final Announcements announcements;

    public AnnouncedEvents(SecurityLog kept, Announcements announcements) {
        this.kept = kept;
        this.announcements = announcements;
    }

    @Override
    public void append(SecurityEvent event) {
        kept.append(event);
        Headline headline = TOLD.get(event.kind());
        UserId account = event.account();
        if (headline != null && account != null) {
            announcements.tell(
                    "news/" + event.kind() + "/" + account + "/" + event.at().toEpochMilli(),
                    new StaffNews(
                            headline.tone(),
                            headline.title(),
                            "",
                            List.of(new Fact("Account", account.toString())),
                            event.at()));
        }
    }

    @Override
    public int forget(Instant before) {
        return kept.forget(before);
    }

    @Override
    public List<SecurityEvent> of(UserId account, int atMost) {
        return kept.of(account, atMost);
    }
}
