package com.datifyy.bootstrap.wiring;

import com.datifyy.adapters.mail.ICalendar;
import com.datifyy.application.admin.DateCompany;
import com.datifyy.application.admin.Deeds;
import com.datifyy.application.availability.WeekendNudges;
import com.datifyy.application.dates.DateCancelling;
import com.datifyy.application.dates.DateNotices;
import com.datifyy.application.dates.DateReminders;
import com.datifyy.application.dates.LoveZone;
import com.datifyy.application.dates.OwnDates;
import com.datifyy.application.dates.port.MeetingLinks;
import com.datifyy.application.notification.Notifications;
import com.datifyy.application.notification.port.Outbox;
import com.datifyy.application.scheduling.DateChanging;
import com.datifyy.application.scheduling.DateReading;
import com.datifyy.application.scheduling.DateScheduling;
import com.datifyy.application.scheduling.SharedHoursReading;
import com.datifyy.application.shared.RequestLimits;
import java.time.InstantSource;

/// What concerns dates of two people.
public record Dates(
        DateScheduling scheduling,
        DateReading reading,
        DateChanging changing,
        SharedHoursReading sharedHours,
        OwnDates own,
        LoveZone loveZone,
        DateReminders reminders,
        WeekendNudges nudges,
        DateCancelling cancelling) {

    static Dates of(
            Stores stores,
            Outbox outbox,
            Security security,
            MeetingLinks links,
            RequestLimits limits,
            InstantSource clock) {
        var notifications = new Notifications(outbox, stores.clocks(), security.ids(), clock);
        var notices = notices(stores, notifications);
        var deeds = new Deeds(stores.staffLog(), clock);
        var cancelling = new DateCancelling(stores.dates(), stores.users(), notices, clock);
        return new Dates(
                new DateScheduling(
                        stores.dates(),
                        stores.slots(),
                        stores.blocks(),
                        stores.admins(),
                        stores.matches(),
                        stores.suggestions(),
                        links,
                        cancelling,
                        notices,
                        deeds,
                        security.ids(),
                        stores.unitOfWork(),
                        clock),
                new DateReading(stores.dates(), company(stores, security), deeds, stores.unitOfWork(), clock),
                new DateChanging(stores.dates(), cancelling, deeds, stores.unitOfWork(), clock),
                new SharedHoursReading(
                        stores.users(),
                        stores.slots(),
                        stores.dates(),
                        stores.blocks(),
                        deeds,
                        stores.unitOfWork(),
                        clock),
                new OwnDates(
                        stores.dates(),
                        stores.users(),
                        stores.profiles(),
                        stores.blocks(),
                        cancelling,
                        new ICalendar(),
                        limits,
                        stores.unitOfWork(),
                        clock),
                new LoveZone(
                        stores.dates(),
                        stores.suggestions(),
                        stores.profiles(),
                        stores.photos(),
                        security.photoLinks(),
                        stores.presentCards(),
                        clock),
                new DateReminders(stores.dates(), notices, stores.unitOfWork(), clock),
                new WeekendNudges(
                        stores.nudgeRounds(),
                        stores.slots(),
                        stores.users(),
                        stores.settings(),
                        notifications,
                        stores.unitOfWork(),
                        clock),
                cancelling);
    }

    /// Tells the two of a date and its genie.
    static DateNotices notices(Stores stores, Notifications notifications) {
        return new DateNotices(stores.users(), stores.settings(), stores.admins(), notifications);
    }

    /// Tells the staff whom dates are about.
    static DateCompany company(Stores stores, Security security) {
        return new DateCompany(
                stores.profiles(), stores.photos(), security.photoLinks(), stores.admins(), stores.dates());
    }
}
