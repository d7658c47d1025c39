package com.datifyy.bootstrap.demo;

import static com.datifyy.bootstrap.demo.Sketching.one;

import com.datifyy.bootstrap.demo.Places.City;
import com.datifyy.domain.availability.MeetingMode;
import com.datifyy.domain.availability.Slot;
import com.datifyy.domain.availability.SlotId;
import com.datifyy.domain.availability.Venue;
import com.datifyy.domain.identity.UserId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;

/// Makes up free hours: whole hours between morning and evening, local time, in the two weeks to come.
final class Offering {

    private static final List<String> CAFES =
            List.of("The Corner Café", "Blue Kettle", "Monsoon Tea Room", "Garden Coffee", "The Reading Room");
    private static final int FIRST_HOUR = 10;
    private static final int HOURS = 11;

    private final Instant now;

    Offering(Instant now) {
        this.now = now;
    }

    List<Slot> offer(UserId owner, City city, RandomGenerator random) {
        var slots = new ArrayList<Slot>();
        if (random.nextInt(5) < 2) {
            var today = LocalDate.ofInstant(now, city.zone());
            var day = 2;
            for (var left = 1 + random.nextInt(4); left > 0; left--) {
                day += random.nextInt(4);
                var start = today.plusDays(day)
                        .atTime(FIRST_HOUR + random.nextInt(HOURS), 0)
                        .atZone(city.zone())
                        .toInstant();
                slots.add(new Slot(id(random), owner, start, mode(city, random), "", now, now));
                day++;
            }
        }
        return List.copyOf(slots);
    }

    private static MeetingMode mode(City city, RandomGenerator random) {
        return random.nextInt(2) == 0
                ? new MeetingMode.Online()
                : new MeetingMode.Offline(new Venue(
                        one(CAFES, random),
                        "1 Station Road",
                        city.name(),
                        city.name(),
                        city.country(),
                        "000000",
                        city.latitude(),
                        city.longitude(),
                        "",
                        ""));
    }

    /// A version 4 UUID from the population's own randomness.
    private static SlotId id(RandomGenerator random) {
        return new SlotId(
                new UUID((random.nextLong() & ~0xF000L) | 0x4000L, (random.nextLong() & ~(3L << 62)) | (1L << 63)));
    }
}
