package com.datifyy.application.availability;

import com.datifyy.application.availability.port.SlotRepository;
import com.datifyy.application.dates.DateCancelling;
import com.datifyy.application.shared.port.IdGenerator;
import com.datifyy.application.shared.port.UnitOfWork;
import com.datifyy.domain.availability.Slot;
import com.datifyy.domain.availability.SlotId;
import com.datifyy.domain.identity.Caller;
import com.datifyy.domain.shared.Refusal.Conflict;
import com.datifyy.domain.shared.Refusal.InvalidInput;
import com.datifyy.domain.shared.Refusal.NotFound;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Giving, moving and taking back one's free hours.
public final class AvailabilityPlanning {
    /// The most slots one request may offer.
    public static final int MOST_PER_REQUEST = 200;

    /// The most slots somebody may have ahead of them.
    public static final int MOST_AHEAD = 1_000;

    private final SlotRepository slots;
    private final DateCancelling dates;
    private final IdGenerator ids;
    private final UnitOfWork unitOfWork;
    private final InstantSource clock;

    public AvailabilityPlanning(
            SlotRepository slots, DateCancelling dates, IdGenerator ids, UnitOfWork unitOfWork, InstantSource clock) {
        this.slots = slots;
        this.dates = dates;
        this.ids = ids;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
    }

    /// What became of the slots somebody offered.
    ///
    /// @param created those that were added, in the order offered
    /// @param refused why the others were not, by position, from 0
    public record Submission(List<Slot> created, SortedMap<Integer, String> refused) {
        /// One sentence that counts both.
        public String summary() {
            int all = created.size() + refused.size();
            String sentence = "Successfully created " + created.size() + " out of " + all + " slots";
            return refused.isEmpty() ? sentence : sentence + ", " + refused.size() + " failed";
        }
    }

    /// What became of a slot that its owner took back, and of what stood in it.
    ///
    /// @param cancelled how many dates were cancelled with it
    public record Removal(int cancelled) {
        /// One sentence that tells both.
        public String summary() {
            return switch (cancelled) {
                case 0 -> "The slot was deleted";
                case 1 -> "The slot was deleted, and the date in it was cancelled";
                default -> "The slot was deleted, and the " + cancelled + " dates in it were cancelled";
            };
        }
    }

    /// Adds each slot that can be added; one that cannot does not stand in the way of the others.
    ///
    /// @param offers the slots as the caller gave them; reading one may refuse it
    /// @throws InvalidInput when there are none, or more than 200
    public Submission submit(Caller caller, List<Supplier<Slot.Offer>> offers) {
        if (offers.isEmpty()) {
            throw new InvalidInput("slots", "must hold at least one slot");
        }
        if (offers.size() > MOST_PER_REQUEST) {
            throw new InvalidInput("slots", "may hold at most " + MOST_PER_REQUEST + " slots");
        }
        return unitOfWork.execute(() -> {
            var _ = dates.lock(caller.id());
            Instant now = clock.instant();
            int ahead = slots.countFrom(caller.id(), now);
            List<Slot> created = new ArrayList<>();
            SortedMap<Integer, String> refused = new TreeMap<>();
            for (int i = 0; i < offers.size(); i++) {
                try {
                    created.add(add(caller, offers.get(i).get(), ahead + created.size(), now));
                } catch (InvalidInput | Conflict refusal) {
                    refused.put(i, refusal.getMessage());
                }
            }
            return new Submission(created, refused);
        });
    }

    /// The caller's slots by start time, at most 1,000.
    ///
    /// @param from the earliest start, or null for those that are not over yet
    /// @param to the latest start, or null
    public List<Slot> list(Caller caller, @Nullable Instant from, @Nullable Instant to) {
        Instant earliest = from == null ? clock.instant().minus(Slot.LENGTH) : from;
        return slots.findFor(caller.id(), earliest, to, MOST_AHEAD);
    }

    /// Moves or otherwise changes one of the caller's slots.
    ///
    /// @param offer what the slot becomes, made of what it is
    /// @throws NotFound when the caller has no such slot
    /// @throws InvalidInput when it would begin too early or too late
    /// @throws Conflict when it would overlap another one, or a date stands in it
    public Slot change(Caller caller, SlotId id, Function<Slot, Slot.Offer> offer) {
        return unitOfWork.execute(() -> {
            var _ = dates.lock(caller.id());
            Slot present = slots.find(caller.id(), id).orElseThrow(AvailabilityPlanning::unknown);
            Slot slot = present.changedTo(offer.apply(present), clock.instant());
            if (!slot.start().equals(present.start()) || !slot.mode().equals(present.mode())) {
                dates.requireNoneIn(present);
            }
            if (!slots.save(slot)) {
                throw overlapping();
            }
            return slot;
        });
    }

    /// Takes back one of the caller's slots, and cancels the date that stands in it.
    ///
    /// @param confirmed whether the caller knows that one does
    /// @throws NotFound when the caller has no such slot
    /// @throws Conflict when a date stands in it and the caller did not confirm
    public Removal remove(Caller caller, SlotId id, boolean confirmed) {
        return unitOfWork.execute(() -> {
            var _ = dates.lock(caller.id());
            Slot slot = slots.find(caller.id(), id).orElseThrow(AvailabilityPlanning::unknown);
            int cancelled = dates.hourTakenBack(slot, confirmed);
            if (!slots.remove(caller.id(), id)) {
                throw unknown();
            }
            return new Removal(cancelled);
        });
    }

    private Slot add(Caller caller, Slot.Offer offer, int ahead, Instant now) {
        if (ahead >= MOST_AHEAD) {
            throw new Conflict("You already have " + MOST_AHEAD + " slots ahead");
        }
        Slot slot = Slot.offered(ids.slotId(), caller.id(), offer, now);
        if (!slots.add(slot)) {
            throw overlapping();
        }
        return slot;
    }

    private static NotFound unknown() {
        return new NotFound("This slot");
    }

    private static Conflict overlapping() {
        return new Conflict("This slot overlaps one you already have");
    }
}
