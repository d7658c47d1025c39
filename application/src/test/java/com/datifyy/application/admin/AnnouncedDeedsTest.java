package com.datifyy.application.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datifyy.application.admin.port.InMemoryStaffLog;
import com.datifyy.application.notification.Announcements;
import com.datifyy.application.notification.Notifications;
import com.datifyy.application.notification.port.InMemoryOutbox;
import com.datifyy.application.settings.ChosenClocks;
import com.datifyy.application.settings.port.InMemorySettingsRepository;
import com.datifyy.application.shared.TestClock;
import com.datifyy.application.shared.port.CountingIds;
import com.datifyy.application.shared.port.InMemoryUnitOfWork;
import com.datifyy.domain.admin.AdminCaller;
import com.datifyy.domain.admin.AdminId;
import com.datifyy.domain.admin.AdminRole;
import com.datifyy.domain.admin.AdminSessionId;
import com.datifyy.domain.admin.StaffDeed;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.notification.Notice.StaffNews;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AnnouncedDeedsTest {
    private static final UserId MAYA = new UserId(1);
    private static final UserId ARJUN = new UserId(2);

    /// Every question is a moment of its own.
    private final AtomicLong ticks = new AtomicLong();

    private final InstantSource clock = () -> TestClock.START.plusMillis(ticks.incrementAndGet());
    private final InMemoryUnitOfWork units = new InMemoryUnitOfWork();
    private final InMemoryOutbox outbox = new InMemoryOutbox(units);
    private final InMemoryStaffLog log = new InMemoryStaffLog(units);
    private final Deeds deeds = new Deeds(
            new AnnouncedDeeds(
                    log,
                    new Announcements(
                            new Notifications(
                                    outbox,
                                    new ChosenClocks(new InMemorySettingsRepository(units)),
                                    new CountingIds(),
                                    clock),
                            true)),
            clock);
    private final AdminCaller genie =
            new AdminCaller(new AdminId(9), new AdminSessionId(new UUID(9, 9)), AdminRole.GENIE, "203.0.113.0/24");

    @ParameterizedTest
    @EnumSource(
            value = StaffDeed.Kind.class,
            names = {"MATCH_DECIDED", "MATCH_SUGGESTED", "DATE_SCHEDULED", "DATE_CHANGED"})
    void what_is_done_about_two_people_is_noted_of_each_and_posted_once_without_saying_who_they_are(
            StaffDeed.Kind kind) {
        units.run(() -> deeds.noteOfTwo(
                genie,
                kind,
                Map.of(
                        MAYA, Map.of("match", "5", StaffDeed.BECAUSE_OF, "them"),
                        ARJUN, Map.of("match", "5", StaffDeed.BECAUSE_OF, "the other"))));

        assertThat(log.all()).extracting(StaffDeed::subject).containsExactlyInAnyOrder(MAYA, ARJUN);
        assertThat(log.all())
                .extracting(StaffDeed::at)
                .containsOnly(log.all().getFirst().at());
        assertThat(posted())
                .singleElement()
                .satisfies(news -> assertThat(news.facts())
                        .containsExactly(
                                new StaffNews.Fact("Admin", genie.id().toString()), new StaffNews.Fact("match", "5")));
    }

    @Test
    void what_is_done_twice_is_posted_twice() {
        Map<UserId, Map<String, String>> same = Map.of(MAYA, Map.of("match", "5"), ARJUN, Map.of("match", "5"));
        units.run(() -> deeds.noteOfTwo(genie, StaffDeed.Kind.MATCH_DECIDED, same));
        units.run(() -> deeds.noteOfTwo(genie, StaffDeed.Kind.MATCH_DECIDED, same));
        units.run(() -> deeds.note(genie, StaffDeed.Kind.USER_SUSPENDED, MAYA));
        units.run(() -> deeds.note(genie, StaffDeed.Kind.USER_SUSPENDED, MAYA));

        assertThat(posted())
                .extracting(StaffNews::title)
                .containsExactly(
                        "Staff: match decided",
                        "Staff: match decided",
                        "Staff: user suspended",
                        "Staff: user suspended");
    }

    @Test
    void what_is_done_about_one_person_is_not_noted_of_two_nor_the_other_way_round() {
        Map<UserId, Map<String, String>> both = Map.of(MAYA, Map.of(), ARJUN, Map.of());

        assertThatThrownBy(() -> deeds.note(genie, StaffDeed.Kind.DATE_CHANGED, MAYA))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> deeds.noteOfTwo(genie, StaffDeed.Kind.USER_BANNED, both))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> deeds.noteOfTwo(genie, StaffDeed.Kind.MATCH_DECIDED, Map.of(MAYA, Map.of())))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private List<StaffNews> posted() {
        return outbox.waitingNotices().stream()
                .filter(StaffNews.class::isInstance)
                .map(StaffNews.class::cast)
                .toList();
    }
}
