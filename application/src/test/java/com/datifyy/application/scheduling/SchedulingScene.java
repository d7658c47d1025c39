package com.datifyy.application.scheduling;

import com.datifyy.application.InMemoryApplication;
import com.datifyy.application.identity.SignedIn;
import com.datifyy.domain.admin.AdminCaller;
import com.datifyy.domain.admin.AdminRole;
import com.datifyy.domain.attribute.Changes;
import com.datifyy.domain.availability.MeetingMode;
import com.datifyy.domain.availability.Slot;
import com.datifyy.domain.availability.SlotId;
import com.datifyy.domain.curation.CuratedMatch;
import com.datifyy.domain.dates.ScheduledDate;
import com.datifyy.domain.dates.ScheduledDate.Plan;
import com.datifyy.domain.identity.Caller;
import com.datifyy.domain.notification.Notice;
import com.datifyy.domain.profile.Basics;
import com.datifyy.domain.profile.traits.Gender;
import com.datifyy.domain.shared.NumberedPage;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/// Asha and Ravi, who may be brought together, a genie, and how the three come to a date.
abstract class SchedulingScene {
    private static final Set<Notice.DateEvent> CANCELLED =
            EnumSet.of(Notice.DateEvent.CANCELLED, Notice.DateEvent.CANCELLED_OUTSIDE);

    static final NumberedPage.Wanted TEN = new NumberedPage.Wanted(1, 10);

    final InMemoryApplication application = new InMemoryApplication();
    final Caller asha = member("asha@example.org", "Asha Rao", Gender.FEMALE);
    final Caller ravi = member("ravi@example.org", "Ravi Iyer", Gender.MALE);
    final AdminCaller genie = application.staff(AdminRole.GENIE);
    private final AtomicInteger matchNumbers = new AtomicInteger();
    final Instant noon = application.clock.instant().plus(Duration.ofDays(3));

    ScheduledDate arranged() {
        both(asha, ravi);
        offer(asha, noon);
        offer(ravi, noon);
        return schedule(noon);
    }

    /// Two who accepted each other.
    CuratedMatch both(Caller one, Caller other) {
        return application.wanted(matchNumbers.incrementAndGet(), one.id(), other.id());
    }

    List<Notice.DateChanged> cancelledNotices() {
        return application.told(Notice.DateChanged.class).stream()
                .filter(notice -> CANCELLED.contains(notice.event()))
                .toList();
    }

    ScheduledDate schedule(Instant start) {
        return application.dateScheduling.schedule(genie, plan(start));
    }

    Plan plan(Instant start) {
        return new Plan(asha.id(), ravi.id(), start, Duration.ofHours(1), online(), "");
    }

    SlotId offer(Caller caller, Instant start) {
        return offer(caller, start, online());
    }

    SlotId offer(Caller caller, Instant start, MeetingMode mode) {
        return application
                .availability
                .submit(caller, List.of(() -> new Slot.Offer(start, start.plus(Slot.LENGTH), mode, "")))
                .created()
                .getFirst()
                .id();
    }

    static MeetingMode online() {
        return new MeetingMode.Online();
    }

    Caller member(String email, String name, Gender gender) {
        SignedIn member = application.registerProven(email, name);
        Caller caller = application.callerOf(member);
        var _ = application.profileEditing.edit(caller, Changes.none().set(Basics.GENDER, gender), null);
        return caller;
    }
}
