package com.datifyy.application.availability.port;

import com.datifyy.application.dates.port.DateRepository;
import com.datifyy.application.shared.port.InMemoryTable;
import com.datifyy.application.shared.port.InMemoryUnitOfWork;
import com.datifyy.domain.availability.Slot;
import com.datifyy.domain.availability.SlotId;
import com.datifyy.domain.dates.Booking;
import com.datifyy.domain.identity.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The free hours, in memory.
public final class InMemorySlotRepository implements SlotRepository {
    private final InMemoryUnitOfWork units;
    private final DateRepository dates;
    private final InMemoryTable<SlotId, Slot> rows;

    public InMemorySlotRepository(InMemoryUnitOfWork units, DateRepository dates) {
        this.units = units;
        this.dates = dates;
        rows = new InMemoryTable<>(units);
    }

    @Override
    public boolean add(Slot slot) {
        units.requireOpen();
        if (overlapsAnother(slot)) {
            return false;
        }
        rows.put(slot.id(), slot);
        return true;
    }

    /// Everybody's.
    public List<Slot> all() {
        return rows.all();
    }

    @Override
    public List<Slot> findFor(UserId owner, Instant from, Instant to, int limit) {
        return rows
                .findAll(slot -> slot.owner().equals(owner)
                        && (from == null || !slot.start().isBefore(from))
                        && (to == null || !slot.start().isAfter(to)))
                .stream()
                .sorted(Comparator.comparing(Slot::start))
                .limit(limit)
                .toList();
    }

    @Override
    public Map<UserId, List<Slot>> findForAll(Collection<UserId> owners, Instant from, int limit) {
        Map<UserId, List<Slot>> found = new HashMap<>();
        for (UserId owner : owners) {
            List<Slot> free = findFor(owner, from, null, limit);
            if (!free.isEmpty()) {
                found.put(owner, free);
            }
        }
        return found;
    }

    @Override
    public int countFrom(UserId owner, Instant from) {
        return findFor(owner, from, null, Integer.MAX_VALUE).size();
    }

    @Override
    public Map<UserId, Integer> countFreeBetween(Collection<UserId> owners, Instant from, Instant to) {
        return owners.stream()
                .flatMap(owner -> freeFrom(owner, from).stream())
                .filter(slot -> slot.start().isBefore(to))
                .collect(Collectors.toMap(Slot::owner, _ -> 1, Integer::sum));
    }

    /// Somebody's slots from a time on that no date of theirs touches, by start time.
    public List<Slot> freeFrom(UserId owner, Instant from) {
        return Booking.leftFree(
                findFor(owner, from, null, Integer.MAX_VALUE),
                dates.bookings(List.of(owner), from).getOrDefault(owner, List.of()));
    }

    @Override
    public Optional<Slot> find(UserId owner, SlotId id) {
        return rows.find(id).filter(slot -> slot.owner().equals(owner));
    }

    @Override
    public boolean save(Slot slot) {
        units.requireOpen();
        Slot before = find(slot.owner(), slot.id())
                .orElseThrow(() -> new IllegalStateException("there is no slot " + slot.id()));
        if (overlapsAnother(slot)) {
            return false;
        }
        rows.put(
                slot.id(),
                new Slot(
                        slot.id(),
                        slot.owner(),
                        slot.start(),
                        slot.mode(),
                        slot.notes(),
                        before.createdAt(),
                        slot.updatedAt()));
        return true;
    }

    @Override
    public boolean remove(UserId owner, SlotId id) {
        units.requireOpen();
        return find(owner, id).isPresent() && rows.remove(id);
    }

    private boolean overlapsAnother(Slot slot) {
        return !rows.findAll(other ->
                        other.owner().equals(slot.owner()) && !other.id().equals(slot.id()) && other.overlaps(slot))
                .isEmpty();
    }
}
