package com.datifyy.domain.figures;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Counts how many different people were there in every period of every zone, from nothing but signs of life: whoever
/// shows one, and showed the one before in an earlier period, is new in this period.
public final class ActivePeople {
    private static final List<Period> PERIODS = List.of(Period.values());

    private final Map<Bucket, Long> people = new TreeMap<>();

    /// A period of a zone.
    ///
    /// @param starts its first day
    public record Bucket(String zone, Period period, LocalDate starts) implements Comparable<Bucket> {
        private static final Comparator<Bucket> ORDER =
                Comparator.comparing(Bucket::zone).thenComparing(Bucket::period).thenComparing(Bucket::starts);

        @Override
        public int compareTo(Bucket other) {
            return ORDER.compare(this, other);
        }
    }

    /// A sign of life. Both times are known by the quarter of an hour; in no zone a day begins within one.
    ///
    /// @param before when the same person showed the one before, or null when this is their first
    public record Sign(Instant at, @Nullable Instant before) {}

    /// Counts as many equal signs, of different people, in the periods of one zone.
    public void count(Sign sign, long times, ZoneId zone) {
        LocalDate day = sign.at().atZone(zone).toLocalDate();
        Instant before = sign.before();
        LocalDate last = before == null ? null : before.atZone(zone).toLocalDate();
        if (day.equals(last)) {
            return;
        }
        for (Period period : PERIODS) {
            LocalDate start = period.startOf(day);
            if (last == null || !period.startOf(last).equals(start)) {
                var _ = people.merge(new Bucket(zone.getId(), period, start), times, Long::sum);
            }
        }
    }

    /// What was counted, in a fixed order.
    public Map<Bucket, Long> counted() {
        return new TreeMap<>(people);
    }
}
