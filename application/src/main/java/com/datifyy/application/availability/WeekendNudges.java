package com.datifyy.application.availability;

import com.datifyy.application.availability.port.NudgeRounds;
import com.datifyy.application.availability.port.NudgeRounds.Round;
import com.datifyy.application.availability.port.SlotRepository;
import com.datifyy.application.identity.port.UserRepository;
import com.datifyy.application.notification.Notifications;
import com.datifyy.application.settings.port.SettingsRepository;
import com.datifyy.application.shared.port.UnitOfWork;
import com.datifyy.domain.availability.Weekend;
import com.datifyy.domain.identity.Email;
import com.datifyy.domain.identity.User;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.notification.Notice;
import com.datifyy.domain.settings.DiscoverySettings;
import com.datifyy.domain.settings.NotificationSettings;
import com.datifyy.domain.settings.UserSettings;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Asks people on Wednesday morning, by their own clock, whether they are free at the weekend when of the hours
/// they offer at most one is left beside their dates; once a week, whatever happens. What was missed while the
/// service was down is made up for until Thursday is over.
public final class WeekendNudges {
    private static final int AT_ONCE = 100;

    /// A run leaves room for other messages, which leave by the same way.
    private static final int IN_A_RUN = 300;

    private static final int WEEKS_KEPT = 5;

    private final NudgeRounds rounds;
    private final SlotRepository slots;
    private final UserRepository users;
    private final SettingsRepository settings;
    private final Notifications notifications;
    private final UnitOfWork unitOfWork;
    private final InstantSource clock;

    public WeekendNudges(
            NudgeRounds rounds,
            SlotRepository slots,
            UserRepository users,
            SettingsRepository settings,
            Notifications notifications,
            UnitOfWork unitOfWork,
            InstantSource clock) {
        this.rounds = rounds;
        this.slots = slots;
        this.users = users;
        this.settings = settings;
        this.notifications = notifications;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    /// Asks those whose turn it is, some hundreds at most.
    ///
    /// @return how many were asked
    public int nudgeDue() {
        int asked = 0;
        for (ZoneId zone : rounds.zones()) {
            Optional<Weekend> weekend = Weekend.ahead(clock.instant(), zone);
            boolean goesOn = weekend.isPresent();
            while (goesOn && asked < IN_A_RUN && !Thread.currentThread().isInterrupted()) {
                Step step = unitOfWork.execute(() -> askSome(weekend.get(), zone));
                asked += step.asked();
                goesOn = step.goesOn();
            }
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        unitOfWork.run(() -> rounds.forget(today.minusWeeks(WEEKS_KEPT)));
        return asked;
    }

    private record Step(int asked, boolean goesOn) {}

    private Step askSome(Weekend weekend, ZoneId zone) {
        Optional<Round> open = rounds.open(weekend, zone);
        if (open.isEmpty()) {
            return new Step(0, false);
        }
        Round round = open.get();
        List<UserId> people = rounds.next(round, AT_ONCE);
        boolean isOver = people.size() < AT_ONCE;
        rounds.advance(
                round, people.isEmpty() ? round.reached() : people.getLast().value(), isOver);
        Map<UserId, Integer> hours = slots.countFreeBetween(people, weekend.start(zone), weekend.end(zone));
        Map<UserId, UserSettings> chosen = settings.findAll(people);
        int asked = 0;
        for (UserId person : people) {
            boolean isAsked = hours.getOrDefault(person, 0) < Weekend.ENOUGH_HOURS
                    && Optional.ofNullable(chosen.get(person))
                            .map(WeekendNudges::isWanted)
                            .orElse(true);
            if (isAsked && ask(person, weekend, zone)) {
                asked++;
            }
        }
        return new Step(asked, !isOver);
    }

    /// Whoever does not want to be found, or told about people, is not asked.
    private static boolean isWanted(UserSettings set) {
        return set.isOn(NotificationSettings.EMAIL_ENABLED)
                && set.isOn(NotificationSettings.NOTIFY_MATCHES)
                && set.isOn(DiscoverySettings.DISCOVERABLE);
    }

    /// The key keeps those from being asked twice who change their clock in between.
    private boolean ask(UserId person, Weekend weekend, ZoneId zone) {
        Optional<User> user = users.find(person);
        Email mailbox = user.map(User::mailbox).orElse(null);
        if (user.isEmpty() || mailbox == null) {
            return false;
        }
        Instant until = weekend.askedUntil(zone);
        notifications.tell(
                "weekend/" + weekend.wednesday() + "/" + person,
                new Notice.WeekendAhead(mailbox, user.get().name(), until));
        return true;
    }
}
