package com.datifyy.domain.dates;

import com.datifyy.domain.availability.MeetingMode;
import com.datifyy.domain.availability.Slot;
import com.datifyy.domain.availability.Venue;
import com.datifyy.domain.shared.GeoCell;
import com.datifyy.domain.shared.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// When two people are both free for a meeting of one kind: sorted stretches of time, of which those of one
/// kind neither overlap nor touch.
///
/// It does not matter who of the two is named first, nor in which order their slots are.
public record SharedHours(List<Stretch> stretches) {
    /// How far apart two places may be that people offer for the same hour, in kilometres.
    public static final int USUAL_KILOMETRES = 50;

    private static final Comparator<Stretch> IN_ORDER =
            Comparator.comparing(Stretch::start).thenComparing(Stretch::kind);

    public SharedHours {
        stretches = List.copyOf(stretches);
    }

    /// A time without a break, from `start` up to but not including `end`.
    public record Stretch(Instant start, Instant end, MeetingKind kind) {
        public Stretch {
            if (!start.isBefore(end)) {
                throw new IllegalArgumentException("a stretch has a length");
            }
        }

        private boolean covers(Instant from, Instant to) {
            return !start.isAfter(from) && !end.isBefore(to);
        }

        /// @param bookings in the order in which they begin
        private List<Stretch> without(List<Booking> bookings) {
            List<Stretch> left = new ArrayList<>();
            Instant from = start;
            for (Booking booking : bookings) {
                if (from.isBefore(end) && booking.end().isAfter(from)) {
                    if (from.isBefore(booking.start())) {
                        left.add(new Stretch(from, earlier(booking.start(), end), kind));
                    }
                    from = booking.end();
                }
            }
            if (from.isBefore(end)) {
                left.add(new Stretch(from, end, kind));
            }
            return left;
        }
    }

    /// The hours of one person alone.
    public static SharedHours of(Collection<Slot> slots) {
        return joined(slots.stream()
                .map(slot -> new Stretch(slot.start(), slot.end(), MeetingKind.of(slot.mode())))
                .toList());
    }

    /// What two people have in common.
    ///
    /// @param mostKilometres how far apart the places of both may be, for a meeting in person
    public static SharedHours between(Collection<Slot> one, Collection<Slot> other, int mostKilometres) {
        List<Stretch> common = new ArrayList<>();
        List<Slot> others =
                other.stream().sorted(Comparator.comparing(Slot::start)).toList();
        int first = 0;
        for (Slot mine : one.stream().sorted(Comparator.comparing(Slot::start)).toList()) {
            while (first < others.size() && !others.get(first).end().isAfter(mine.start())) {
                first++;
            }
            for (int i = first; i < others.size() && others.get(i).start().isBefore(mine.end()); i++) {
                Slot theirs = others.get(i);
                if (mine.overlaps(theirs) && isSameKindOfMeeting(mine.mode(), theirs.mode(), mostKilometres)) {
                    common.add(new Stretch(
                            later(mine.start(), theirs.start()),
                            earlier(mine.end(), theirs.end()),
                            MeetingKind.of(mine.mode())));
                }
            }
        }
        return joined(common);
    }

    /// What two people have in common for a meeting at one place: of their hours only those whose own places are
    /// near it, and near each other. Online there is no place, so it is what they have in common.
    public static SharedHours around(
            MeetingMode meeting, Collection<Slot> one, Collection<Slot> other, int mostKilometres) {
        return between(near(meeting, one, mostKilometres), near(meeting, other, mostKilometres), mostKilometres);
    }

    private static List<Slot> near(MeetingMode meeting, Collection<Slot> slots, int mostKilometres) {
        return slots.stream()
                .filter(slot -> isSameKindOfMeeting(meeting, slot.mode(), mostKilometres))
                .toList();
    }

    /// What is left beside the dates of somebody: where one lies within a stretch, the time before it and after it.
    public SharedHours without(Collection<Booking> bookings) {
        List<Booking> inOrder =
                bookings.stream().sorted(Comparator.comparing(Booking::start)).toList();
        return new SharedHours(stretches.stream()
                .flatMap(stretch -> stretch.without(inOrder).stream())
                .sorted(IN_ORDER)
                .toList());
    }

    /// Only what lasts at least so long.
    public SharedHours lasting(Duration shortest) {
        return new SharedHours(stretches.stream()
                .filter(stretch ->
                        Duration.between(stretch.start(), stretch.end()).compareTo(shortest) >= 0)
                .toList());
    }

    /// Whether a meeting of a kind fits in.
    public boolean cover(Instant from, Instant to, MeetingKind kind) {
        return stretches.stream().anyMatch(stretch -> stretch.kind() == kind && stretch.covers(from, to));
    }

    private static boolean isSameKindOfMeeting(MeetingMode one, MeetingMode other, int mostKilometres) {
        if (MeetingKind.of(one) != MeetingKind.of(other)) {
            return false;
        }
        Venue here = venueOf(one);
        Venue there = venueOf(other);
        return here == null || there == null || isNear(here, there, mostKilometres);
    }

    /// By their coordinates when both have some, by their cities otherwise: in one country there are cities of the
    /// same name in different states.
    private static boolean isNear(Venue here, Venue there, int mostKilometres) {
        GeoCell one = cellOf(here);
        GeoCell other = cellOf(there);
        if (one != null && other != null) {
            return one.kilometresTo(other) <= mostKilometres;
        }
        return isSame(here.city(), there.city())
                && isSame(here.state(), there.state())
                && isSame(here.country(), there.country());
    }

    private static boolean isSame(String one, String other) {
        return Texts.comparable(one).equals(Texts.comparable(other));
    }

    private static @Nullable GeoCell cellOf(Venue venue) {
        Double latitude = venue.latitude();
        Double longitude = venue.longitude();
        return latitude == null || longitude == null ? null : GeoCell.containing(latitude, longitude);
    }

    private static @Nullable Venue venueOf(MeetingMode mode) {
        return switch (mode) {
            case MeetingMode.Online _ -> null;
            case MeetingMode.Offline(Venue place) -> place;
            case MeetingMode.Event(Venue place) -> place;
        };
    }

    private static SharedHours joined(Collection<Stretch> stretches) {
        Map<MeetingKind, List<Stretch>> byKind = new EnumMap<>(MeetingKind.class);
        stretches.stream().sorted(IN_ORDER).forEach(stretch -> {
            List<Stretch> known = byKind.computeIfAbsent(stretch.kind(), _ -> new ArrayList<>());
            if (known.isEmpty() || known.getLast().end().isBefore(stretch.start())) {
                known.add(stretch);
            } else {
                Stretch last = known.removeLast();
                known.add(new Stretch(last.start(), later(last.end(), stretch.end()), stretch.kind()));
            }
        });
        return new SharedHours(
                byKind.values().stream().flatMap(List::stream).sorted(IN_ORDER).toList());
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
