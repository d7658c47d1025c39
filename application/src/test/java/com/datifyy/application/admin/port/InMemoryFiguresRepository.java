package com.datifyy.application.admin.port;

import com.datifyy.application.availability.port.InMemorySlotRepository;
import com.datifyy.application.identity.port.InMemoryUserRepository;
import com.datifyy.application.profile.port.InMemoryProfileRepository;
import com.datifyy.application.shared.port.InMemoryTable;
import com.datifyy.application.shared.port.InMemoryUnitOfWork;
import com.datifyy.domain.availability.Slot;
import com.datifyy.domain.figures.ActivePeople.Bucket;
import com.datifyy.domain.figures.ActivePeople.Sign;
import com.datifyy.domain.figures.Buckets;
import com.datifyy.domain.identity.User;
import com.datifyy.domain.profile.Basics;
import com.datifyy.domain.profile.Details;
import com.datifyy.domain.profile.Profile;
import com.datifyy.domain.profile.Residence;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Counts everybody, in memory.
public final class InMemoryFiguresRepository implements FiguresRepository {
    private final InMemoryUnitOfWork units;
    private final InMemoryUserRepository users;
    private final InMemoryProfileRepository profiles;
    private final InMemorySlotRepository slots;
    private final InMemoryTable<Bucket, Long> people;
    private Dates dates = new Dates(0, 0);

    public InMemoryFiguresRepository(
            InMemoryUnitOfWork units,
            InMemoryUserRepository users,
            InMemoryProfileRepository profiles,
            InMemorySlotRepository slots) {
        this.units = units;
        this.users = users;
        this.profiles = profiles;
        this.slots = slots;
        people = new InMemoryTable<>(units);
    }

    /// Says which dates there are.
    public void dated(Dates all) {
        dates = all;
    }

    @Override
    public long all() {
        return users.all().size();
    }

    @Override
    public Accounts accounts(Instant since) {
        return new Accounts(
                users.all().size(),
                count(
                        users.all(),
                        user -> user.lastLoginAt() != null
                                && !user.lastLoginAt().isBefore(since)),
                count(users.all(), user -> user.emailVerifiedAt() != null));
    }

    @Override
    public long joinedBefore(Instant time) {
        return count(users.all(), user -> user.createdAt().isBefore(time));
    }

    @Override
    public List<Long> joinedBetween(List<Instant> times) {
        return between(users.all().stream().map(User::createdAt).toList(), times);
    }

    @Override
    public long freeAfter(Instant time) {
        return slots.all().stream()
                .map(Slot::owner)
                .distinct()
                .filter(owner -> slots.freeFrom(owner, time).stream()
                        .anyMatch(slot -> slot.start().isAfter(time)))
                .count();
    }

    @Override
    public Dates dates() {
        return dates;
    }

    @Override
    public Map<String, Long> genders() {
        return profiles.all().stream()
                .map(profile -> profile.answers().get(Basics.GENDER))
                .filter(Objects::nonNull)
                .collect(Collectors.groupingBy(Enum::name, Collectors.counting()));
    }

    @Override
    public List<Long> bornBetween(List<LocalDate> days) {
        return between(
                profiles.all().stream()
                        .map(Profile::birthDate)
                        .filter(Objects::nonNull)
                        .toList(),
                days);
    }

    @Override
    public Living byCountry(int atMost) {
        return living(homes(""), InMemoryFiguresRepository::country, InMemoryFiguresRepository::country, atMost);
    }

    @Override
    public Living byState(String country, int atMost) {
        return living(homes(country), Residence::state, home -> home.state() + "\n" + country(home), atMost);
    }

    @Override
    public Living byCity(String country, int atMost) {
        return byCity(homes(country), atMost);
    }

    @Override
    public Living byCityOfState(String state, int atMost) {
        return byCity(homes("").filter(home -> home.state().equalsIgnoreCase(state)), atMost);
    }

    @Override
    public List<Long> active(Buckets buckets) {
        return buckets.starts().stream()
                .map(start -> people.find(new Bucket(buckets.zone().getId(), buckets.period(), start))
                        .orElse(0L))
                .toList();
    }

    @Override
    public Map<Sign, Long> takeSigns(int atMost) {
        return users.takeSigns(atMost).stream()
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    @Override
    public void addActive(Map<Bucket, Long> more) {
        units.requireOpen();
        more.forEach((bucket, count) -> people.put(bucket, people.find(bucket).orElse(0L) + count));
    }

    private Stream<Residence> homes(String country) {
        return profiles.all().stream()
                .map(profile -> profile.answers().get(Details.LOCATION))
                .filter(Objects::nonNull)
                .filter(home -> country.isEmpty()
                        || home.country().equalsIgnoreCase(country)
                        || home.countryCode().equalsIgnoreCase(country));
    }

    private static Living byCity(Stream<Residence> homes, int atMost) {
        return living(homes, Residence::city, home -> home.city() + "\n" + country(home), atMost);
    }

    private static Living living(
            Stream<Residence> homes, Function<Residence, String> name, Function<Residence, String> key, int atMost) {
        List<Residence> all = homes.toList();
        List<Residence> told =
                all.stream().filter(home -> !name.apply(home).isEmpty()).toList();
        return new Living(all.size(), told.size(), largest(told.stream(), key, atMost));
    }

    private static String country(Residence home) {
        return home.country().isEmpty() ? home.countryCode() : home.country();
    }

    private static List<Place> largest(Stream<Residence> homes, Function<Residence, String> key, int atMost) {
        return homes.collect(Collectors.groupingBy(key)).entrySet().stream()
                .map(found -> new Place(
                        found.getKey().split("\n", 2)[0],
                        found.getValue().stream()
                                .map(Residence::countryCode)
                                .max(Comparator.naturalOrder())
                                .orElse(""),
                        found.getValue().size()))
                .sorted(Comparator.comparingLong(Place::people).reversed().thenComparing(Place::name))
                .limit(atMost)
                .toList();
    }

    private static <T> long count(List<T> all, Predicate<T> which) {
        return all.stream().filter(which).count();
    }

    private static <T extends Comparable<? super T>> List<Long> between(List<T> values, List<T> limits) {
        var counts = new ArrayList<Long>();
        for (int i = 0; i + 1 < limits.size(); i++) {
            T from = limits.get(i);
            T until = limits.get(i + 1);
            counts.add(count(values, value -> value.compareTo(from) >= 0 && value.compareTo(until) < 0));
        }
        return counts;
    }
}
