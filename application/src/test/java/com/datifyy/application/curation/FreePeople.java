package com.datifyy.application.curation;

import com.datifyy.application.InMemoryApplication;
import com.datifyy.application.identity.TestAccounts;
import com.datifyy.domain.People;
import com.datifyy.domain.availability.MeetingMode;
import com.datifyy.domain.availability.Slot;
import com.datifyy.domain.availability.SlotId;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.profile.Lifestyle;
import com.datifyy.domain.profile.traits.DrinkingHabit;
import com.datifyy.domain.profile.traits.Gender;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Many people at once who can be brought together.
public final class FreePeople {
    private FreePeople() {}

    /// Adds men who look for women, one for each number from one to another. Those with even numbers never drink.
    public static Set<UserId> men(InMemoryApplication application, int from, int to) {
        return men(application, from, to, _ -> true);
    }

    /// The same, some of whom are not free.
    ///
    /// @return those who are
    public static Set<UserId> men(InMemoryApplication application, int from, int to, IntPredicate areFree) {
        application.units.run(
                () -> IntStream.rangeClosed(from, to).forEach(number -> join(application, number, areFree)));
        return IntStream.rangeClosed(from, to)
                .filter(areFree)
                .mapToObj(UserId::new)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static void join(InMemoryApplication application, int number, IntPredicate areFree) {
        People man = People.man(number)
                .looksFor(Gender.FEMALE)
                .tells(Lifestyle.DRINKING, number % 2 == 0 ? DrinkingHabit.NEVER : DrinkingHabit.REGULARLY);
        application.users.add(man.user(), TestAccounts.HASH);
        application.profiles.add(man.profile());
        application.index.put(man.card());
        if (areFree.test(number)) {
            Instant today = application.clock.instant().truncatedTo(ChronoUnit.DAYS);
            application.slots.add(new Slot(
                    new SlotId(UUID.randomUUID()),
                    new UserId(number),
                    today.plus(Duration.ofHours(34)),
                    new MeetingMode.Online(),
                    "",
                    today,
                    today));
        }
    }
}
