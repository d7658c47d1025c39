package com.datifyy.application.admin;

import com.datifyy.application.admin.port.AdminRepository;
import com.datifyy.application.admin.port.FiguresRepository;
import com.datifyy.application.admin.port.FiguresRepository.Living;
import com.datifyy.domain.admin.Admin;
import com.datifyy.domain.admin.AdminCaller;
import com.datifyy.domain.admin.Permission;
import com.datifyy.domain.figures.Buckets;
import com.datifyy.domain.figures.Period;
import com.datifyy.domain.figures.TimeZones;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.datifyy.domain.shared.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Figures about everybody, for the staff. They name nobody, so reading them is not noted. Days begin in the zone that
/// is asked for, or else in that of whoever asks.
public final class PlatformInsights {
    /// What those are called who did not tell.
    public static final String UNKNOWN = "Unknown";

    private static final Duration LATELY = Duration.ofDays(30);
    private static final int MOST_PLACES = 20;
    private static final int LONGEST_PLACE = 100;
    private static final List<String> AGES = List.of("18-24", "25-34", "35-44", "45-54", "55+");
    private static final List<Integer> AGE_LIMITS = List.of(55, 45, 35, 25);
    private static final LocalDate BEFORE_ANYBODY = LocalDate.of(1800, 1, 1);

    private static final Comparator<Share> MOST_FIRST =
            Comparator.comparingLong(Share::people).reversed().thenComparing(Share::name);

    private final FiguresRepository figures;
    private final AdminRepository admins;
    private final InstantSource clock;

    public PlatformInsights(FiguresRepository figures, AdminRepository admins, InstantSource clock) {
        this.figures = figures;
        this.admins = admins;
        this.clock = clock;
    }

    /// How things stand.
    ///
    /// @param active who signed in within the last 30 days
    /// @param available who has a free hour to come
    public record Platform(
            long all,
            long active,
            long verified,
            long available,
            long datesScheduled,
            long datesCompleted,
            long joinedToday,
            long joinedThisWeek,
            long joinedThisMonth) {}

    /// Which stretch of time is wanted, and how it is divided.
    ///
    /// @param from null for a month before the end
    /// @param until null for now
    /// @param zone the name of a zone; empty for that of whoever asks
    public record Span(
            Period period, @Nullable Instant from, @Nullable Instant until, String zone) {}

    /// The figure of one bucket.
    public record Point(String label, long value, Instant start) {}

    /// Figures of successive buckets.
    ///
    /// @param whole the one figure that stands for all of them
    /// @param rate in percent
    public record Series(List<Point> points, long whole, double rate) {
        public Series {
            points = List.copyOf(points);
        }
    }

    /// A group of people.
    ///
    /// @param code a short name, may be empty
    /// @param percentage of everybody
    public record Share(String name, String code, long people, double percentage) {}

    /// Who is free to meet somebody.
    ///
    /// @param rate the free ones in percent of everybody
    public record Availability(long free, long others, double rate) {}

    /// By what people are told apart.
    public enum Trait {
        GENDER,
        AGE_GROUP;

        /// The trait of a name, in whatever case; gender when it is empty.
        ///
        /// @throws InvalidInput when there is none
        public static Trait named(String name) {
            return PlatformInsights.named("metric_type", name, GENDER, values());
        }
    }

    /// How large the places are that people are counted at.
    public enum Level {
        COUNTRY,
        STATE,
        CITY;

        /// The level of a name, in whatever case; countries when it is empty.
        ///
        /// @throws InvalidInput when there is none
        public static Level named(String name) {
            return PlatformInsights.named("level", name, COUNTRY, values());
        }
    }

    /// How things stand now.
    ///
    /// @param zone in which today, this week and this month begin; empty for that of whoever asks
    public Platform platform(AdminCaller admin, String zone) {
        admin.require(Permission.SEE_FIGURES);
        ZoneId where = zone(admin, zone);
        Instant now = clock.instant();
        var accounts = figures.accounts(now.minus(LATELY));
        var dates = figures.dates();
        return new Platform(
                accounts.all(),
                accounts.signedInSince(),
                accounts.proven(),
                figures.freeAfter(now),
                dates.all(),
                dates.completed(),
                joinedSince(Period.DAILY, where, now),
                joinedSince(Period.WEEKLY, where, now),
                joinedSince(Period.MONTHLY, where, now));
    }

    /// How many people there were at the end of each bucket; the whole is the last of them, the rate how much
    /// more that is than the first.
    public Series growth(AdminCaller admin, Span span) {
        admin.require(Permission.SEE_FIGURES);
        Buckets buckets = buckets(admin, span);
        List<Long> joined = figures.joinedBetween(buckets.bounds());
        List<Long> totals = new ArrayList<>();
        long total = figures.joinedBefore(buckets.bounds().getFirst());
        for (long more : joined) {
            total += more;
            totals.add(total);
        }
        return new Series(points(buckets, totals), total, growth(totals));
    }

    /// How many people joined in each bucket; the whole is their sum, the rate how much more joined in the
    /// last than in the first.
    public Series signups(AdminCaller admin, Span span) {
        admin.require(Permission.SEE_FIGURES);
        Buckets buckets = buckets(admin, span);
        List<Long> joined = figures.joinedBetween(buckets.bounds());
        return new Series(points(buckets, joined), sum(joined), growth(joined));
    }

    /// How many different people were there in each bucket; the whole is the last of them, the rate its part of
    /// everybody who has an account now. Somebody who is there in two buckets counts in both, so there is no sum.
    /// Whoever is deleted for good since still counts in the buckets, so the rate is bounded: 100 means everybody.
    public Series active(AdminCaller admin, Span span) {
        admin.require(Permission.SEE_FIGURES);
        Buckets buckets = buckets(admin, span);
        List<Long> people = figures.active(buckets);
        return new Series(points(buckets, people), people.getLast(), Math.min(percent(people.getLast(), all()), 100));
    }

    /// Who people are: genders by their number, ages by their order, without those whose age is not known.
    ///
    /// @param zone in which it is today; empty for that of whoever asks
    public List<Share> demographics(AdminCaller admin, Trait trait, String zone) {
        admin.require(Permission.SEE_FIGURES);
        ZoneId where = zone(admin, zone);
        return switch (trait) {
            case GENDER -> genders();
            case AGE_GROUP -> ages(clock.instant().atZone(where).toLocalDate());
        };
    }

    /// Where people live, by their number: the first 20 places.
    ///
    /// @param parent the country, by its name or its two letters; may be empty, except for states. For cities also
    ///     the state, where nobody lives in a country of that name
    /// @throws InvalidInput when there is no parent for states
    public List<Share> places(AdminCaller admin, Level level, String parent) {
        admin.require(Permission.SEE_FIGURES);
        String country = Texts.clean("parent_location", parent, LONGEST_PLACE, false);
        long all = all();
        return switch (level) {
            case COUNTRY -> largest(figures.byCountry(MOST_PLACES), all, all);
            case STATE -> {
                if (country.isEmpty()) {
                    throw new InvalidInput("parent_location", "is required: the country of the states");
                }
                Living there = figures.byState(country, MOST_PLACES);
                yield largest(there, there.people(), all);
            }
            case CITY -> cities(country, all);
        };
    }

    private List<Share> cities(String parent, long all) {
        Living there = figures.byCity(parent, MOST_PLACES);
        if (parent.isEmpty()) {
            return largest(there, all, all);
        }
        if (there.people() == 0) {
            there = figures.byCityOfState(parent, MOST_PLACES);
        }
        return largest(there, there.people(), all);
    }

    /// Who is free to meet somebody from now on.
    public Availability availability(AdminCaller admin) {
        admin.require(Permission.SEE_FIGURES);
        long all = all();
        long free = Math.min(all, figures.freeAfter(clock.instant()));
        return new Availability(free, all - free, percent(free, all));
    }

    private static <E extends Enum<E>> E named(String field, String name, E usual, E[] all) {
        if (name.isBlank()) {
            return usual;
        }
        return Arrays.stream(all)
                .filter(one -> one.name().equalsIgnoreCase(name.strip()))
                .findFirst()
                .orElseThrow(() -> new InvalidInput(
                        field,
                        "must be one of "
                                + Arrays.stream(all)
                                        .map(one -> one.name().toLowerCase(Locale.ROOT))
                                        .collect(Collectors.joining(", "))));
    }

    private ZoneId zone(AdminCaller admin, String name) {
        return name.isEmpty()
                ? admins.find(admin.id()).map(Admin::zone).orElse(Admin.USUAL_ZONE)
                : TimeZones.named(name);
    }

    private Buckets buckets(AdminCaller admin, Span span) {
        ZoneId zone = zone(admin, span.zone());
        Instant now = clock.instant();
        Instant until = span.until() == null || span.until().isAfter(now) ? now : span.until();
        Instant from = span.from() == null ? until.atZone(zone).minusMonths(1).toInstant() : span.from();
        return Buckets.touching(span.period(), zone, from, until);
    }

    private long joinedSince(Period period, ZoneId zone, Instant now) {
        var current = Buckets.touching(period, zone, now, now);
        return sum(figures.joinedBetween(current.bounds()));
    }

    private List<Share> genders() {
        long all = all();
        var told = figures.genders();
        long unknown = Math.max(0, all - sum(List.copyOf(told.values())));
        return Stream.concat(
                        told.entrySet().stream().map(gender -> share(gender.getKey(), "", gender.getValue(), all)),
                        unknown == 0 ? Stream.empty() : Stream.of(share(UNKNOWN, "", unknown, all)))
                .sorted(MOST_FIRST)
                .toList();
    }

    private List<Share> ages(LocalDate today) {
        long all = all();
        var days = new ArrayList<LocalDate>();
        days.add(BEFORE_ANYBODY);
        // Somebody is that old from their birthday on.
        AGE_LIMITS.forEach(age -> days.add(today.minusYears(age).plusDays(1)));
        days.add(today.plusDays(1));
        List<Long> oldestFirst = figures.bornBetween(days);
        var shares = new ArrayList<Share>();
        for (int i = 0; i < AGES.size(); i++) {
            shares.add(share(AGES.get(i), "", oldestFirst.get(AGES.size() - 1 - i), all));
        }
        return Collections.unmodifiableList(shares);
    }

    /// @param living of whom those who did not tell are counted as well
    private static List<Share> largest(Living there, long living, long all) {
        long unknown = living - there.told();
        return Stream.concat(
                        there.places().stream()
                                .map(place -> share(place.name(), place.countryCode(), place.people(), all)),
                        unknown <= 0 ? Stream.empty() : Stream.of(share(UNKNOWN, "", unknown, all)))
                .sorted(MOST_FIRST)
                .limit(MOST_PLACES)
                .toList();
    }

    private long all() {
        return figures.all();
    }

    private static Share share(String name, String code, long people, long all) {
        return new Share(name, code, people, percent(people, all));
    }

    private static List<Point> points(Buckets buckets, List<Long> values) {
        List<LocalDate> starts = buckets.starts();
        var points = new ArrayList<Point>();
        for (int i = 0; i < starts.size(); i++) {
            LocalDate start = starts.get(i);
            points.add(new Point(buckets.period().label(start), values.get(i), buckets.beginning(start)));
        }
        return points;
    }

    private static long sum(List<Long> values) {
        return values.stream().mapToLong(Long::longValue).sum();
    }

    private static double growth(List<Long> values) {
        long first = values.getFirst();
        return values.size() < 2 || first == 0 ? 0 : (values.getLast() - first) * 100.0 / first;
    }

    private static double percent(long part, long all) {
        return all == 0 ? 0 : part * 100.0 / all;
    }
}
