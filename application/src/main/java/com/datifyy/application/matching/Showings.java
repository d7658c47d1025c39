package com.datifyy.application.matching;

import com.datifyy.application.matching.port.ShowingRepository;
import com.datifyy.application.shared.port.UnitOfWork;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.matching.Exposure;
import com.datifyy.domain.matching.Rotation;
import com.datifyy.domain.shared.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Counts how often people are shown in recommendations, and knows the order that follows from it.
///
/// Counting takes no writing: numbers are collected in the process and stored in portions by [#keepUp], so a
/// crash loses those of a minute at most. The order of a day follows from the days before, which do not
/// change any more, so it is the same on every instance and from one page to the next.
public final class Showings {
    /// How often [#keepUp] is to be called.
    public static final Duration EVERY = Duration.ofSeconds(30);

    /// So long after midnight (UTC) the order of a new day holds: by then every instance has stored the last
    /// numbers of the day before.
    static final Duration SETTLING = Duration.ofMinutes(5);

    static final int MOST_PEOPLE = 100_000;
    static final int MOST_PAIRS = 50_000;
    private static final int AT_ONCE = 1_000;
    private static final int KEPT_DAYS = Exposure.DAYS + 3;

    private final ShowingRepository showings;
    private final UnitOfWork unitOfWork;
    private final InstantSource clock;
    private final Map<UserId, Integer> counted = new ConcurrentHashMap<>();
    private final Set<Long> pairs = ConcurrentHashMap.newKeySet();
    private volatile @Nullable LocalDate pairsOf;
    private volatile @Nullable Day today;

    /// The exposure that holds for a day.
    private record Day(LocalDate date, Exposure exposure) {}

    public Showings(ShowingRepository showings, UnitOfWork unitOfWork, InstantSource clock) {
        this.showings = showings;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    /// In which order people are shown to somebody now. Until this process has read how often people were
    /// shown, chance alone decides.
    public Rotation orderFor(UserId seeker, Instant now) {
        Day known = today;
        return known == null
                ? Rotation.of(seeker, dayOf(now), Exposure.NONE)
                : Rotation.of(seeker, known.date(), known.exposure());
    }

    /// Counts people who are shown to somebody. The same two count once a day, as far as this process
    /// remembers, so looking again and again changes nobody's turn.
    public void count(UserId seeker, Collection<UserId> shown, Instant now) {
        LocalDate date = LocalDate.ofInstant(now, ZoneOffset.UTC);
        if (!date.equals(pairsOf) || pairs.size() > MOST_PAIRS) {
            pairsOf = date;
            pairs.clear();
        }
        for (UserId person : shown) {
            if (pairs.add(((long) seeker.value() << Integer.SIZE) | person.value())
                    && (counted.size() < MOST_PEOPLE || counted.containsKey(person))) {
                counted.merge(person, 1, Integer::sum);
            }
        }
    }

    /// Stores what was counted since the last time, and reads what holds for a day that has begun.
    ///
    /// @throws Refusal.Unavailable when the store cannot be reached; what was counted is kept for the next time
    public void keepUp() {
        Instant now = clock.instant();
        store(LocalDate.ofInstant(now, ZoneOffset.UTC));
        LocalDate date = dayOf(now);
        Day known = today;
        if (known == null || !known.date().equals(date)) {
            today = new Day(date, showings.before(date));
            unitOfWork.run(() -> showings.forget(date.minusDays(KEPT_DAYS)));
        }
    }

    private void store(LocalDate date) {
        Map<UserId, Integer> portion = new TreeMap<>();
        for (UserId person : List.copyOf(counted.keySet())) {
            Integer times = counted.remove(person);
            if (times != null) {
                portion.put(person, times);
            }
            if (portion.size() == AT_ONCE) {
                store(date, portion);
                portion = new TreeMap<>();
            }
        }
        if (!portion.isEmpty()) {
            store(date, portion);
        }
    }

    private void store(LocalDate date, Map<UserId, Integer> portion) {
        try {
            unitOfWork.run(() -> showings.add(date, portion));
        } catch (Refusal unavailable) {
            portion.forEach((person, times) -> counted.merge(person, times, Integer::sum));
            throw unavailable;
        }
    }

    private static LocalDate dayOf(Instant now) {
        return LocalDate.ofInstant(now.minus(SETTLING), ZoneOffset.UTC);
    }
}
