package com.datifyy.application.dates.port;

import com.datifyy.application.admin.port.InMemoryAdminRepository;
import com.datifyy.application.safety.port.BlockRepository;
import com.datifyy.application.shared.port.InMemoryTable;
import com.datifyy.application.shared.port.InMemoryUnitOfWork;
import com.datifyy.domain.admin.Admin;
import com.datifyy.domain.admin.AdminId;
import com.datifyy.domain.dates.Booking;
import com.datifyy.domain.dates.Cancellation;
import com.datifyy.domain.dates.DateFeedback;
import com.datifyy.domain.dates.DateId;
import com.datifyy.domain.dates.DateStatus;
import com.datifyy.domain.dates.DateTally;
import com.datifyy.domain.dates.ScheduledDate;
import com.datifyy.domain.identity.UserId;
import com.datifyy.domain.shared.NumberedPage;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// The dates, in memory.
public final class InMemoryDateRepository implements DateRepository {
    private static final Comparator<ScheduledDate> SOONEST =
            Comparator.comparing(ScheduledDate::start).thenComparing(ScheduledDate::id);

    private final InMemoryUnitOfWork units;
    private final BlockRepository blocks;
    private final InMemoryAdminRepository admins;
    private final InMemoryTable<DateId, ScheduledDate> rows;
    private final InMemoryTable<DateId, Instant> reminded;
    private final InMemoryTable<String, DateFeedback> feedback;
    private Consumer<ScheduledDate> others = InMemoryDateRepository::nobody;

    public InMemoryDateRepository(InMemoryUnitOfWork units, BlockRepository blocks, InMemoryAdminRepository admins) {
        this.units = units;
        this.blocks = blocks;
        this.admins = admins;
        rows = new InMemoryTable<>(units);
        reminded = new InMemoryTable<>(units);
        feedback = new InMemoryTable<>(units);
    }

    private static void nobody(ScheduledDate date) {}

    /// Has others do something whenever a date is about to be added.
    public void beforeEachIsAdded(Consumer<ScheduledDate> others) {
        this.others = others;
    }

    @Override
    public Outcome add(ScheduledDate date) {
        units.requireOpen();
        Consumer<ScheduledDate> now = others;
        others = InMemoryDateRepository::nobody;
        now.accept(date);
        others = now;
        if (admins.find(date.genie()).filter(Admin::guidesDates).isEmpty()) {
            return Outcome.GENIE_GONE;
        }
        if (rows.find(date.id()).isPresent()) {
            return Outcome.ID_TAKEN;
        }
        List<ScheduledDate> clashing = rows.findAll(other -> clashes(date, other));
        if (!clashing.isEmpty()) {
            return clashing.stream().anyMatch(other -> other.isOf(date.first()) || other.isOf(date.second()))
                    ? Outcome.PERSON_BUSY
                    : Outcome.GENIE_BUSY;
        }
        rows.put(date.id(), date);
        return Outcome.DONE;
    }

    @Override
    public Optional<ScheduledDate> find(DateId id) {
        return rows.find(id);
    }

    @Override
    public Optional<ScheduledDate> findForUpdate(DateId id) {
        units.requireOpen();
        return find(id);
    }

    @Override
    public void save(ScheduledDate date) {
        if (find(date.id()).isEmpty()) {
            throw new IllegalStateException("there is no date " + date.id());
        }
        rows.put(date.id(), date);
    }

    @Override
    public List<ScheduledDate> activeForUpdate(UserId person) {
        units.requireOpen();
        return rows.findAll(date -> date.isOf(person) && date.status().isActive()).stream()
                .sorted(SOONEST)
                .toList();
    }

    @Override
    public List<ScheduledDate> activeForUpdate(AdminId genie) {
        units.requireOpen();
        return rows.findAll(date -> date.genie().equals(genie) && date.status().isActive()).stream()
                .sorted(SOONEST)
                .toList();
    }

    @Override
    public boolean handOver(ScheduledDate date) {
        units.requireOpen();
        boolean busy = !rows.findAll(other -> !other.id().equals(date.id())
                        && other.genie().equals(date.genie())
                        && other.takesTime(date.start(), date.end()))
                .isEmpty();
        if (!busy) {
            rows.put(date.id(), date);
        }
        return !busy;
    }

    @Override
    public NumberedPage<ScheduledDate> upcoming(UserId person, Instant now, NumberedPage.Wanted wanted) {
        return page(
                of(person).stream()
                        .filter(date -> date.isAhead(now))
                        .sorted(SOONEST)
                        .toList(),
                wanted);
    }

    @Override
    public NumberedPage<ScheduledDate> past(UserId person, Instant now, NumberedPage.Wanted wanted) {
        return page(
                of(person).stream()
                        .filter(date -> !date.isAhead(now))
                        .sorted(SOONEST.reversed())
                        .toList(),
                wanted);
    }

    @Override
    public List<ScheduledDate> all(UserId person, int atMost) {
        return rows.findAll(date -> date.isOf(person)).stream()
                .sorted(SOONEST.reversed())
                .limit(atMost)
                .toList();
    }

    @Override
    public Set<UserId> metBy(UserId person, Collection<UserId> others) {
        return rows.findAll(date -> date.isOf(person) && others.contains(date.otherThan(person))).stream()
                .map(date -> date.otherThan(person))
                .collect(Collectors.toSet());
    }

    @Override
    public Map<UserId, List<Booking>> bookings(Collection<UserId> people, Instant after) {
        Map<UserId, List<Booking>> found = new HashMap<>();
        for (UserId person : people) {
            List<Booking> taken = rows
                    .findAll(date -> date.isOf(person)
                            && date.status().isActive()
                            && date.end().isAfter(after))
                    .stream()
                    .sorted(SOONEST)
                    .map(date -> new Booking(date.start(), date.end()))
                    .toList();
            if (!taken.isEmpty()) {
                found.put(person, taken);
            }
        }
        return found;
    }

    @Override
    public List<ScheduledDate> between(UserId one, UserId other) {
        return rows.findAll(date -> date.isOf(one) && date.isOf(other)).stream()
                .sorted(SOONEST.reversed())
                .toList();
    }

    @Override
    public Overview overview(UserId person, Instant now, int atMost) {
        var first = new NumberedPage.Wanted(1, atMost);
        return new Overview(
                upcoming(person, now, first).items(), past(person, now, first).items(), tally(person, now));
    }

    @Override
    public DateTally tally(UserId person, Instant now) {
        List<ScheduledDate> all = of(person);
        List<DateFeedback> given = feedback
                .findAll(said -> !said.from().equals(person)
                        && all.stream().anyMatch(date -> date.id().equals(said.date())))
                .stream()
                .sorted(Comparator.comparing(DateFeedback::at).thenComparing(DateFeedback::date))
                .toList();
        List<DateFeedback> ratings = given.subList(0, DateTally.counted(given.size()));
        return new DateTally(
                all.size(),
                Math.toIntExact(all.stream().filter(date -> date.isAhead(now)).count()),
                Math.toIntExact(all.stream().filter(date -> !date.isAhead(now)).count()),
                count(all, DateStatus.COMPLETED),
                count(all, DateStatus.CANCELLED),
                Math.toIntExact(
                        all.stream().filter(date -> date.isMissedBy(person)).count()),
                Math.toIntExact(all.stream()
                        .filter(date -> {
                            Cancellation why = date.cancellation();
                            return why != null && person.equals(why.by());
                        })
                        .count()),
                ratings.size(),
                ratings.stream().mapToInt(DateFeedback::rating).sum());
    }

    @Override
    public NumberedPage<ScheduledDate> list(AdminId genie, DateStatus status, NumberedPage.Wanted wanted) {
        return page(
                rows
                        .findAll(date -> (genie == null || date.genie().equals(genie))
                                && (status == null || date.status() == status))
                        .stream()
                        .sorted(SOONEST.reversed())
                        .toList(),
                wanted);
    }

    @Override
    public Optional<AdminId> freeGenie(Instant from, Instant to) {
        List<ScheduledDate> active = rows.findAll(date -> date.status().isActive());
        return admins.list(new NumberedPage.Wanted(1, Integer.MAX_VALUE)).items().stream()
                .filter(Admin::guidesDates)
                .map(Admin::id)
                .filter(genie -> active.stream()
                        .noneMatch(date ->
                                date.genie().equals(genie) && date.start().isBefore(to) && from.isBefore(date.end())))
                .min(Comparator.<AdminId>comparingLong(genie -> active.stream()
                                .filter(date -> date.genie().equals(genie))
                                .count())
                        .thenComparing(Comparator.naturalOrder()));
    }

    @Override
    public List<ScheduledDate> toRemindOf(Instant now, Instant startingBefore, int atMost) {
        units.requireOpen();
        return rows
                .findAll(date -> (date.status() == DateStatus.SCHEDULED || date.status() == DateStatus.CONFIRMED)
                        && !date.start().isBefore(now)
                        && date.start().isBefore(startingBefore)
                        && reminded.find(date.id()).isEmpty())
                .stream()
                .sorted(SOONEST)
                .limit(atMost)
                .toList();
    }

    @Override
    public void reminded(DateId id, Instant at) {
        reminded.put(id, at);
    }

    @Override
    public boolean addFeedback(DateFeedback said) {
        units.requireOpen();
        String key = said.date() + "/" + said.from();
        if (feedback.find(key).isPresent()) {
            return false;
        }
        feedback.put(key, said);
        return true;
    }

    @Override
    public Map<DateId, List<DateFeedback>> feedbackOn(Collection<DateId> about) {
        return feedback.findAll(said -> about.contains(said.date())).stream()
                .sorted(Comparator.comparing(DateFeedback::at).thenComparing(DateFeedback::from))
                .collect(Collectors.groupingBy(DateFeedback::date));
    }

    @Override
    public List<DateFeedback> feedbackBy(UserId person) {
        return feedback.findAll(said -> said.from().equals(person)).stream()
                .sorted(Comparator.comparing(DateFeedback::at)
                        .thenComparing(DateFeedback::date)
                        .reversed())
                .toList();
    }

    private List<ScheduledDate> of(UserId person) {
        return rows.findAll(date -> date.isOf(person) && !blocks.existsBetween(person, date.otherThan(person)));
    }

    private static int count(List<ScheduledDate> dates, DateStatus status) {
        return Math.toIntExact(
                dates.stream().filter(date -> date.status() == status).count());
    }

    private static boolean clashes(ScheduledDate date, ScheduledDate other) {
        return date.status().isActive()
                && other.status().isActive()
                && date.start().isBefore(other.end())
                && other.start().isBefore(date.end())
                && (other.isOf(date.first())
                        || other.isOf(date.second())
                        || other.genie().equals(date.genie()));
    }

    private static NumberedPage<ScheduledDate> page(List<ScheduledDate> all, NumberedPage.Wanted wanted) {
        return new NumberedPage<>(
                all.stream().skip(wanted.offset()).limit(wanted.size()).toList(),
                wanted.page(),
                wanted.size(),
                all.size());
    }
}
