package com.datifyy.application.dates;

import com.datifyy.application.admin.port.AdminRepository;
import com.datifyy.application.identity.port.UserRepository;
import com.datifyy.application.notification.Notifications;
import com.datifyy.application.settings.port.SettingsRepository;
import com.datifyy.domain.admin.AdminId;
import com.datifyy.domain.attribute.Attribute.Flag;
import com.datifyy.domain.dates.ScheduledDate;
import com.datifyy.domain.identity.Email;
import com.datifyy.domain.identity.PhoneNumber;
import com.datifyy.domain.identity.User;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.notification.Notice;
import com.datifyy.domain.settings.NotificationSettings;
import com.datifyy.domain.settings.UserSettings;
import java.util.Optional;
import java.util.stream.Stream;

/// Tells the two people of a date and its genie what became of it: when it is, in the zone of whoever is told, and
/// nothing of each other.
///
/// Whoever has no proven address is told in a text message to their proven number. Whoever wants no mails, or has not
/// asked for text messages, is not reminded, but hears that a date was arranged or does not take place.
///
/// That a date does not take place reaches, by mail, also whoever closed their account or was stopped by the staff, so
/// that no calendar keeps what is off; these are not sent to an app that they cannot open.
public final class DateNotices {
    private static final String ARRANGED = "arranged";
    private static final String REMINDER = "reminder";

    private final UserRepository users;
    private final SettingsRepository settings;
    private final AdminRepository admins;
    private final Notifications notifications;

    public DateNotices(
            UserRepository users, SettingsRepository settings, AdminRepository admins, Notifications notifications) {
        this.users = users;
        this.settings = settings;
        this.admins = admins;
        this.notifications = notifications;
    }

    /// Inside the unit of work that arranges the date.
    public void arranged(ScheduledDate date) {
        tellBoth(date, ARRANGED, Notice.DateEvent.ARRANGED);
        tellGenie(date.genie(), date, ARRANGED, Notice.DateEvent.ARRANGED);
    }

    /// Inside the unit of work that hands the date over: the genie who looks after it now is told, as of a new one,
    /// and so is the one who did if they stay in the staff; the two of it are not.
    ///
    /// @param from who looked after it
    void handedOver(ScheduledDate date, AdminId from) {
        String when = "/" + date.genie() + "/" + date.updatedAt();
        tellGenie(date.genie(), date, "handed-over" + when, Notice.DateEvent.ARRANGED);
        tellGenie(from, date, "given-away" + when, Notice.DateEvent.HANDED_OVER);
    }

    /// Inside the unit of work that cancels the date. Where the two have not been told yet that it was arranged, or
    /// have not been reminded, they are not any more: it would come after the word that it does not take place.
    public void cancelled(ScheduledDate date) {
        Stream.of(date.first(), date.second()).map(UserId::toString).forEach(person -> {
            notifications.takeBack(key(ARRANGED, date, person));
            notifications.takeBack(key(REMINDER, date, person));
        });
        tellBoth(date, "cancelled", Notice.DateEvent.CANCELLED);
        tellGenie(date.genie(), date, "cancelled", Notice.DateEvent.CANCELLED);
    }

    /// Inside the unit of work that notes it.
    void reminder(ScheduledDate date) {
        tellBoth(date, REMINDER, Notice.DateEvent.REMINDER);
    }

    private void tellBoth(ScheduledDate date, String what, Notice.DateEvent event) {
        tell(date, date.first(), what, event);
        tell(date, date.second(), what, event);
    }

    private void tell(ScheduledDate date, UserId person, String what, Notice.DateEvent event) {
        users.find(person)
                .filter(user -> hears(user, event))
                .flatMap(user -> notice(user, date, event))
                .ifPresent(notice -> notifications.tell(key(what, date, person.toString()), notice));
    }

    /// At the proven address, or else at the proven number.
    private Optional<Notice> notice(User user, ScheduledDate date, Notice.DateEvent event) {
        UserSettings set = settings.find(user.id()).orElseGet(() -> UserSettings.initial(user.id(), date.createdAt()));
        Email mailbox = user.mailbox();
        PhoneNumber number = user.provenNumber();
        if (mailbox != null) {
            return isWanted(event, set, NotificationSettings.EMAIL_ENABLED)
                    ? Optional.of(new Notice.DateChanged(
                            mailbox,
                            user.name(),
                            asTold(user, event),
                            date.id().value(),
                            date.sequence(),
                            date.start(),
                            date.end(),
                            set.zone()))
                    : Optional.empty();
        }
        return number != null && user.status().takesPart() && isWanted(event, set, NotificationSettings.SMS_ENABLED)
                ? Optional.of(new Notice.DateOfNumberChanged(
                        number, wordOf(event), date.start().atZone(set.zone())))
                : Optional.empty();
    }

    private static boolean isWanted(Notice.DateEvent event, UserSettings set, Flag way) {
        return event != Notice.DateEvent.REMINDER || set.isOn(way);
    }

    private static Notice.DateWord wordOf(Notice.DateEvent event) {
        return switch (event) {
            case ARRANGED -> Notice.DateWord.ARRANGED;
            case REMINDER -> Notice.DateWord.REMINDER;
            case CANCELLED, CANCELLED_OUTSIDE -> Notice.DateWord.CANCELLED;
            case HANDED_OVER -> throw new IllegalArgumentException("only a genie is told of that");
        };
    }

    private static String key(String what, ScheduledDate date, String whom) {
        return "date-" + what + "/" + date.id() + "/" + whom;
    }

    private static Notice.DateEvent asTold(User user, Notice.DateEvent event) {
        return event == Notice.DateEvent.CANCELLED && !user.status().takesPart()
                ? Notice.DateEvent.CANCELLED_OUTSIDE
                : event;
    }

    private static boolean hears(User user, Notice.DateEvent event) {
        return event == Notice.DateEvent.CANCELLED || user.status().takesPart();
    }

    private void tellGenie(AdminId whom, ScheduledDate date, String what, Notice.DateEvent event) {
        admins.find(whom)
                .filter(genie -> genie.active())
                .ifPresent(genie -> notifications.tell(
                        key(what, date, "staff"),
                        new Notice.DateChanged(
                                genie.email(),
                                genie.name(),
                                event,
                                date.id().value(),
                                date.sequence(),
                                date.start(),
                                date.end(),
                                genie.zone())));
    }
}
