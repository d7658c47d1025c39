package com.datifyy.application.admin;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.datifyy.application.admin.port.StaffLog;
import com.datifyy.application.notification.Announcements;
import com.datifyy.domain.admin.AdminId;
import com.datifyy.domain.admin.StaffDeed;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.notification.Notice.StaffNews;
import com.datifyy.domain.notification.Notice.StaffNews.Fact;
import com.datifyy.domain.notification.Notice.StaffNews.Tone;
import com.datifyy.domain.shared.NumberedPage;
import com.datifyy.domain.shared.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A [StaffLog] that also announces in the staff's channel what the staff changed, but neither what it read
/// nor any reasons, be they somebody's own. What was done about two people is announced once, by the number of their
/// match or date.
public final class AnnouncedDeeds implements StaffLog {
    private final StaffLog kept;
    private final Announcements announcements;

    public AnnouncedDeeds(StaffLog kept, Announcements announcements) {
        this.kept = kept;
        this.announcements = announcements;
    }

    @Override
    public void append(StaffDeed deed) {
        kept.append(deed);
        Tone tone = toneOf(deed.kind());
        if (tone != null) {
            announcements.tell("news/" + deed.kind() + "/" + keyOf(deed), news(deed, tone));
        }
    }

    @Override
    public List<StaffDeed> about(UserId person, int atMost) {
        return kept.about(person, atMost);
    }

    @Override
    public List<StaffDeed> naming(UserId person, int atMost) {
        return kept.naming(person, atMost);
    }

    @Override
    public NumberedPage<StaffDeed> list(NumberedPage.Wanted wanted) {
        return kept.list(wanted);
    }

    /// How a deed is told, or null when it is not.
    private static @Nullable Tone toneOf(StaffDeed.Kind kind) {
        return switch (kind) {
            case USER_ACTIVATED, USER_VERIFIED -> Tone.GOOD;
            case USER_PUT_ON_HOLD, USER_SUSPENDED, USER_UNVERIFIED, USER_SIGNED_OUT -> Tone.WARNING;
            case USER_BANNED, USER_DELETED -> Tone.DANGER;
            case SECOND_FACTOR_RESET,
                    STAFF_JOINED,
                    STAFF_CHANGED,
                    STAFF_ROLE_CHANGED,
                    STAFF_LEFT,
                    REPORT_DECIDED,
                    MATCHES_ANALYSED,
                    MATCH_DECIDED,
                    MATCH_SUGGESTED,
                    DATE_SCHEDULED,
                    DATE_CHANGED -> Tone.STAFF;
            case SIGNED_IN,
                    SIGN_IN_FAILED,
                    SIGNED_OUT,
                    SECOND_FACTOR_ON,
                    PASSWORD_CHANGED,
                    STAFF_LISTED,
                    USERS_LISTED,
                    USERS_SEARCHED,
                    USER_READ,
                    USER_ACTIVITY_READ,
                    REPORTS_LISTED,
                    REPORT_READ,
                    CANDIDATES_LISTED,
                    MATCHES_LISTED,
                    SUGGESTIONS_READ,
                    DATES_LISTED,
                    DEEDS_READ,
                    SHARED_HOURS_READ,
                    SLACK_SENT -> null;
        };
    }

    private static StaffNews news(StaffDeed deed, Tone tone) {
        var facts = new ArrayList<Fact>();
        AdminId who = deed.who();
        facts.add(new Fact("Admin", who == null ? "operator" : who.toString()));
        UserId subject = subjectOf(deed);
        if (subject != null) {
            facts.add(new Fact("Account", subject.toString()));
        }
        detailsOf(deed).forEach((name, value) -> facts.add(new Fact(name, value)));
        String words = Texts.words(deed.kind());
        return new StaffNews(tone, "Staff: " + words, "", facts, deed.at());
    }

    private static @Nullable UserId subjectOf(StaffDeed deed) {
        return deed.kind().isOfTwo() ? null : deed.subject();
    }

    private static SortedMap<String, String> detailsOf(StaffDeed deed) {
        var details = new TreeMap<>(deed.details());
        details.remove(StaffDeed.BECAUSE_OF);
        return details;
    }

    /// The same for equal deeds of one moment alone, and for what was done about two people, which is noted of each.
    private static String keyOf(StaffDeed deed) {
        return UUID.nameUUIDFromBytes(
                        (deed.who() + " " + subjectOf(deed) + " " + deed.at() + " " + detailsOf(deed)).getBytes(UTF_8))
                .toString();
    }
}
